"""The two kinds of failure: one article is skipped, or the whole run stops."""

from __future__ import annotations


class KhabarError(Exception):
    """Base class of every error that Khabar raises on purpose.

    `subject` names the file or article; `problem` says what is wrong; `remedy` says what the user can do.
    """

    def __init__(self, subject: str, problem: str, remedy: str) -> None:
        super().__init__(f"{subject}: {problem}. {remedy}")
        self.subject = subject
        self.problem = problem
        self.remedy = remedy


class ArticleError(KhabarError):
    """One article cannot be read or coded: it is recorded and skipped, the run goes on."""


class RunAborted(KhabarError):  # noqa: N818 - named for what happens, as in nomenklatura
    """Nothing further can be done, for example because the store cannot be opened."""
