"""The shape of the entries of knowledge files, for their checks (docs/knowledge.md).

Imported only where files are checked: loading shipped files does not need pydantic, which takes a while to load.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict, StringConstraints, model_validator

from khabar.model.records import EntityType

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=False, pattern=r"^\S(.*\S)?$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Wikidata = Annotated[str, StringConstraints(pattern=r"^Q[1-9]\d*$")]
Day = Annotated[
    str,
    BeforeValidator(lambda day: str(day) if day is not None else day),
    StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"),
]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Names = tuple[Text, ...]


class Shape(BaseModel):
    """No unknown key is let through: a misspelt one would be silently without effect."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Point(Shape):
    lat: Latitude | None = None
    lon: Longitude | None = None

    @model_validator(mode="after")
    def _is_somewhere(self) -> Point:
        if (self.lat is None) != (self.lon is None):
            raise ValueError("lat and lon stand together")
        if self.lat == 0 and self.lon == 0:
            raise ValueError("an unknown point has no lat and lon, not 0, 0")
        return self


class Capital(Point):
    name: Text
    en: Text | None = None
    names: Names = ()
    wikidata: Wikidata | None = None


class Country(Point):
    id: Code
    iso2: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None = None
    cow: Code | None = None
    ccode: Annotated[int, Strict(), Field(ge=2, le=999)] | None = None
    name: Text
    en: Text
    wikidata: Wikidata | None = None
    names: Names = ()
    adjective: Text | None = None
    adjectives: Names = ()
    people: Names = ()
    capital: Capital | None = None
    metonyms: Names = ()


class Organisation(Shape):
    id: Id
    name: Text
    en: Text
    type: Literal["ORG", "PROD", "LAW", "EVT"] = "ORG"
    country: Code | None = None
    sectors: tuple[Code, ...] = ()
    wikidata: Wikidata | None = None
    body: Id | None = None
    names: Names = ()
    short: Names = ()
    quoted: Names = ()


class RoleShape(Shape):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    office: Id
    of: Annotated[str, StringConstraints(pattern=r"^([A-Z]{3}|[a-z0-9]+(-[a-z0-9]+)*)$")]
    start: Day | None = Field(default=None, alias="from")
    to: Day | None = None

    @model_validator(mode="after")
    def _in_order(self) -> RoleShape:
        if self.start and self.to and self.start[: len(self.to)] > self.to:
            raise ValueError("from is after to")
        return self


class Person(Shape):
    id: Id
    name: Text
    en: Text
    country: Code | None = None
    sectors: tuple[Code, ...] = ()
    wikidata: Wikidata | None = None
    names: Names = ()
    surname: Names = ()
    roles: tuple[RoleShape, ...] = ()


class OfficeShape(Shape):
    id: Id
    en: Text
    sectors: tuple[Code, ...] = ()
    heads: Annotated[Names, Field(min_length=1)]
    plural: Names = ()
    honorific: bool = False
    takes: Literal["person", "role"] = "person"


class BodyShape(Shape):
    id: Id
    en: Text
    type: EntityType
    sectors: tuple[Code, ...]
    kind: Literal["NAM", "NOM"]
    heads: Annotated[Names, Field(min_length=1)]
    with_country: Names = ()
    alone: Literal["always", "after", "never"] = "never"


class PlaceShape(Point):
    name: Text
    variants: str = ""
    en: Text
    country: Code | None = None
    type: Literal["GPE", "LOC", "FAC"]
    population: Annotated[int, Field(ge=0)] | None = None
    admin1: str = ""
    source: str = ""


SHAPES: dict[str, type[Shape]] = {
    "countries.yaml": Country,
    "organisations.yaml": Organisation,
    "people.yaml": Person,
    "offices.yaml": OfficeShape,
    "bodies.yaml": BodyShape,
    "places.tsv": PlaceShape,
}
