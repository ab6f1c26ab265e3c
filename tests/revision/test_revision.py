"""What the judges make of rules and network, with judges and readings written by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from khabar.model.records import Article, Entity, Event, Mention, Statement, TimeExpression
from khabar.model.spans import Span
from khabar.revision.events import EventReviser
from khabar.revision.evidence import logit
from khabar.revision.judge import Judge, read_judges
from khabar.revision.statements import StatementReviser
from khabar.text.doc import Doc
from khabar.text.tags import CueTag, Tag, Tags, TriggerTag

TEXT = "قال حرفوش إن الجيش قصف البلدة أمس ونفى عيسوي ذلك"
NAMES = {"h": "حرفوش", "j": "الجيش", "b": "البلدة", "e": "عيسوي"}
# Whatever the network finds likely is believed; what the rules say counts for three in the odds.
JUDGES = read_judges(
    "".join(
        f"{question}\tnetwork\t1\n{question}\trules:first\t3\n"
        for question in ("source", "actor", "recipient", "place", "date")
    )
    + "event\tnetwork alone:network something\t1\nevent\trules\t2\n"
    + "statement\tnetwork alone:network something\t1\nstatement\trules:source:guess\t2\n"
    + "type\tnetwork\t1\nstatus\tnetwork\t1\nstatus\trules\t2\n"
)


class Said:
    """Readings by hand: words with the probability of a label or of filling a role of any predicate."""

    def __init__(
        self, doc: Doc, *, roles: Mapping[tuple[str, str], float], labels: Mapping[tuple[str, str, str], float]
    ) -> None:
        self._count = len(doc.tokens)
        self._roles = {(role, token(doc, word)): logit(score) for (role, word), score in roles.items()}
        self._labels = {(head, token(doc, word), label): score for (head, word, label), score in labels.items()}

    def role(self, role: str, predicate: int) -> tuple[int, Sequence[float]]:
        return 0, [self._roles.get((role, at), -5.0) for at in range(self._count)]

    def label(self, head: str, token: int, label: str) -> float:
        return self._labels.get((head, token, label), 0.5 if label == "O" else 0.01)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def token(doc: Doc, words: str) -> int:
    return doc.token_range(span(words).start, span(words).end).start


def tag(doc: Doc, words: str, label: str, score: float) -> Tag:
    return Tag(span(words), label, score, token(doc, words), token(doc, words))


def document(*, source: tuple[str, ...] = (), why: tuple[str, ...] = ("source:guess",)) -> Doc:
    doc = Doc.of(Article("t", TEXT))
    doc.mentions = [Mention(span(name), key, "NAM") for key, name in NAMES.items()]
    doc.entities = {
        key: Entity(key, name, None, "GPE" if key == "b" else "PER" if key in "he" else "ORG")
        for key, name in NAMES.items()
    }
    content = span("الجيش قصف البلدة أمس")
    doc.statements = [Statement("s1", source, span("قال"), content, "indirect", "say", why=why)]
    doc.events = [
        Event("v1", span("قصف"), "ASSAULT", None, (), (), None, None, "asserted", "s1", why=("trigger", "status:x"))
    ]
    return doc


def reading(
    doc: Doc,
    *,
    roles: Mapping[tuple[str, str], float] | None = None,
    labels: Mapping[tuple[str, str, str], float] | None = None,
    cues: tuple[CueTag, ...] = (),
    triggers: tuple[TriggerTag, ...] = (),
) -> Doc:
    doc.tags = Tags(Said(doc, roles=roles or {}, labels=labels or {}), cues=cues, triggers=triggers)
    return doc


def statements(doc: Doc, judges: Mapping[str, Judge] = JUDGES) -> list[Statement]:
    return StatementReviser(judges)(doc).statements


def events(doc: Doc, judges: Mapping[str, Judge] = JUDGES) -> list[Event]:
    return EventReviser(judges)(doc).events


# -- statements ------------------------------------------------------------------------------------------------------


def test_without_readings_the_rules_stand() -> None:
    doc = document()
    assert StatementReviser(JUDGES)(doc).statements == document().statements
    assert EventReviser(JUDGES)(doc).events == document().events


def test_the_network_names_a_source_that_the_rules_miss() -> None:
    (found,) = statements(reading(document(), roles={("source", "حرفوش"): 0.9}))
    assert found.source == ("h",)
    assert found.confidence["source"] > 0.8
    assert found.why[-1].startswith("judged:source 0.90: network +2.2")


def test_what_the_rules_read_outweighs_a_doubtful_network() -> None:
    roles = {("source", "حرفوش"): 0.6, ("source", "عيسوي"): 0.3}
    assert statements(reading(document(source=("e",)), roles=roles))[0].source[0] == "e"
    assert statements(reading(document(source=("e",)), roles=roles | {("source", "حرفوش"): 0.97}))[0].source[0] == "h"


def test_of_two_likely_sources_both_speak() -> None:
    roles = {("source", "حرفوش"): 0.9, ("source", "عيسوي"): 0.8}
    assert statements(reading(document(), roles=roles))[0].source == ("h", "e")


def test_nobody_likely_is_nobody() -> None:
    (found,) = statements(reading(document()))
    assert found.source == ()
    assert found.confidence["source"] > 0.9


def test_a_cue_that_the_network_alone_sees_becomes_a_statement() -> None:
    doc = document(source=("h",))
    cue = CueTag(tag(doc, "نفى", "deny", 0.9), span("ذلك"))
    doc = reading(doc, roles={("source", "عيسوي"): 0.9}, labels={("cues", "نفى", "O"): 0.1}, cues=(cue,))
    first, second = statements(doc)
    assert (second.id, second.act, second.source) == ("s2", "deny", ("e",))
    assert first.id == "s1"


def test_a_cue_that_is_likely_none_does_not() -> None:
    doc = document(source=("h",))
    cue = CueTag(tag(doc, "نفى", "deny", 0.4), span("ذلك"))
    assert len(statements(reading(doc, labels={("cues", "نفى", "O"): 0.6}, cues=(cue,)))) == 1


def test_a_new_statement_in_another_one_has_it_as_parent() -> None:
    doc = document(source=("h",))
    doc.statements = [Statement("s1", ("h",), span("قال"), span("إن الجيش قصف البلدة أمس ونفى عيسوي ذلك"), "indirect",
                                "say", why=("source:guess",))]  # fmt: skip
    cue = CueTag(tag(doc, "نفى", "deny", 0.9), span("ذلك"))
    found = statements(reading(doc, labels={("cues", "نفى", "O"): 0.1}, cues=(cue,)))
    assert [s.parent for s in found] == [None, "s1"]


def test_where_a_statement_falls_its_parent_takes_its_children() -> None:
    doc = document()
    inner = Statement("s2", (), span("نفى"), span("ذلك"), "indirect", "deny", "s1", why=("source:guess",))
    doc.statements = [Statement("s1", (), span("قال"), span("إن الجيش"), "indirect", "say"), inner]
    judges = read_judges("statement\t(bias)\t-2\nstatement\trules:source:guess\t4\n")
    (found,) = statements(reading(doc), judges)
    assert (found.id, found.act, found.parent) == ("s1", "deny", None)


# -- events ----------------------------------------------------------------------------------------------------------


def test_the_network_fills_empty_roles() -> None:
    roles = {("actor", "الجيش"): 0.9, ("recipient", "البلدة"): 0.8, ("place", "البلدة"): 0.8}
    (found,) = events(reading(document(), roles=roles))
    assert (found.actors, found.recipients, found.place) == (("j",), ("b",), "b")
    assert set(found.confidence) == {"event", "type", "status", "actors", "recipients", "place", "date"}


def test_nobody_is_on_both_sides() -> None:
    roles = {("actor", "الجيش"): 0.9, ("recipient", "الجيش"): 0.8}
    (found,) = events(reading(document(), roles=roles))
    assert (found.actors, found.recipients) == (("j",), ())


def test_things_do_not_act() -> None:
    doc = document()
    doc.entities["j"] = Entity("j", "الجيش", None, "PROD")
    assert events(reading(doc, roles={("actor", "الجيش"): 0.9}))[0].actors == ()


def test_an_event_that_the_network_alone_sees_is_added_with_its_code() -> None:
    doc = document()
    trigger = TriggerTag(tag(doc, "نفى", "REJECT", 0.9), None, "asserted")
    labels = {("triggers", "نفى", "O"): 0.1, ("triggers", "نفى", "B-REJECT"): 0.9}
    found = events(reading(doc, labels=labels, triggers=(trigger,)))
    assert [(e.id, e.type) for e in found] == [("v1", "ASSAULT"), ("v2", "REJECT")]
    assert found[1].quad == "verbal conflict"
    assert found[1].cameo is not None


def test_type_and_status_follow_the_likelier() -> None:
    labels = {
        ("triggers", "قصف", "B-THREATEN"): 0.9,
        ("triggers", "قصف", "B-ASSAULT"): 0.1,
        ("status", "قصف", "hypothetical"): 0.97,
    }
    (found,) = events(reading(document(), labels=labels))
    assert (found.type, found.status) == ("THREATEN", "hypothetical")


def test_what_is_likely_no_event_falls() -> None:
    judges = dict(JUDGES) | {"event": read_judges("event\tnetwork alone\t1\nevent\trules\t-2\n")["event"]}
    assert events(reading(document()), judges) == []


def test_a_date_that_the_network_ties_to_the_event_is_taken() -> None:
    doc = document()
    doc.times = [TimeExpression(span("أمس"), "2020-12-29"), TimeExpression(span("ذلك"), "PAST_REF")]
    (found,) = events(reading(doc, roles={("time", "أمس"): 0.8, ("time", "ذلك"): 0.99}))
    assert found.date == "2020-12-29"


def test_mentions_of_one_entity_count_together() -> None:
    doc = document()
    doc.mentions.append(Mention(span("الجيش"), "h", "NAM"))
    roles = {("actor", "حرفوش"): 0.4, ("actor", "الجيش"): 0.45}
    assert events(reading(doc, roles=roles))[0].actors[0] == "h"
