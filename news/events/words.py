"""When an event takes place, in the words of the active language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import get_day_names
from django.utils.translation import gettext as _
from django.utils.translation import npgettext, pgettext

from bilingual import formats, languages
from news.choices import Frequency
from news.events.recurrence import place_in_month

if TYPE_CHECKING:
    from news.events.recurrence import Timing


def rule_words(timing: Timing) -> str:
    """Return how an event repeats: "Every week: Tuesday and Thursday, until December 18, 2026"; "" for once."""
    if not timing.repeats:
        return ""
    words = _frequency(timing)
    if timing.until is not None:
        until = formats.date_words(timing.until, languages.active())
        return _("%(rule)s, until %(date)s") % {"rule": words, "date": until}
    if timing.count is not None:
        times = npgettext("of dates", "%(rule)s, %(number)s time", "%(rule)s, %(number)s times", timing.count)
        return times % {"rule": words, "number": timing.count}
    return words


def _frequency(timing: Timing) -> str:
    language, first, number = languages.active(), timing.first_date, max(timing.interval or 1, 1)
    if timing.frequency == Frequency.DAILY:
        return npgettext("of dates", "Every day", "Every %(number)s days", number) % {"number": number}
    if timing.frequency == Frequency.WEEKLY:
        day = formats.weekday_words({day for day in timing.weekdays if day in range(7)} or {first.weekday()}, language)
        words = npgettext("of dates", "Every week: %(day)s", "Every %(number)s weeks: %(day)s", number)
    elif timing.frequency == Frequency.YEARLY:
        day = formats.date_words(first, language, year=False)
        words = npgettext("of dates", "Every year on %(day)s", "Every %(number)s years on %(day)s", number)
    else:
        if timing.frequency == Frequency.MONTHLY_DAY:
            day = pgettext("of the month", "day %(number)s") % {"number": first.day}
        else:
            name = get_day_names("wide", locale=formats.conventions(language).locale)[first.weekday()]
            day = _places()[place_in_month(first)] % {"weekday": name}
        words = npgettext("of dates", "Every month on %(day)s", "Every %(number)s months on %(day)s", number)
    return words % {"number": number, "day": day}


def _places() -> dict[int, str]:
    return {
        1: pgettext("of the month", "the first %(weekday)s"),
        2: pgettext("of the month", "the second %(weekday)s"),
        3: pgettext("of the month", "the third %(weekday)s"),
        4: pgettext("of the month", "the fourth %(weekday)s"),
        -1: pgettext("of the month", "the last %(weekday)s"),
    }
