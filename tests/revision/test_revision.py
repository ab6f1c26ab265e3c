"""Who is believed where rules and tagger both speak, on tags written by hand."""

from __future__ import annotations

from khabar.model.records import Article, Entity, Event, Mention, Statement
from khabar.model.spans import Span
from khabar.revision.events import EventReviser
from khabar.revision.parties import Mentioned, choose
from khabar.revision.statements import StatementReviser
from khabar.text.doc import Doc
from khabar.text.tags import CueTag, Tag, Tags, TriggerTag

TEXT = "قال حرفوش إن الجيش قصف البلدة أمس ونفى عيسوي ذلك"


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def token(doc: Doc, words: str) -> int:
    return doc.token_range(span(words).start, span(words).end).start


def tag(doc: Doc, words: str, label: str, score: float) -> Tag:
    return Tag(span(words), label, score, token(doc, words), token(doc, words))


def document(*, source: tuple[str, ...] = (), why: tuple[str, ...] = ()) -> Doc:
    doc = Doc.of(Article("t", TEXT))
    names = {"h": "حرفوش", "j": "الجيش", "b": "البلدة", "e": "عيسوي"}
    doc.mentions = [Mention(span(name), key, "NAM") for key, name in names.items()]
    doc.entities = {key: Entity(key, name, None, "PER") for key, name in names.items()}
    content = span("الجيش قصف البلدة أمس")
    doc.statements = [Statement("s1", source, span("قال"), content, "indirect", "say", why=why)]
    doc.events = [Event("v1", span("قصف"), "ASSAULT", None, (), (), None, None, "asserted", "s1")]
    return doc


def with_source(doc: Doc, weights: dict[str, float], score: float = 0.9) -> Doc:
    roles = {"source": {token(doc, words): weight for words, weight in weights.items()}, "addressee": {}, "via": {}}
    doc.tags = Tags(cues=(CueTag(tag(doc, "قال", "say", score), None, roles),))
    return doc


def test_the_tagger_names_a_source_that_the_rules_miss() -> None:
    doc = StatementReviser()(with_source(document(), {"حرفوش": 0.7}))
    assert doc.statements[0].source == ("h",)
    assert doc.statements[0].why[-1] == "tagger:source:0.70"


def test_a_source_read_off_the_clause_needs_a_surer_tagger() -> None:
    read_off = {"source": ("e",), "why": ("source:after-verb",)}
    assert StatementReviser()(with_source(document(**read_off), {"حرفوش": 0.8})).statements[0].source == ("e",)  # type: ignore[arg-type]
    assert StatementReviser()(with_source(document(**read_off), {"حرفوش": 0.95})).statements[0].source == ("h",)  # type: ignore[arg-type]


def test_a_carried_source_gives_way_earlier() -> None:
    carried = document(source=("e",), why=("source:carried",))
    assert StatementReviser()(with_source(carried, {"حرفوش": 0.7})).statements[0].source == ("h",)


def test_where_both_agree_the_rules_stand() -> None:
    doc = with_source(document(source=("h",), why=("source:carried",)), {"حرفوش": 0.7, "عيسوي": 0.95})
    assert StatementReviser()(doc).statements[0].source == ("h",)


def test_a_sure_cue_that_the_rules_miss_becomes_a_statement() -> None:
    doc = document(source=("h",))
    roles = {"source": {token(doc, "عيسوي"): 0.9}, "addressee": {}, "via": {}}
    doc.tags = Tags(cues=(CueTag(tag(doc, "نفى", "deny", 0.9), span("ذلك"), roles),))
    doc = StatementReviser()(doc)
    new = doc.statements[1]
    assert (new.id, new.act, new.source, new.parent, new.style) == ("s2", "deny", ("e",), None, "indirect")


def test_an_unsure_cue_does_not() -> None:
    doc = document()
    doc.tags = Tags(
        cues=(CueTag(tag(doc, "نفى", "deny", 0.5), span("ذلك"), {"source": {}, "addressee": {}, "via": {}}),)
    )
    assert len(StatementReviser()(doc).statements) == 1


def test_the_tagger_fills_the_roles_of_an_event() -> None:
    doc = document()
    roles = {
        "actor": {token(doc, "الجيش"): 0.9},
        "recipient": {token(doc, "البلدة"): 0.8},
        "place": {token(doc, "البلدة"): 0.7},
    }
    doc.tags = Tags(triggers=(TriggerTag(tag(doc, "قصف", "ASSAULT", 0.9), None, "asserted", roles),))
    event = EventReviser()(doc).events[0]
    assert (event.actors, event.recipients, event.place) == (("j",), ("b",), "b")
    assert {"tagger:actors", "tagger:recipients", "tagger:place"} <= set(event.why)


def test_an_event_that_the_rules_miss_is_added_with_its_code_and_statement() -> None:
    doc = document()
    doc.events = []
    roles = {"actor": {token(doc, "الجيش"): 0.9}, "recipient": {}, "place": {}}
    doc.tags = Tags(triggers=(TriggerTag(tag(doc, "قصف", "ASSAULT", 0.9), "aerial", "negated", roles),))
    event = EventReviser()(doc).events[0]
    assert (event.id, event.type, event.mode, event.status, event.statement) == (
        "v1",
        "ASSAULT",
        "aerial",
        "negated",
        "s1",
    )
    assert event.quad == "material conflict"
    assert event.cameo is not None


def test_where_the_rules_see_no_event_at_all_the_tagger_must_be_very_sure() -> None:
    doc = document()
    doc.events = []
    roles: dict[str, dict[int, float]] = {"actor": {}, "recipient": {}, "place": {}}
    doc.tags = Tags(triggers=(TriggerTag(tag(doc, "قصف", "ASSAULT", 0.8), None, "asserted", roles),))
    assert EventReviser()(doc).events == []


def test_without_tags_nothing_changes() -> None:
    doc = document(source=("e",))
    statements, events = doc.statements, doc.events
    assert StatementReviser().predict(doc) == statements
    assert EventReviser().predict(doc) == events


def test_parties_are_entities_most_probable_first() -> None:
    doc = document()
    weights = {token(doc, "حرفوش"): 0.6, token(doc, "عيسوي"): 0.9}
    assert list(Mentioned(doc).parties(weights)) == ["e", "h"]


def test_further_parties_need_more() -> None:
    parties = {"a": 0.95, "b": 0.9, "c": 0.6}
    assert choose(parties, (), enough=0.5, others=0.85) == ("a", "b")
    assert choose(parties, (), enough=0.99, others=0.85) is None
    assert choose({}, ("a",), enough=0.5, others=0.85) is None
