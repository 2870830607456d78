"""Dates, times, money, distances and telephones, as readers on each side write them."""

from datetime import date, time
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation
from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from bilingual import formats
from bilingual.templatetags import formats as tags

LANGUAGES = st.sampled_from(["en", "es"])


def plain(text: str) -> str:
    """Make no-break spaces ordinary ones, so that the tables below can be read."""
    return text.replace(formats.NBSP, " ")


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "1 kB"),
        (208, "1 kB"),
        (840_200, "840 kB"),
        (999_499, "999 kB"),
        (999_500, "1 MB"),
        (2_412_000, "2.4 MB"),
        (9_960_000, "10 MB"),
        (24_700_000, "25 MB"),
    ],
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_size_of_a_file_is_written_as_devices_do(size, words, language):
    assert plain(formats.file_size(size, language)) == words


@pytest.mark.parametrize(
    ("options", "english", "spanish"),
    [
        ({}, "May 3, 2026", "3 de mayo de 2026"),
        ({"weekday": True}, "Sunday, May 3, 2026", "domingo 3 de mayo de 2026"),
        ({"year": False}, "May 3", "3 de mayo"),
        ({"weekday": True, "year": False}, "Sunday, May 3", "domingo 3 de mayo"),
        ({"style": "short"}, "May 3, 2026", "3 may 2026"),
        ({"style": "short", "weekday": True}, "Sun, May 3, 2026", "dom 3 may 2026"),
        ({"style": "short", "weekday": True, "year": False}, "Sun, May 3", "dom 3 may"),
    ],
)
def test_a_date_is_written_in_words(options, english, spanish):
    assert formats.date_words(date(2026, 5, 3), "en", **options) == english
    assert formats.date_words(date(2026, 5, 3), "es", **options) == spanish


@pytest.mark.parametrize(
    ("first", "last", "options", "english", "spanish"),
    [
        (date(2026, 5, 3), date(2026, 5, 3), {}, "May 3, 2026", "3 de mayo de 2026"),
        (date(2026, 5, 3), date(2026, 5, 5), {}, "May 3–5, 2026", "3 al 5 de mayo de 2026"),
        (date(2026, 5, 3), date(2026, 6, 5), {}, "May 3 – June 5, 2026", "3 de mayo al 5 de junio de 2026"),
        (
            date(2026, 12, 20),
            date(2027, 1, 6),
            {},
            "December 20, 2026 – January 6, 2027",
            "20 de diciembre de 2026 al 6 de enero de 2027",
        ),
        (date(2026, 5, 3), date(2027, 5, 5), {}, "May 3, 2026 – May 5, 2027", "3 de mayo de 2026 al 5 de mayo de 2027"),
        (date(2026, 9, 3), date(2026, 9, 5), {"style": "short"}, "Sep 3–5, 2026", "3 al 5 sep 2026"),
        (date(2026, 4, 1), date(2026, 10, 31), {"year": False}, "April 1 – October 31", "1 de abril al 31 de octubre"),
        (
            date(2026, 12, 1),
            date(2027, 1, 6),
            {"year": False},
            "December 1 – January 6",
            "1 de diciembre al 6 de enero",
        ),
    ],
)
def test_a_range_of_days_says_what_both_share_once(first, last, options, english, spanish):
    assert strip_tags(tags.date_range(first, last, language="en", **options)) == english
    assert strip_tags(tags.date_range(first, last, language="es", **options)) == spanish


@pytest.mark.parametrize(
    ("value", "english", "spanish"),
    [
        (time(19, 0), "7:00 p.m.", "19:00 h"),
        (time(9, 30), "9:30 a.m.", "9:30 h"),
        (time(0, 30), "12:30 a.m.", "0:30 h"),
        (time(12, 30), "12:30 p.m.", "12:30 h"),
        (time(12, 0), "noon", "12:00 h"),
        (time(0, 0), "midnight", "0:00 h"),
    ],
)
def test_a_time_of_day(value, english, spanish):
    assert plain(formats.time_words(value, "en")) == english
    assert plain(formats.time_words(value, "es")) == spanish


def test_a_time_never_breaks_from_its_unit():
    assert formats.time_words(time(19, 0), "en") == "7:00\u00a0p.m."
    assert formats.time_words(time(19, 0), "es") == "19:00\u00a0h"


@pytest.mark.parametrize(
    ("opens", "closes", "english", "spanish"),
    [
        (time(9), time(17), "9:00 a.m. to 5:00 p.m.", "9:00 a 17:00 h"),
        (time(9), time(11, 30), "9:00 to 11:30 a.m.", "9:00 a 11:30 h"),
        (time(9), time(12), "9:00 a.m. to noon", "9:00 a 12:00 h"),
        (time(18), time(0), "6:00 p.m. to midnight", "18:00 a 0:00 h"),
        (time(20), time(2), "8:00 p.m. to 2:00 a.m.", "20:00 a 2:00 h"),
        (time(2), time(1), "2:00 a.m. to 1:00 a.m.", "2:00 a 1:00 h"),
        (time(0), time(0), "24 hours", "24 horas"),
    ],
)
def test_a_range_of_times(opens, closes, english, spanish):
    assert plain(formats.time_range(opens, closes, "en")) == english
    assert plain(formats.time_range(opens, closes, "es")) == spanish


@pytest.mark.parametrize(
    ("weekdays", "english", "spanish"),
    [
        ([0], "Monday", "lunes"),
        ([5, 6], "Saturday and Sunday", "sábado y domingo"),
        ([1, 2, 3, 4, 5, 6], "Tuesday to Sunday", "martes a domingo"),
        ([0, 2, 4], "Monday, Wednesday, and Friday", "lunes, miércoles y viernes"),
        ([0, 4, 5, 6], "Friday to Monday", "viernes a lunes"),
        ([0, 6], "Monday and Sunday", "lunes y domingo"),
        ([0, 1, 2, 5], "Monday to Wednesday and Saturday", "lunes a miércoles y sábado"),
        (range(7), "Every day", "Todos los días"),
    ],
)
def test_weekdays_read_as_on_a_door(weekdays, english, spanish):
    assert formats.weekday_words(weekdays, "en") == english
    assert formats.weekday_words(weekdays, "es") == spanish


@pytest.mark.parametrize("weekdays", [[], [7], [-1, 0]])
def test_weekdays_that_do_not_exist_are_refused(weekdays):
    with pytest.raises(ValueError, match="Weekdays go from"):
        formats.weekday_words(weekdays, "en")


@given(st.sets(st.integers(0, 6), min_size=1), LANGUAGES)
def test_every_set_of_weekdays_has_its_own_words(weekdays, language):
    others = [{day} for day in range(7) if {day} != weekdays]
    words = formats.weekday_words(weekdays, language)
    assert words not in {formats.weekday_words(other, language) for other in others}


@pytest.mark.parametrize(
    ("amount", "currency", "expected"),
    [
        (Decimal("1500.00"), "MXN", "$1,500 MXN"),
        (15, "USD", "$15 USD"),
        (Decimal("15.5"), "USD", "$15.50 USD"),
        (Decimal("0"), "USD", "$0 USD"),
        (12.999, "USD", "$13 USD"),
        (Decimal("20"), "EUR", "20 EUR"),
    ],
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_money_always_shows_its_currency(amount, currency, expected, language):
    assert plain(formats.money(amount, currency, language)) == expected


@pytest.mark.parametrize("currency", ["", "$", "usd", "<b>"])
def test_an_amount_without_a_currency_is_refused(currency):
    with pytest.raises(ValueError, match="Not a currency"):
        formats.money(1, currency, "en")


@pytest.mark.parametrize(
    ("lowest", "highest", "english", "spanish"),
    [
        (10, 15, "$10 to $15 USD", "$10 a $15 USD"),
        (Decimal("7.50"), 10, "$7.50 to $10.00 USD", "$7.50 a $10.00 USD"),
        (10, 10, "$10 USD", "$10 USD"),
        (10, None, "From $10 USD", "Desde $10 USD"),
        (None, 15, "Up to $15 USD", "Hasta $15 USD"),
        (None, None, "", ""),
    ],
)
def test_a_price_may_have_one_end_or_two(lowest, highest, english, spanish):
    assert plain(formats.price_range(lowest, highest, "USD", "en")) == english
    assert plain(formats.price_range(lowest, highest, "USD", "es")) == spanish


@pytest.mark.parametrize(
    ("kilometres", "english", "spanish"),
    [
        (0, "50 ft (20 m)", "50 m (160 ft)"),
        (0.05, "150 ft (50 m)", "50 m (160 ft)"),
        (0.155, "500 ft (150 m)", "150 m (490 ft)"),
        (0.17, "0.1 mi (170 m)", "150 m (490 ft)"),
        (0.5, "0.3 mi (500 m)", "500 m (0.3 mi)"),
        (0.98, "0.6 mi (980 m)", "1 km (0.6 mi)"),
        (2, "1.2 mi (2 km)", "2 km (1.2 mi)"),
        (9.96, "6.2 mi (10 km)", "10 km (6.2 mi)"),
        (16.09, "10 mi (16 km)", "16 km (10 mi)"),
        (830, "516 mi (830 km)", "830 km (516 mi)"),
        (1609.344, "1,000 mi (1,609 km)", "1,609 km (1,000 mi)"),
    ],
)
def test_a_distance_is_in_both_measures_the_readers_own_first(kilometres, english, spanish):
    assert plain(formats.distance(kilometres, "en")) == english
    assert plain(formats.distance(kilometres, "es")) == spanish


@pytest.mark.parametrize(
    ("kilometres", "english", "spanish"),
    [
        (10, "6 mi (10 km)", "10 km (6 mi)"),
        (50, "30 mi (50 km)", "50 km (30 mi)"),
        (150, "90 mi (150 km)", "150 km (90 mi)"),
    ],
)
def test_a_limit_to_choose_is_round_in_both_measures(kilometres, english, spanish):
    assert plain(formats.round_distance(kilometres, "en")) == english
    assert plain(formats.round_distance(kilometres, "es")) == spanish


@given(st.floats(min_value=0, max_value=0.15), st.floats(min_value=0, max_value=0.15))
def test_equal_figures_of_a_short_way_stand_beside_equal_ones(one, other):
    for language in ("en", "es"):
        first, second = formats.distance(one, language), formats.distance(other, language)
        assert first == second or first.partition(" (")[0] != second.partition(" (")[0]


@pytest.mark.parametrize("kilometres", [-1, float("nan"), float("inf")])
def test_what_is_no_distance_is_refused(kilometres):
    with pytest.raises(ValueError, match="Not a distance"):
        formats.distance(kilometres, "en")


@given(st.floats(min_value=0.1, max_value=20_000))
def test_both_measures_tell_the_same_distance(kilometres):
    words = plain(formats.distance(kilometres, "es")).replace(",", "").rstrip(")")
    metric, imperial = words.split(" (")
    units = {"km": 1.0, "m": 0.001, "mi": 1.609344, "ft": 0.0003048}
    told = [float(figure) * units[unit] for figure, unit in (metric.split(), imperial.split())]
    assert told == pytest.approx([kilometres, kilometres], rel=0.35)


@pytest.mark.parametrize(
    ("minutes", "english", "spanish"),
    [
        (0, "0 minutes", "0 minutos"),
        (1, "1 minute", "1 minuto"),
        (45, "45 minutes", "45 minutos"),
        (60, "1 hour", "1 hora"),
        (90, "1 hour 30 minutes", "1 hora 30 minutos"),
        (2880, "2 days", "2 días"),
        (1500, "1 day 1 hour", "1 día 1 hora"),
    ],
)
def test_a_duration_in_words(minutes, english, spanish):
    assert plain(formats.duration(minutes, "en")) == english
    assert plain(formats.duration(minutes, "es")) == spanish


def test_a_negative_duration_is_refused():
    with pytest.raises(ValueError, match="Not a duration"):
        formats.duration(-1, "en")


@pytest.mark.parametrize(
    ("shortest", "longest", "english", "spanish"),
    [
        (60, 120, "1 to 2 hours", "1 a 2 horas"),
        (30, 45, "30 to 45 minutes", "30 a 45 minutos"),
        (45, 60, "45 to 60 minutes", "45 a 60 minutos"),
        (45, 90, "45 to 90 minutes", "45 a 90 minutos"),
        (45, 120, "45 minutes to 2 hours", "45 minutos a 2 horas"),
        (60, 90, "1 to 1½ hours", "1 a 1½ horas"),
        (90, 150, "1½ to 2½ hours", "1½ a 2½ horas"),
        (60, 100, "1 hour to 1 hour 40 minutes", "1 hora a 1 hora 40 minutos"),
        (180, 1440, "3 hours to 1 day", "3 horas a 1 día"),
        (60, 60, "1 hour", "1 hora"),
        (None, 60, "1 hour", "1 hora"),
        (60, None, "1 hour", "1 hora"),
        (None, None, "", ""),
    ],
)
def test_time_needed_is_a_range(shortest, longest, english, spanish):
    assert plain(formats.duration_range(shortest, longest, "en")) == english
    assert plain(formats.duration_range(shortest, longest, "es")) == spanish


@pytest.mark.parametrize(
    ("written", "country", "stored", "shown"),
    [
        ("(915) 532-1111", "US", "+19155321111", "+1 915-532-1111"),
        ("871 716 0261", "MX", "+528717160261", "+52 871 716 0261"),
        ("+52 55 1234 5678", "US", "+525512345678", "+52 55 1234 5678"),
    ],
)
def test_a_telephone_number_can_be_dialled_from_either_country(written, country, stored, shown):
    number = formats.parse_phone(written, country)
    assert number == stored
    assert plain(formats.phone(number)) == shown
    assert formats.phone_href(number) == f"tel:{stored}"


@pytest.mark.parametrize("text", ["", "915", "532-1111", "+1 555", "call us", "+52 01"])
def test_what_cannot_be_dialled_is_shown_but_not_linked(text):
    with pytest.raises(ValueError, match="Not a telephone number"):
        formats.parse_phone(text)
    assert formats.phone(text) == text
    assert formats.phone_href(text) == ""


def test_a_language_the_site_does_not_have_is_refused_by_name():
    with pytest.raises(ValueError, match="'fr'"):
        formats.date_words(date(2026, 5, 3), "fr")


def test_a_regional_tag_uses_its_language():
    assert formats.date_words(date(2026, 5, 3), "es-mx") == "3 de mayo de 2026"


@pytest.mark.parametrize(
    ("source", "english", "spanish"),
    [
        (
            "{% date_words day %}",
            '<time datetime="2026-05-03">May 3, 2026</time>',
            '<time datetime="2026-05-03">3 de mayo de 2026</time>',
        ),
        (
            '{% date_words day style="short" weekday=True year=False %}',
            '<time datetime="2026-05-03">Sun, May 3</time>',
            '<time datetime="2026-05-03">dom 3 may</time>',
        ),
        (
            "{% date_range day last %}",
            '<time datetime="2026-05-03">May 3</time>–<time datetime="2026-05-05">5, 2026</time>',
            '<time datetime="2026-05-03">3</time> al <time datetime="2026-05-05">5 de mayo de 2026</time>',
        ),
        (
            "{% date_range day None %}",
            '<time datetime="2026-05-03">May 3, 2026</time>',
            '<time datetime="2026-05-03">3 de mayo de 2026</time>',
        ),
        (
            "{% time_words opens %}",
            '<time datetime="09:00">9:00 a.m.</time>',
            '<time datetime="09:00">9:00 h</time>',
        ),
        ("{% time_range opens closes %}", "9:00 a.m. to 5:00 p.m.", "9:00 a 17:00 h"),
        ('{% price 10 15 "USD" %}', "$10 to $15 USD", "$10 a $15 USD"),
        ("{{ 2|distance }}", "1.2 mi (2 km)", "2 km (1.2 mi)"),
        ('{{ 2|distance:"es" }}', "2 km (1.2 mi)", "2 km (1.2 mi)"),
        ("{% duration_range 60 120 %}", "1 to 2 hours", "1 a 2 horas"),
        ("{{ weekdays|weekdays }}", "Monday to Friday", "lunes a viernes"),
        (
            '{% phone_link "+19155321111" %}',
            '<a href="tel:+19155321111">+1 915-532-1111</a>',
            '<a href="tel:+19155321111">+1 915-532-1111</a>',
        ),
        ("{% phone_link not_a_number %}", "&lt;b&gt;ask&lt;/b&gt;", "&lt;b&gt;ask&lt;/b&gt;"),
    ],
)
def test_templates_write_in_the_active_language(source, english, spanish):
    values = {
        "day": date(2026, 5, 3),
        "last": date(2026, 5, 5),
        "opens": time(9),
        "closes": time(17),
        "weekdays": [0, 1, 2, 3, 4],
        "not_a_number": "<b>ask</b>",
    }
    for language, expected in (("en", english), ("es", spanish)):
        with translation.override(language):
            assert plain(Template("{% load formats %}" + source).render(Context(values))) == expected


@pytest.mark.parametrize(
    "source",
    [
        "{% date_words None %}",
        "{% date_range None None %}",
        "{% time_words None %}",
        "{% time_range None None %}",
        '{% price None None "" %}',
        "{% duration_range None None %}",
        '{% phone_link "" %}',
        "{{ None|distance }}",
        "{{ None|weekdays }}",
    ],
)
def test_an_unknown_fact_leaves_nothing_on_the_page(source):
    assert Template("{% load formats %}" + source).render(Context()) == ""


@pytest.mark.parametrize(
    ("words", "language", "told"),
    [
        (["Otoño", "invierno"], "es", "Otoño e invierno"),
        (["primavera", "otoño", "invierno"], "es", "primavera, otoño e invierno"),
        (["arte", "historia"], "es", "arte e historia"),
        (["agua", "hielo"], "es", "agua y hielo"),
        (["cine y teatro", "ópera"], "es", "cine y teatro y ópera"),
        (["Fall", "Italy"], "en", "Fall and Italy"),
        (["invierno"], "es", "invierno"),
    ],
)
def test_words_are_enumerated_as_one_says_them(words, language, told):
    assert formats.listed(words, language) == told
