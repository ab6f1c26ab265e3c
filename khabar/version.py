"""The coder's version: every coding in the store is stamped with it."""

VERSION = "0.1.0"
