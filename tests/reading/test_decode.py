"""Bytes of all the encodings that Arabic news comes in, and of none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.errors import ArticleError
from khabar.reading.decode import decode

NEWS = "قال وزير الخارجية إن بلاده لن تقبل بالاتفاق الذي وقعته الأطراف في المدينة أمس.\r\nوأضاف أن القرار نهائي.\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859_6"],
)
def test_encodings(encoding: str) -> None:
    text = NEWS.replace("،", "") if encoding == "iso8859_6" else NEWS
    assert decode(text.encode(encoding), "x.txt") == text


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"%PDF-1.4\n", "a PDF"),
        (b"PK\x03\x04abc", "office document"),
        (bytes(range(256)) * 4, "binary"),
        (NEWS.encode()[:101] + b"\xff" + NEWS.encode()[101:], "damaged UTF-8: byte 100"),
        (NEWS.encode()[:-3], "damaged UTF-8"),
        (NEWS.encode("utf-16") + b"x", "UTF-16"),
        ("Le ministre a déclaré à Genève que l'accord est signé.".encode("cp1252"), "unknown encoding"),
    ],
)
def test_refusals_name_file_and_remedy(data: bytes, problem: str) -> None:
    with pytest.raises(ArticleError, match=problem) as caught:
        decode(data, "some/file.txt")
    assert caught.value.subject == "some/file.txt"
    assert caught.value.remedy


def test_a_stray_control_character_is_no_sign_of_a_binary_file() -> None:
    text = NEWS.replace("الأطراف", "الأطراف\x02")
    assert decode(text.encode(), "x") == decode(text.encode("cp1256"), "x") == text


@given(st.binary(max_size=300))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    try:
        text = decode(data, "x")
    except ArticleError:
        return
    assert text.strip()


@given(st.text(alphabet=st.sampled_from("ابتةىء ،.\n12aé"), min_size=1).filter(str.strip))
def test_utf8_is_kept_unchanged(text: str) -> None:
    assert decode(text.encode(), "x") == text
    assert decode(b"\xef\xbb\xbf" + text.encode(), "x") == text
