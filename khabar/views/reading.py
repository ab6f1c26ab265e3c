"""The reading of one coded article: one function behind the terminal, the web page and the JSON."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import Any

from khabar.model.records import CodedArticle, Entity, Event, Mention
from khabar.model.spans import Span
from khabar.store import headline
from khabar.views.attribution import Attribution, party
from khabar.views.jsonable import jsonable
from khabar.views.labels import label, mode_label
from khabar.views.records import Count, EventCard, MentionRow, NameRow, Reading, TimeRow


def article_reading(coded: CodedArticle) -> Reading:
    """Work out what a person reads: the attribution tree, the event cards, the names and the times."""
    article = coded.article
    attribution = Attribution(coded)
    events = sorted(coded.events, key=lambda event: event.trigger)
    times = sorted(coded.times, key=lambda time: time.span)
    return Reading(
        id=article.id,
        headline=headline(article),
        publisher=article.publisher,
        url=article.url,
        published=article.published,
        language=article.language,
        coder=coded.coder,
        statements=attribution.tree(),
        events=tuple(_card(event, coded, attribution) for event in events),
        names=_names(coded),
        times=tuple(TimeRow(f"t{number}", time.span, time.value) for number, time in enumerate(times, start=1)),
    )


def reading_json(reading: Reading) -> dict[str, Any]:
    """The JSON object of a reading; spans become `{start, end, text}`, labels `{key, en, ar}`."""
    found: dict[str, Any] = jsonable(reading)
    return found


def _card(event: Event, coded: CodedArticle, attribution: Attribution) -> EventCard:
    return EventCard(
        id=event.id,
        type=label("types", event.type),
        mode=mode_label(event.type, event.mode) if event.mode else None,
        status=label("statuses", event.status),
        trigger=event.trigger,
        sentence=_sentence(coded, event.trigger.start),
        actors=attribution.parties(event.actors),
        recipients=attribution.parties(event.recipients),
        place=party(coded.entities[event.place]) if event.place else None,
        date=event.date,
        counts=tuple(Count(label("counts", kind), number) for kind, number in event.counts.items()),
        cameo=event.cameo,
        quad=label("quads", event.quad) if event.quad else None,
        statement=event.statement,
        chain=attribution.chain(event.statement),
        why=event.why,
    )


def _sentence(coded: CodedArticle, offset: int) -> Span | None:
    """The sentence that holds a character of the article."""
    index = bisect_right(coded.sentences, offset, key=lambda sentence: sentence.start) - 1
    if index < 0 or coded.sentences[index].end <= offset:
        return None
    return coded.sentences[index]


def _names(coded: CodedArticle) -> tuple[NameRow, ...]:
    """Entities in the order of their first mention; those without one last."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in sorted(coded.mentions, key=lambda mention: mention.span):
        mentions[mention.entity].append(mention)
    order = [*mentions, *(key for key in coded.entities if key not in mentions)]
    return tuple(_name(coded.entities[key], mentions[key]) for key in order)


def _name(entity: Entity, mentions: list[Mention]) -> NameRow:
    return NameRow(
        id=entity.id,
        name=entity.name,
        en=entity.en,
        type=label("entity_types", entity.type),
        country=entity.country,
        sectors=tuple(label("sectors", sector) for sector in entity.sectors),
        wikidata=entity.wikidata,
        lat=entity.lat,
        lon=entity.lon,
        mentions=tuple(MentionRow(mention.span, mention.kind) for mention in mentions),
        title=entity.title,
        office=entity.office,
        cow=entity.cow,
        ccode=entity.ccode,
    )
