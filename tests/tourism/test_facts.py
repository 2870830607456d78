"""Facts that contradict each other are refused, in the words of the one who types them."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from tests import factories
from tests.bilingual import editing
from tourism.models import DestinationPage, OpeningException, OpeningHours

CHRISTMAS, NEW_YEAR = date(2026, 12, 25), date(2027, 1, 1)
NINE, NOON = time(9), time(12)
ORDER = "The last day is before the first."
CLOSED = "Closed, or open at these times? Untick “closed”, or empty the times."
BOTH = "Hours need both times."
CURRENCY = "A price needs its currency."


def refusals(row) -> dict[str, list[str]]:
    """Return what the row's own rules find wrong with it, by field."""
    try:
        row.clean()
    except ValidationError as refused:
        return refused.message_dict
    return {}


@pytest.mark.parametrize(
    ("facts", "refused"),
    [
        ({}, {}),
        ({"closed": False}, {}),
        ({"closed": False, "opens": NINE, "closes": NOON}, {}),
        ({"opens": NINE, "closes": NOON}, {"closed": [CLOSED]}),
        ({"closes": NOON}, {"closed": [CLOSED]}),
        ({"closed": False, "opens": NINE}, {"closes": [BOTH]}),
        ({"closed": False, "closes": time(0)}, {"opens": [BOTH]}),
        ({"last_date": CHRISTMAS}, {}),
        ({"last_date": NEW_YEAR}, {}),
        ({"last_date": date(2026, 12, 24)}, {"last_date": [ORDER]}),
        ({"first_date": None, "last_date": CHRISTMAS}, {}),
    ],
)
def test_an_exception_is_closed_or_has_both_times(facts, refused):
    assert refusals(OpeningException(**{"first_date": CHRISTMAS, **facts})) == refused


@pytest.mark.parametrize(
    ("first", "last", "every_year", "refused"),
    [
        (None, None, False, {}),
        (CHRISTMAS, None, False, {}),
        (CHRISTMAS, NEW_YEAR, False, {}),
        (NEW_YEAR, CHRISTMAS, False, {"last_date": [ORDER]}),
        (date(2026, 11, 1), date(2026, 2, 28), True, {}),
    ],
)
def test_a_season_ends_after_it_begins_unless_it_comes_every_year(first, last, every_year, refused):
    assert refusals(OpeningHours(first_date=first, last_date=last, every_year=every_year)) == refused


def test_hours_hold_on_some_day():
    row = OpeningHours(weekdays=[], opens=NINE, closes=NOON)
    with pytest.raises(ValidationError) as refused:
        row.clean_fields(exclude=["page"])
    assert set(refused.value.message_dict) == {"weekdays"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("facts", "refused"),
    [
        ({"price_from": 5}, {"currency": [CURRENCY]}),
        ({"price_to": 5}, {"currency": [CURRENCY]}),
        ({"price_to": 5, "currency": "USD"}, {}),
        ({"price_from": 6, "price_to": 5, "currency": "USD"}, {"price_to": ["The highest price is below the lowest."]}),
    ],
)
def test_prices_agree(facts, refused):
    errors = DestinationPage(**facts).release_errors([])
    assert {name: error.messages for name, error in errors.items()} == refused


@pytest.mark.django_db
@pytest.mark.parametrize("button", ["action-publish", None])
def test_the_form_tells_an_editor_who_leaves_closed_ticked(client, button):
    editing.sign_in(client)
    page = factories.destination("Museum", "Museo")
    form = editing.soup(client.get(editing.edit_address(page)))
    rows = editing.BeautifulSoup(
        form.select_one("#id_opening_exceptions-EMPTY_FORM_TEMPLATE").decode_contents(), "html.parser"
    )
    assert rows.select_one('[name$="-closed"]').has_attr("checked")
    typed = {
        "TOTAL_FORMS": "1",
        "0-first_date": "2026-12-25",
        "0-last_date": "2026-12-24",
        "0-closed": "on",
        "0-opens": "9:00",
        "0-closes": "12:00",
    }
    sent = {f"opening_exceptions-{name}": value for name, value in typed.items()}
    response = client.post(
        editing.edit_address(page), editing.edit_data(client, page, **sent, **({button: "yes"} if button else {}))
    )
    assert response.context["form"].formsets["opening_exceptions"].errors == [
        {"last_date": [ORDER], "closed": [CLOSED]}
    ]
    assert CLOSED in editing.soup(response).get_text()
