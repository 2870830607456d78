"""What the facts of an exchange read like, in the active language: on cards, on its page, side by side, in mails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from bilingual import formats, languages
from culture.exchanges.choices import Funding, LanguageLevel, Scale
from elements.models import Country, SpokenLanguage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from culture.models import ExchangeProgramPage
    from culture.models.exchanges import AverageNeed, LanguageNeed


@dataclass(frozen=True)
class Need:
    """A requirement: ``key`` is what kind it is of, ``asked`` says in words what is asked, ``note`` how to prove it."""

    key: str
    name: str
    asked: str
    note: str = ""
    #: The language of ``asked``, where an editor wrote it and not this module.
    language: str = ""


def names(page: Any, field: str) -> list[str]:
    """Return the names of the choices that an array field of ``page`` holds, in their order."""
    return page._meta.get_field(field).labels(getattr(page, field))


def listed(words: Iterable[str]) -> str:
    """Return ``words`` as one enumerates them."""
    return formats.listed(list(words), languages.active())


def series(page: Any, field: str) -> str:
    """Return the names of the choices that an array field of ``page`` holds, as one phrase that begins a line."""
    first, *rest = names(page, field) or [""]
    return listed([first, *map(lowered, rest)])


def who(page: ExchangeProgramPage) -> str:
    """Return for whom it is, and in what of their studies: "Students (bachelor’s degree)"."""
    people, levels = series(page, "participants"), lowered(series(page, "levels"))
    return f"{people} ({levels})" if people and levels else people or levels


def lowered(words: str) -> str:
    """Return ``words`` as they stand within a sentence."""
    return words[:1].lower() + words[1:]


def weeks(number: int) -> str:
    """Return a number of weeks."""
    return (ngettext("%(number)s week", "%(number)s weeks", number) % {"number": number}).replace(" ", formats.NBSP)


def how_long(page: ExchangeProgramPage) -> str:
    """Return how many weeks it takes; nothing where nobody has said."""
    least, most = page.weeks_min, page.weeks_max
    if least and most and least != most:
        return _("%(least)s to %(most)s") % {"least": least, "most": weeks(most)}
    if least and most:
        return weeks(least)
    if least:
        return pgettext("weeks", "from %(weeks)s") % {"weeks": weeks(least)}
    return pgettext("weeks", "up to %(weeks)s") % {"weeks": weeks(most)} if most else ""


def stipend(page: ExchangeProgramPage) -> str:
    """Return the amount of the stipend and how often it is paid."""
    if page.stipend is None or not page.stipend_currency:
        return ""
    amount = formats.money(page.stipend, page.stipend_currency, languages.active())
    return f"{amount} {page.get_stipend_period_display()}" if page.stipend_period else amount


def fee(page: ExchangeProgramPage) -> str:
    """Return what participants pay to the host."""
    if not page.fee:
        return ""
    return formats.money(page.fee, page.fee_currency, languages.active())


def pays(page: ExchangeProgramPage) -> str:
    """Return what it pays, as one line answers it; nothing where nobody has said."""
    said = [str(Funding(page.funding).label)] if page.funding else []
    if paid := stipend(page):
        said.append(paid)
    elif page.covered and page.funding != Funding.FULL:
        said = [": ".join([*said, lowered(series(page, "covered"))])]
    if cost := fee(page):
        said.append(_("costs %(amount)s") % {"amount": cost})
    return ", ".join(said)


def average(need: AverageNeed) -> str:
    """Return an average with its scale: "a GPA of 3.0 (of 4)", "85 of 100"."""
    return averaged(need.minimum, Scale(need.scale))


def averaged(value: Decimal, scale: Scale) -> str:
    """Return an average in ``scale``."""
    words = {
        Scale.GPA: pgettext("average", "a GPA of %(value)s (of 4)"),
        Scale.TEN: pgettext("average", "%(value)s of 10"),
        Scale.HUNDRED: pgettext("average", "%(value)s of 100"),
    }
    return words[scale] % {"value": figure(value, least=1 if scale != Scale.HUNDRED else 0)}


def figure(value: Decimal, least: int = 0) -> str:
    """Return a number without the zeros at its end, but with ``least`` digits after its point."""
    text = f"{value:.2f}"
    whole, _point, rest = text.partition(".")
    rest = rest.rstrip("0").ljust(least, "0")
    return f"{whole}.{rest}" if rest else whole


def language_need(need: LanguageNeed) -> str:
    """Return a language and its level: "English, B2"."""
    if not need.language:
        return ""
    name = str(SpokenLanguage(need.language).label)
    return f"{name} {need.level}" if need.level else name


def languages_needed(page: ExchangeProgramPage) -> str:
    """Return the languages that one has to know, with their levels."""
    return listed(filter(None, (language_need(need) for need in page.rows("language_needs"))))


def needs(page: ExchangeProgramPage, language: str) -> list[Need]:
    """Return all that ``page`` asks of who applies; what an editor wrote, in ``language`` or else the other."""
    found = [
        *_of_people(page),
        *_of_studies(page),
        *_of_languages(page, language),
        *_of_persons(page),
    ]
    for row in page.rows("other_needs"):
        if words := languages.words_or_other(row, "words", language):
            written = language if languages.words(row, "words", language) else languages.other(language)
            found.append(Need("other", _("Also"), words, language=written))
    return found


def keys(page: ExchangeProgramPage) -> set[str]:
    """Return the keys of all that ``page`` asks of who applies, without their words."""
    asked = {
        "who": page.participants,
        "level": page.levels,
        "home": page.must_be_enrolled or page.homes,
        "semester": page.semester_min,
        "credits": page.credits_min,
        "credits_share": page.credits_share_min,
        "average": page.rows("averages"),
        "english": any(row.language == SpokenLanguage.ENGLISH for row in page.rows("language_needs")),
        "spanish": any(row.language == SpokenLanguage.SPANISH for row in page.rows("language_needs")),
        "age": page.age_min or page.age_max,
        "country": page.citizens_of,
        "other": page.rows("other_needs"),
    }
    return {key for key, value in asked.items() if value}


def _of_people(page: ExchangeProgramPage) -> list[Need]:
    found = []
    if page.participants:
        found.append(Need("who", pgettext("exchange", "For whom"), series(page, "participants")))
    if page.levels:
        found.append(Need("level", _("Level of study"), series(page, "levels")))
    if homes := [row.institution for row in page.homes]:
        found.append(Need("home", _("Home institution"), listed(home.title_shown for home in homes)))
    elif page.must_be_enrolled:
        found.append(Need("home", _("Home institution"), _("Enrolled at any institution")))
    return found


def _of_studies(page: ExchangeProgramPage) -> list[Need]:
    found = []
    if page.semester_min:
        number = page.semester_min
        words = ngettext("%(number)s semester finished", "%(number)s semesters finished", number)
        found.append(Need("semester", _("Semester"), words % {"number": number}))
    if page.credits_min:
        words = _("At least %(number)s credits") % {"number": page.credits_min}
        found.append(Need("credits", _("Credits"), words))
    if page.credits_share_min:
        words = _("At least %(share)s%% of the credits") % {"share": page.credits_share_min}
        found.append(Need("credits_share", _("Progress"), words))
    if averages := page.rows("averages"):
        either = pgettext("one average or the other", " or ").join(average(row) for row in averages)
        found.append(Need("average", _("Average"), _("At least %(average)s") % {"average": either}))
    return found


def _of_languages(page: ExchangeProgramPage, language: str) -> list[Need]:
    keys = {SpokenLanguage.ENGLISH: "english", SpokenLanguage.SPANISH: "spanish"}
    return [
        Need(
            keys[SpokenLanguage(row.language)],
            str(capfirst(SpokenLanguage(row.language).label)),
            str(LanguageLevel(row.level).label) if row.level else _("Level not stated"),
            languages.words(row, "proof", language),
        )
        for row in page.rows("language_needs")
        if row.language
    ]


def _of_persons(page: ExchangeProgramPage) -> list[Need]:
    found = []
    if page.age_min and page.age_max:
        asked = _("%(least)s to %(most)s years") % {"least": page.age_min, "most": page.age_max}
    elif page.age_min:
        asked = _("%(age)s years or older") % {"age": page.age_min}
    elif page.age_max:
        asked = _("%(age)s years or younger") % {"age": page.age_max}
    else:
        asked = ""
    if asked:
        found.append(Need("age", pgettext("of a person", "Age"), asked))
    if page.citizens_of:
        countries = listed(str(Country(value).label) for value in page.citizens_of)
        found.append(Need("country", _("Citizens or permanent residents of"), countries))
    return found
