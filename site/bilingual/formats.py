"""How dates, times, money, distances, durations and phone numbers are written in each language.

Every function takes the language as an argument and none reads the active one, so mails, feeds and background jobs
can use them. English follows ``en_US`` and Spanish ``es_MX``. Names of months, days and units are CLDR's, through
Babel; where CLDR is silent or not what public websites of the two countries print, :data:`CONVENTIONS` says so.

Values never wrap inside: a no-break space stands between a number and its unit.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite
from typing import Literal, NamedTuple

import phonenumbers
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

NBSP = "\N{NO-BREAK SPACE}"
EN_DASH = "\N{EN DASH}"

Style = Literal["long", "short"]


class Units(NamedTuple):
    """A system of lengths: the unit one travels in, and the one for less than ``small_below`` of it."""

    large: str
    metres_per_large: float
    small: str
    metres_per_small: float
    small_below: float


METRIC = Units("km", 1000, "m", 1, 1000)
IMPERIAL = Units("mi", 1609.344, "ft", 0.3048, 528)


@dataclass(frozen=True)
class DayPattern:
    """A date in Babel's pattern letters, in the three pieces it is put together from."""

    weekday: str
    day_and_month: str
    year: str

    def joined(self, *, weekday: bool, year: bool) -> str:
        """Return the whole pattern with or without weekday and year."""
        return (self.weekday if weekday else "") + self.day_and_month + (self.year if year else "")


@dataclass(frozen=True)
class Conventions:
    """What one language's readers expect, as far as it is a matter of format."""

    locale: Locale
    dates: dict[Style, DayPattern]
    # A month by itself, and the year behind it.
    month: str
    year_of_month: str
    # Two days of one month: how the first and the second are written, the year set after them.
    same_month: dict[Style, tuple[str, str]]
    within_month: str
    between_dates: str
    between: str
    twelve_hours: bool
    noon: str
    midnight: str
    metric_first: bool
    every_day: str
    price_from: str
    price_up_to: str
    # "And" before a word that begins with the sound of i, where it is another then.
    and_before_i: str = ""


#: Spanish words that begin with the sound of i: "invierno", "historia", not "hielo".
BEGINS_WITH_I = re.compile(r"h?[ií](?!e)", re.IGNORECASE)

CONVENTIONS: dict[str, Conventions] = {
    "en": Conventions(
        locale=Locale("en", "US"),
        dates={"long": DayPattern("EEEE, ", "MMMM d", ", y"), "short": DayPattern("EEE, ", "MMM d", ", y")},
        month="LLLL",
        year_of_month=" y",
        same_month={"long": ("MMMM d", "d"), "short": ("MMM d", "d")},
        within_month=EN_DASH,
        between_dates=f" {EN_DASH} ",
        between=" to ",
        twelve_hours=True,
        # "12:00 a.m." is read both ways; the words are not.
        noon="noon",
        midnight="midnight",
        metric_first=False,
        every_day="Every day",
        price_from="From {}",
        price_up_to="Up to {}",
    ),
    "es": Conventions(
        locale=Locale("es", "MX"),
        # CLDR sets a comma after the weekday; Mexican newspapers and governments do not.
        dates={
            "long": DayPattern("EEEE ", "d 'de' MMMM", " 'de' y"),
            "short": DayPattern("EEE ", "d MMM", " y"),
        },
        month="LLLL",
        year_of_month=" 'de' y",
        same_month={"long": ("d", "d 'de' MMMM"), "short": ("d", "d MMM")},
        within_month=" al ",
        between_dates=" al ",
        between=" a ",
        # Museums, theatres and governments in Mexico print 19:00 h (NOM-008-SCFI), and "p. m." hardly anywhere.
        twelve_hours=False,
        noon="",
        midnight="",
        metric_first=True,
        every_day="Todos los días",
        price_from="Desde {}",
        price_up_to="Hasta {}",
        and_before_i=" e ",
    ),
}


def conventions(language: str) -> Conventions:
    """Return the conventions of ``language`` ("en", "es", or a tag that begins so, as "es-mx").

    Raises ValueError for a language the site does not have.
    """
    try:
        return CONVENTIONS[language.partition("-")[0]]
    except KeyError:
        raise ValueError(f"No formats for the language {language!r}; there are {', '.join(CONVENTIONS)}.") from None


def date_words(
    value: datetime.date, language: str, *, style: Style = "long", weekday: bool = False, year: bool = True
) -> str:
    """Return a date in words: "May 3, 2026", "3 de mayo de 2026"; short: "May 3, 2026", "3 may 2026".

    ``year=False`` is for days that return every year.
    """
    spoken = conventions(language)
    return _formatted(value, spoken.dates[style].joined(weekday=weekday, year=year), spoken)


def month_words(value: datetime.date, language: str, *, year: bool = True) -> str:
    """Return the month of a day: "December 2026", "diciembre de 2026"."""
    spoken = conventions(language)
    return _formatted(value, spoken.month + (spoken.year_of_month if year else ""), spoken)


def date_range_parts(
    first: datetime.date, last: datetime.date, language: str, *, style: Style = "long", year: bool = True
) -> tuple[str, str, str]:
    """Return the two sides of a range of days and what stands between: ("May 3", "–", "5, 2026").

    What both days share is said once, unless ``year`` is False and the range goes over New Year.
    """
    spoken = conventions(language)
    whole = spoken.dates[style].joined(weekday=False, year=year)
    same_year = first.year == last.year
    if same_year and first.month == last.month:
        start, end = spoken.same_month[style]
        end += spoken.dates[style].year if year else ""
        return _formatted(first, start, spoken), spoken.within_month, _formatted(last, end, spoken)
    start = spoken.dates[style].day_and_month if same_year else whole
    return _formatted(first, start, spoken), spoken.between_dates, _formatted(last, whole, spoken)


def time_words(value: datetime.time, language: str) -> str:
    """Return a time of day: "7:00 p.m.", "noon"; "19:00 h". Seconds are left out."""
    spoken = conventions(language)
    if not spoken.twelve_hours:
        return f"{value.hour}:{value.minute:02}{NBSP}h"
    if value.minute == 0 and value.hour in (0, 12):
        return spoken.noon if value.hour else spoken.midnight
    return f"{value.hour % 12 or 12}:{value.minute:02}{NBSP}{_half(value)}"


def time_range(opens: datetime.time, closes: datetime.time, language: str) -> str:
    """Return two times of day as a range: "9:00 a.m. to 5:00 p.m.", "9:00 a 17:00 h".

    Equal times mean the whole day round ("24 hours").
    """
    if opens == closes:
        return format_unit(24, "duration-hour", locale=conventions(language).locale)
    return "".join(time_range_parts(opens, closes, language))


def time_range_parts(opens: datetime.time, closes: datetime.time, language: str) -> tuple[str, str, str]:
    """Return the two sides of a range of times and what stands between: ("9:00", " to ", "11:30 a.m.").

    What both share is said once.
    """
    spoken = conventions(language)
    start, end = time_words(opens, language), time_words(closes, language)
    shared = f"{NBSP}{_half(closes)}" if spoken.twelve_hours else f"{NBSP}h"
    if start.endswith(shared) and end.endswith(shared) and (opens < closes or not spoken.twelve_hours):
        start = start.removesuffix(shared)
    return start, spoken.between, end


def listed(words: Sequence[str], language: str) -> str:
    """Return ``words`` as one enumerates them: "public, private and academic", "otoño e invierno"."""
    spoken = conventions(language)
    text = format_list(words, locale=spoken.locale)
    if len(words) > 1 and spoken.and_before_i and BEGINS_WITH_I.match(words[-1]):
        text = spoken.and_before_i.join([", ".join(words[:-1]), words[-1]])
    return text


def weekday_words(weekdays: Collection[int], language: str, *, style: Style = "long") -> str:
    """Return weekdays (0 is Monday) as one reads them on a door: "Tuesday to Sunday", "lunes y miércoles".

    Three or more in a row become a range, over the week's end too. Raises ValueError for no weekday, or one above 6.
    """
    spoken = conventions(language)
    chosen = set(weekdays)
    if not chosen or not chosen <= set(range(7)):
        raise ValueError(f"Weekdays go from 0 (Monday) to 6 (Sunday): {sorted(chosen)}")
    if len(chosen) == 7:
        return spoken.every_day
    names = spoken.locale.days["format"]["wide" if style == "long" else "abbreviated"]
    parts: list[str] = []
    for run in _runs(chosen):
        if len(run) > 2:
            parts.append(f"{names[run[0]]}{spoken.between}{names[run[-1]]}")
        else:
            parts.extend(names[day] for day in run)
    return format_list(parts, locale=spoken.locale)


def money(amount: Decimal | float, currency: str, language: str) -> str:
    """Return an amount with its currency's code: "$1,500 MXN". Cents are written where there are any.

    ``$`` alone means different money on each side of the border, so the code (ISO 4217) is never left out.
    """
    return f"{_figure(amount, currency, language)}{NBSP}{currency}"


def price_range(lowest: Decimal | float | None, highest: Decimal | float | None, currency: str, language: str) -> str:
    """Return what a visit costs: "$10 USD", "$10 to $15 USD", "From $10 USD" or "Up to $15 USD"; "" for no amount.

    A lowest price alone is where prices begin; a single price is given as both.
    """
    spoken = conventions(language)
    if lowest is None:
        return "" if highest is None else spoken.price_up_to.format(money(highest, currency, language))
    if highest is None:
        return spoken.price_from.format(money(lowest, currency, language))
    if lowest == highest:
        return money(lowest, currency, language)
    cents = _has_cents(lowest) or _has_cents(highest)
    start = _figure(lowest, currency, language, cents=cents)
    end = _figure(highest, currency, language, cents=cents)
    return f"{start}{spoken.between}{end}{NBSP}{currency}"


def distance(kilometres: float, language: str) -> str:
    """Return a distance in both measures, the reader's own first: "1.2 mi (2 km)", "2 km (1.2 mi)".

    Rounded as a traveller needs it: tenths up to ten, whole numbers above; below a kilometre to 50 metres, below a
    tenth of a mile to 50 feet, never to nothing. Such a short one is converted as it is shown, so that equal figures
    never stand beside different ones. Raises ValueError for a negative or infinite distance.
    """
    if not isfinite(kilometres) or kilometres < 0:
        raise ValueError(f"Not a distance: {kilometres!r} km")
    spoken = conventions(language)
    first, second = (METRIC, IMPERIAL) if spoken.metric_first else (IMPERIAL, METRIC)
    words, shown = _measure(kilometres * 1000, first, spoken, step=50)
    converted, _shown = _measure(shown, second, spoken, step=10)
    return f"{words} ({converted})"


def round_distance(kilometres: int, language: str) -> str:
    """Return a round number of kilometres as a limit to choose: "30 mi (50 km)", the miles just as round."""
    spoken = conventions(language)
    miles = kilometres * 1000 / IMPERIAL.metres_per_large
    step = 10 if miles >= 10 else 1
    imperial, metric = f"{round(miles / step) * step}{NBSP}{IMPERIAL.large}", f"{kilometres}{NBSP}{METRIC.large}"
    return f"{metric} ({imperial})" if spoken.metric_first else f"{imperial} ({metric})"


def file_size(size: int, language: str) -> str:
    """Return a number of bytes as readers know it from their devices: "840 kB", "2.4 MB", never less than "1 kB"."""
    locale = conventions(language).locale
    unit, number = ("kilobyte", max(1, round(size / 1000))) if size < 999_500 else ("megabyte", size / 1_000_000)
    shown = round(number, 1 if number < 10 else None)
    return format_unit(shown, f"digital-{unit}", "short", locale=locale).replace(" ", NBSP)


def duration(minutes: int, language: str) -> str:
    """Return a length of time in words: "45 minutes", "1 hour 30 minutes", "2 días". Raises ValueError if negative."""
    if minutes < 0:
        raise ValueError(f"Not a duration: {minutes} minutes")
    locale = conventions(language).locale
    days, rest = divmod(minutes, 24 * 60)
    hours, rest = divmod(rest, 60)
    parts = [
        format_unit(number, unit, locale=locale).replace(" ", NBSP)
        for number, unit in ((days, "duration-day"), (hours, "duration-hour"), (rest, "duration-minute"))
        if number
    ]
    return " ".join(parts) or format_unit(0, "duration-minute", locale=locale).replace(" ", NBSP)


def duration_range(shortest: int | None, longest: int | None, language: str) -> str:
    """Return a span of minutes in words: "1 to 1½ hours", "45 to 90 minutes"; one end alone, or "" for none."""
    if shortest is None or longest is None or shortest == longest:
        known = longest if shortest is None else shortest
        return "" if known is None else duration(known, language)
    spoken = conventions(language)
    if shortest % 30 == 0 and longest % 30 == 0 and shortest >= 60 and longest < 24 * 60:
        hours = format_unit(2, "duration-hour", locale=spoken.locale).partition(" ")[2]
        return f"{_halves(shortest)}{spoken.between}{_halves(longest)}{NBSP}{hours}"
    if 0 < shortest < 60 and longest <= 90:
        minutes = format_unit(longest, "duration-minute", locale=spoken.locale).replace(" ", NBSP)
        return f"{shortest}{spoken.between}{minutes}"
    return f"{duration(shortest, language)}{spoken.between}{duration(longest, language)}"


def parse_phone(text: str, country: str | None = None) -> str:
    """Return a telephone number in E.164 form ("+528717160261"), as it is stored.

    ``country`` ("US", "MX") is assumed where the number does not begin with ``+``. Raises ValueError for what can't be
    dialled.
    """
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException as error:
        raise ValueError(f"Not a telephone number: {text!r}") from error
    if not phonenumbers.is_valid_number(number):
        raise ValueError(f"Not a telephone number in use: {text!r}")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def phone(number: str) -> str:
    """Return a number for people to read, dialled from either country: "+1 915-532-1111", "+52 871 716 0261".

    What is not a number in E.164 form is returned as it stands: readers may still make sense of it.
    """
    try:
        parsed = phonenumbers.parse(parse_phone(number))
    except ValueError:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL).replace(" ", NBSP)


def phone_href(number: str) -> str:
    """Return the ``tel:`` address of a number (RFC 3966), or "" where there is nothing to dial."""
    try:
        return f"tel:{parse_phone(number)}"
    except ValueError:
        return ""


def _formatted(value: datetime.date, pattern: str, spoken: Conventions) -> str:
    return format_date(value, pattern, locale=spoken.locale)


def _half(value: datetime.time) -> str:
    return "a.m." if value.hour < 12 else "p.m."


def _runs(weekdays: set[int]) -> list[list[int]]:
    """Cut weekdays into stretches of neighbours; one that goes over Sunday to Monday stays whole if it is long."""
    runs: list[list[int]] = []
    for day in sorted(weekdays):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    if len(runs) > 1 and runs[0][0] == 0 and runs[-1][-1] == 6 and len(runs[0]) + len(runs[-1]) > 2:
        runs[-1] += runs.pop(0)
    return runs


def _has_cents(amount: Decimal | float) -> bool:
    return _cents(amount) % 1 != 0


def _cents(amount: Decimal | float) -> Decimal:
    return Decimal(str(amount)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def _figure(amount: Decimal | float, currency: str, language: str, *, cents: bool | None = None) -> str:
    if not re.fullmatch("[A-Z]{3}", currency):
        raise ValueError(f"Not a currency code: {currency!r}")
    with_cents = _has_cents(amount) if cents is None else cents
    pattern = "#,##0.00" if with_cents else "#,##0"
    sign = "$" if currency in {"USD", "MXN"} else ""
    return sign + format_decimal(_cents(amount), pattern, locale=conventions(language).locale)


def _halves(minutes: int) -> str:
    return f"{minutes // 60}{'½' if minutes % 60 else ''}"


def _measure(metres: float, units: Units, spoken: Conventions, *, step: int) -> tuple[str, float]:
    """Return a length in one system, its small unit rounded to ``step``, and the metres to convert for the other."""
    small = max(round(metres / units.metres_per_small / step) * step, step)
    if small < units.small_below:
        return f"{small}{NBSP}{units.small}", small * units.metres_per_small
    tenths = round(metres / units.metres_per_large, 1)
    figure = tenths if tenths < 10 else round(tenths)
    words = format_decimal(figure, "#,##0.#", locale=spoken.locale)
    return f"{words}{NBSP}{units.large}", metres
