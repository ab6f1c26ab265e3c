"""Coded articles in one SQLite file (docs/store.md)."""

from khabar.store.records import ArticleSummary, CodingSummary, Failure, Outcome
from khabar.store.store import Store, UnknownArticle, headline

__all__ = ["ArticleSummary", "CodingSummary", "Failure", "Outcome", "Store", "UnknownArticle", "headline"]
