"""Who the text speaks of: subjects so far, and what pronouns and dropped subjects stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khabar.events.view import View
from khabar.model.records import Entity, Statement

ACTING = frozenset({"PER", "ORG", "GPE", "GRP"})
_PLURAL = frozenset({"هم", "هن", "هما", "كم", "كما"})
_SPEAKER = frozenset({"نا", "ني", "ي"})


class Memory:
    """Subjects in reading order; filled while the events of a document are coded from left to right."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._subjects: list[tuple[int, tuple[str, ...]]] = []
        self._objects: list[tuple[int, tuple[str, ...]]] = []
        for statement in view.cues:
            if statement.cue and statement.source:
                tokens = view.doc.token_range(statement.cue.start, statement.cue.end)
                self.note(tokens.start, statement.source)

    def note(self, index: int, entities: tuple[str, ...]) -> None:
        """Remember that these entities are the subject (or who is to act) from token `index` on."""
        if entities:
            self._subjects.append((index, entities))

    def note_objects(self, index: int, entities: tuple[str, ...]) -> None:
        """Remember who suffers an act or is its object: not who acts in what follows."""
        if entities:
            self._objects.append((index, entities))

    def objects(self, index: int) -> set[str]:
        """Entities that were objects or victims so far in the sentence of a token."""
        first = self.view.sentence(index).start
        return {key for at, entities in self._objects if first <= at < index for key in entities}

    def subject_before(self, index: int, *, reach: int = 0) -> tuple[int, tuple[str, ...]] | None:
        """The nearest remembered subject before a token, in its sentence or `reach` sentences back."""
        first = self._first_token(index, reach)
        before = [(at, entities) for at, entities in self._subjects if first <= at < index]
        return max(reversed(before), key=lambda item: item[0], default=None)  # of equals the last one noted

    def _first_token(self, index: int, reach: int) -> int:
        first = self.view.sentence(index).start
        for _ in range(reach):
            if first == 0:
                break
            first = self.view.sentence(first - 1).start
        return first

    # -- speakers ------------------------------------------------------------------------------------------------

    def speaker(self, index: int) -> tuple[str, ...]:
        """Who says "we" at a token: the country of a speaker in government, else the speaker."""
        statement = self.view.statement_at(self.view.tokens[index].start)
        return tuple(self.acting_for(key) for key in statement.source) if statement else ()

    def acting_for(self, key: str) -> str:
        """The state that a member of government speaks for, where the article has it."""
        entity = self.view.entity(key)
        if entity and entity.type == "PER" and "GOV" in entity.sectors:
            return self.view.country_of(key) or key
        return key

    def source_of(self, statement: Statement | None) -> tuple[str, ...]:
        return statement.source if statement else ()

    # -- pronouns ------------------------------------------------------------------------------------------------

    def resolve(self, index: int, pronoun: str, *, but: Sequence[str] = ()) -> tuple[str, ...]:
        """What a pronoun stands for: a subject of the sentence that agrees, else the nearest name that does."""
        if pronoun in _SPEAKER:
            return self.speaker(index)
        objects = self.objects(index)
        known = next(
            (
                (at, entities)
                for at, entities in sorted(self._subjects, reverse=True)
                if self.view.sentence(index).start <= at < index and self._all_agree(entities, pronoun, but)
            ),
            None,
        )
        near = next(
            (item for item in self._agreeing(index, pronoun, but) if known is None or item[1][0] not in objects), None
        )
        if known and (near is None or near[0] < known[0] or not self._same_content(near[0], index, known[0])):
            return known[1]
        return near[1] if near else ()

    def _same_content(self, near: int, index: int, known: int) -> bool:
        """Whether a name stands in the same content as the pronoun and the known subject outside it."""
        tokens = self.view.tokens
        inside = self.view.statement_at(tokens[index].start)
        return (
            inside is not None
            and inside == self.view.statement_at(tokens[near].start)
            and inside != self.view.statement_at(tokens[known].start)
        )

    def _all_agree(self, entities: tuple[str, ...], pronoun: str, but: Sequence[str]) -> bool:
        if any(key in but for key in entities):
            return False
        if len(entities) > 1:
            return pronoun in _PLURAL
        return self.agrees(entities[0], pronoun)

    def _agreeing(self, index: int, pronoun: str, but: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
        first = self._first_token(index, 1)
        for at in range(index - 1, first - 1, -1):
            for mention in self.view.mentions.get(at, ()):
                entity = self.view.entity(mention.entity)
                if (
                    entity
                    and entity.type in ACTING
                    and not self.view.is_adjective(mention)
                    and mention.entity not in but
                    and self.agrees(mention.entity, pronoun)
                ):
                    yield at, (mention.entity,)

    def agrees(self, key: str, pronoun: str) -> bool:
        """Whether an entity can be meant by ه (masculine), ها (feminine or a group of things) or هم (people)."""
        entity = self.view.entity(key)
        if entity is None:
            return False
        if pronoun in _PLURAL:
            return entity.type == "GRP" or (self.feminine(entity) is None and entity.type == "ORG")
        feminine = self.feminine(entity)
        if feminine is None:
            return entity.type != "GRP" or pronoun == "ها"
        return feminine == (pronoun == "ها")

    def feminine(self, entity: Entity) -> bool | None:
        """The grammatical gender of an entity's name; None where the name does not show it."""
        words = self.view.lexicon.words
        if entity.type == "GPE":
            return entity.country not in words["masculine_states"] if "GOV" in entity.sectors else None
        head = entity.name.split()[0] if entity.name else ""
        if entity.type == "ORG":
            if head.endswith(("ة", "ات")) or head in words["feminine_nouns"]:
                return True
            return False if head.startswith("ال") or " " in entity.name else None
        return None
