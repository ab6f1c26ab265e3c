"""The knowledge files load within a second and 150 MB, and 1,000 names are looked up within 50 ms."""

from __future__ import annotations

import subprocess
import sys

from khabar.bench import look_up


def test_a_thousand_names_are_looked_up_quickly() -> None:
    assert look_up(1000) < 50


def test_loading_takes_little_time_and_memory() -> None:
    program = "from khabar.bench import load_knowledge; print(*load_knowledge())"
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
        for _ in range(3)
    ]
    assert min(float(seconds) for seconds, _ in runs) < 1.0
    assert max(float(mb) for _, mb in runs) < 150
