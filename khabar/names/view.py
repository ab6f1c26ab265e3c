"""One document as the recognisers see it: tokens with their look-ups, computed once."""

from __future__ import annotations

from functools import cached_property

from khabar.knowledge.world import Entry, Name, World
from khabar.names.lexicon import Lexicon
from khabar.names.sounds import SoundIndex, sound_index
from khabar.text.doc import Doc
from khabar.text.matcher import Match
from khabar.text.tokens import Token

QUOTES = frozenset("\"«»“”'‘’")
OPENING = frozenset("\"«“'‘")


class View:
    """Look-ups over the tokens of one document."""

    def __init__(self, doc: Doc, world: World, lexicon: Lexicon) -> None:
        self.doc = doc
        self.world = world
        self.lexicon = lexicon
        self.tokens: list[Token] = doc.tokens
        self._names: dict[int, list[Match[Name]]] = {}
        self.tagged_names = {tag.first: tag for tag in doc.tags.names}
        self.tagged_descriptions = {tag.first: tag for tag in doc.tags.descriptions}

    def __len__(self) -> int:
        return len(self.tokens)

    def word(self, index: int) -> str:
        """The folded token at `index`; the empty string outside the text."""
        return self.tokens[index].folded if 0 <= index < len(self.tokens) else ""

    def adjoins(self, index: int) -> bool:
        """Whether token `index` stands in the same line as the one before it."""
        if not 0 < index < len(self.tokens):
            return False
        return "\n" not in self.doc.text[self.tokens[index - 1].end : self.tokens[index].start]

    def is_word(self, index: int) -> bool:
        return 0 <= index < len(self.tokens) and self.tokens[index].is_word

    def names_at(self, index: int) -> list[Match[Name]]:
        """Names of the world that begin at a token, longest first."""
        if not self.is_word(index):
            return []
        if index not in self._names:
            self._names[index] = self.world.names.at(self.tokens, index)
        return self._names[index]

    def bare_names_at(self, index: int) -> list[Match[Name]]:
        """Names that begin at a token without any proclitic."""
        return [m for m in self.names_at(index) if m.start == self.tokens[index].start]

    def adjective_at(self, index: int, *, conjoined: bool = False) -> Match[Name] | None:
        """A nationality adjective at a token, bare, or behind و where `conjoined` is true."""
        for match in self.names_at(index):
            offset = match.start - self.tokens[index].start
            if match.value.kind == "adjective" and (
                offset == 0 or (conjoined and offset == 1 and self.word(index)[0] == "و")
            ):
                return match
        return None

    def is_function_word(self, index: int) -> bool:
        """Whether a token ends a name: a function word, a verb form, or no word at all."""
        if not self.is_word(index):
            return True
        word = self.word(index)
        if word in self.lexicon.function_words:
            return True
        if word in self.lexicon.given:
            return False
        if any(stem in self.lexicon.function_words and start <= self.tokens[index].start + 1
               for stem, start in self.tokens[index].stems[1:]):  # fmt: skip
            return True
        return word in self.lexicon.verbs or (word[0] in "وف" and word[1:] in self.lexicon.verbs)

    def quoted_end(self, index: int, *, limit: int = 6) -> int | None:
        """The last token inside a short quotation that opens at token `index`, or None."""
        if index >= len(self.tokens) or self.tokens[index].text not in OPENING:
            return None
        for position in range(index + 2, min(index + 2 + limit, len(self.tokens))):
            if self.tokens[position].text in QUOTES:
                return position - 1
            if not (
                self.tokens[position].is_word or self.tokens[position].is_number or self.tokens[position].text in "-–"
            ):
                return None
        return None

    @property
    def sounds(self) -> SoundIndex:
        """Known foreign names by their sounds."""
        return sound_index(self.world)

    @cached_property
    def named(self) -> frozenset[str]:
        """Keys of entries that the article names in a form that is valid everywhere."""
        return frozenset(
            match.value.entry.key
            for index in range(len(self.tokens))
            for match in self.names_at(index)
            if match.value.use == "always"
        )

    @cached_property
    def countries(self) -> dict[str, int]:
        """How often each country is named, as state, capital or adjective."""
        counts: dict[str, int] = {}
        for index in range(len(self.tokens)):
            for match in self.names_at(index)[:1]:
                if match.value.kind in ("state", "capital", "adjective", "metonym") and match.value.entry.country:
                    country = match.value.entry.country
                    counts[country] = counts.get(country, 0) + 1
        return counts

    def home(self) -> str | None:
        """The country that the article speaks of most."""
        return max(self.countries, key=lambda country: self.countries[country]) if self.countries else None

    def names_country_otherwise(self, country: str | None, word: str) -> bool:
        """Whether the article names a country by another word than `word` (its adjective, another town)."""
        return any(
            match.value.entry.country == country and self.word(index) != word and not self.word(index).endswith(word)
            for index in range(len(self.tokens))
            for match in self.names_at(index)[:1]
            if match.value.kind in ("state", "capital", "adjective", "place")
        )

    def best_place(self, matches: list[Match[Name]], index: int) -> Match[Name]:
        """Among places of one name, the one in the country that its surroundings, then the article, speak of most."""
        near = self._countries_near(index)

        def weight(match: Match[Name]) -> tuple[float, int, int]:
            entry = match.value.entry
            country = entry.country or ""
            return near.get(country, 0.0), match.value.kind == "capital", entry.population or 0

        return max(matches, key=weight)

    def _countries_near(self, index: int) -> dict[str, float]:
        """How much is said of each country, apart from the word at `index`; its own sentence counts double."""
        weights: dict[str, float] = {}
        sentence = self.doc.sentence_index(self.tokens[index].start)
        for position in range(len(self.tokens)):
            names = [m for m in self.names_at(position)[:4] if m.last == self.names_at(position)[0].last]
            countries = {m.value.entry.country for m in names if m.value.entry.country}
            if self.word(position) == self.word(index) or len(countries) != 1:
                continue
            same = self.doc.sentence_index(self.tokens[position].start) == sentence
            sure = names[0].value.kind in ("state", "capital", "adjective", "metonym")
            country = countries.pop()
            weights[country] = weights.get(country, 0.0) + (2.0 if same else 1.0) * (1.0 if sure else 0.5)
        return weights

    def state(self, country: str | None) -> Entry | None:
        return self.world.states.get(country or "")
