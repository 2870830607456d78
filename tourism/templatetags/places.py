"""What the templates of places ask: names of kinds, distances, whether a place is open.

``{% load places %}``, then::

    {% kinds place.kinds %}                 Nature, Viewpoint
    {% open_state place as state %}         an OpeningState, as of now
    {% opening_day state.until today %}     tomorrow
    {{ place|kilometres_from_city }}        17.2, by the great circle
    {{ place.metres|kilometres|distance }}  17 km / 11 mi
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django import template
from django.utils import timezone
from django.utils.translation import gettext

from bilingual import formats, languages
from tourism.choices import Kind
from tourism.places import great_circle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bilingual.models import BasePage
    from tourism.hours import OpeningState
    from tourism.models import DestinationPage

register = template.Library()

DAYS_OF_A_WEEK = 7

SCENE_LOOKS = ("turned", "noon", "aside")

#: What a place is drawn as where there is no picture of it, by the first of its kinds that has a drawing.
SCENES = {
    Kind.NATURE: "land",
    Kind.PARK: "land",
    Kind.VIEWPOINT: "land",
    Kind.SPORT: "land",
    Kind.MISSION: "mission",
    Kind.HISTORY: "mission",
    Kind.LANDMARK: "mission",
    Kind.MUSEUM: "arcade",
    Kind.ART: "arcade",
    Kind.THEATRE: "arcade",
    Kind.MARKET: "stalls",
    Kind.FOOD: "stalls",
    Kind.NIGHTLIFE: "stalls",
}


@register.simple_tag
def kinds(values: Iterable[str], at_most: int = 0) -> str:
    """Write the kinds of a place, the first ``at_most`` of them (0: all)."""
    chosen = list(values)[: at_most or None]
    return ", ".join(str(Kind(value).label) for value in chosen)


@register.filter
def scene(place: DestinationPage) -> str:
    """Return the name of the drawing that stands in for a picture of ``place``."""
    return next((SCENES[Kind(kind)] for kind in place.kinds), "land")


@register.simple_tag
def scene_look(place: DestinationPage) -> str:
    """Return the classes that put the parts of the drawing together, one of eight ways by the page's number."""
    number = place.pk or 0
    return "".join(f" scene--{look}" for bit, look in enumerate(SCENE_LOOKS) if number >> bit & 1)


@register.simple_tag(takes_context=True)
def open_state(context: Mapping[str, Any], place: DestinationPage) -> OpeningState:
    """Return what to say about the opening hours of ``place`` at ``at`` of the context, or else now."""
    language = context.get("content_language") or languages.active()
    return place.schedule(language).state_at(context.get("at") or timezone.now())


@register.simple_tag
def opening_day(opens: datetime.datetime, today: datetime.date) -> str:
    """Name the day on which a place opens as one would today: "tomorrow", "on Tuesday"; nothing for today."""
    day, language = opens.date(), languages.active()
    ahead = (day - today).days
    if ahead <= 0:
        return ""
    if ahead == 1:
        return gettext("tomorrow")
    if ahead < DAYS_OF_A_WEEK:
        return gettext("on %(day)s") % {"day": formats.weekday_words([day.weekday()], language)}
    return gettext("on %(day)s") % {"day": formats.date_words(day, language, year=day.year != today.year)}


@register.simple_tag(takes_context=True)
def opening_day_seen(context: Mapping[str, Any], opens: datetime.datetime) -> str:
    """Name the day on which a place opens as :func:`opening_day` does, as of ``at`` of the context, or else now."""
    now = context.get("at") or timezone.now()
    return opening_day(opens, now.astimezone(opens.tzinfo).date())


@register.filter
def address_names_town(place: DestinationPage) -> bool:
    """Say whether the address has the town in it already, so that it needn't be said again."""
    town = place.locality.partition(",")[0].strip()
    return bool(town) and town in place.address


@register.filter
def kilometres(metres: float | None) -> float | None:
    """Return metres as kilometres."""
    return None if metres is None else metres / 1000


@register.filter
def kilometres_from_city(place: DestinationPage) -> float | None:
    """Return how far ``place`` is from the centre of its city by the great circle; nothing without coordinates."""
    if place.coordinates is None:
        return None
    return great_circle(place.coordinates, (place.city.latitude, place.city.longitude)) / 1000


@register.simple_tag
def website(place: DestinationPage) -> str:
    """Return the address of the place's website, its Spanish one for readers of Spanish where it has one."""
    return place.website_in(languages.active())


@register.filter
def section_of(menu: Iterable[BasePage], place: DestinationPage) -> BasePage | None:
    """Return the page of the main menu below which ``place`` lies."""
    return next((item for item in menu if place.path.startswith(item.path)), None)


@register.filter
def any_found(facts: Iterable[tuple[object, str]]) -> bool:
    """Say whether anybody has checked any of these facts (name and what was found)."""
    return any(found for _name, found in facts)
