# make run: code the sample articles and print their readings.   make test: every check.
# make accuracy: figures on the held-out articles.
# Both set up .venv first, and again only when pyproject.toml has changed.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run test accuracy clean
.DELETE_ON_ERROR:

run: .venv/.installed
	$(BIN)/khabar samples --db khabar.db

test: .venv/.installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --strict
	$(BIN)/lint-imports
	$(BIN)/pytest

# Codes training/corpus/held-out, then the resolution test set; fails where a figure is below its floor (training/*floors.yaml).
accuracy: .venv/.installed-dev
	$(BIN)/python -m training.accuracy
	$(BIN)/python -m training.resolution

.venv/.installed: pyproject.toml | .venv/bin/python
	$(PIP) --editable .
	@touch $@

.venv/.installed-dev: pyproject.toml | .venv/bin/python
	$(PIP) --editable '.[dev]'
	@touch $@ .venv/.installed

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Khabar needs Python 3.11 or newer as $(PYTHON). Install it, or name one: make PYTHON=python3.12" >&2; \
		exit 1; }
	@$(PYTHON) -m venv .venv || { \
		echo "Python cannot make .venv. On Debian and Ubuntu: apt-get install python3-venv" >&2; \
		rm -rf .venv; exit 1; }

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find khabar tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
