"""Bytes to text: byte order marks, UTF-8, UTF-16, windows-1256 and its neighbours."""

from __future__ import annotations

import re

from charset_normalizer import from_bytes

from khabar.errors import ArticleError

_BYTE_ORDER_MARKS = (
    # UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16.
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_BINARY = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"SQLite format 3", "an SQLite database"),
)
# The codecs in which Arabic news was written before Unicode; any other single-byte codec would decode
# anything, to nonsense.
_LEGACY_CODECS = ["cp1256", "iso8859_6", "mac_arabic"]
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_ARABIC = re.compile(r"[\u0621-\u064a]")

# UTF-16 text of Arabic news has these high bytes: Arabic, Latin and digits, punctuation, presentation forms.
_HIGH_BYTES = frozenset({0x00, 0x06, 0x20, 0xFB, 0xFD, 0xFE})
_HIGH_BYTES_SHARE = 0.9
_SNIFFED = 4096
# News systems leave a stray control character now and then; a binary file has one byte in ten.
_CONTROL_SHARE = 0.01
# A UTF-8 file with a few broken bytes is damaged; one in another codec breaks at every other letter.
_DAMAGED_SHARE = 0.05
# Decoded right, three letters in four are Arabic; nonsense has less.
_LEGACY_ARABIC_SHARE = 0.3

_REMEDY = "Save it as UTF-8 text and try again"


def decode(data: bytes, name: str) -> str:
    """Decode the bytes of a file; the byte order mark is removed and nothing else is changed.

    Raises ArticleError, naming `name`, where the file is empty, binary, damaged or in an unknown encoding.
    """
    text = _decode(data, name)
    if not text.strip():
        raise ArticleError(name, "the file is empty", "Give a file with the text of an article")
    return text


def _decode(data: bytes, name: str) -> str:
    _refuse_known_binary(data, name)
    marked = next((codec for mark, codec in _BYTE_ORDER_MARKS if data.startswith(mark)), None)
    codec = marked or _unmarked_utf16(data)
    if codec:
        return _strict(data, codec, name)
    if _is_binary(data[:_SNIFFED]):
        raise ArticleError(name, "this is a binary file, not text", "Give a .txt, .html, .json or .jsonl file")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, error, name)


def _refuse_known_binary(data: bytes, name: str) -> None:
    for magic, what in _BINARY:
        if data.startswith(magic):
            raise ArticleError(name, f"this is {what}, not text", "Export its text as .txt or .html and try again")


def _is_binary(head: bytes) -> bool:
    return b"\x00" in head or len(_CONTROL.findall(head)) > _CONTROL_SHARE * len(head)


def _strict(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        where = f"it looks like {codec.upper()}, but byte {error.start} does not fit"
        raise ArticleError(name, where, _REMEDY) from error


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: nearly all bytes at odd (or even) places are high bytes of Arabic text.

    In UTF-8 and windows-1256 the byte 06 never stands in text.
    """
    head = data[: _SNIFFED - _SNIFFED % 2]
    if len(data) % 2 or 0x06 not in head:
        return None
    for codec, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if sum(byte in _HIGH_BYTES for byte in high) >= _HIGH_BYTES_SHARE * len(high):
            return codec
    return None


def _legacy(data: bytes, error: UnicodeDecodeError, name: str) -> str:
    """Decode what is not UTF-8, by charset-normalizer among the codecs of Arabic news."""
    if _is_damaged_utf8(data):
        raise ArticleError(name, f"damaged UTF-8: byte {error.start} does not fit", _REMEDY) from error
    best = from_bytes(data, cp_isolation=_LEGACY_CODECS).best()
    text = str(best) if best is not None else ""
    letters = sum(char.isalpha() for char in text)
    if not letters or len(_ARABIC.findall(text)) < _LEGACY_ARABIC_SHARE * letters:
        raise ArticleError(name, "unknown encoding: neither Unicode nor Arabic windows-1256", _REMEDY) from error
    return text


def _is_damaged_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    return 0 < text.count("\ufffd") < _DAMAGED_SHARE * len(text) and bool(_ARABIC.search(text))
