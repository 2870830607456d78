"""The finder: what exchanges can be narrowed by, and its orders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bilingual import languages
from culture.exchanges.choices import DeadlineState, Funding, Level, Participant, StudyField, Term
from culture.exchanges.queries import is_true, lasts
from elements.models import SpokenLanguage
from listing.facets import ArrayFacet, ChoiceFacet, Facet, TextSearch
from listing.listings import Listing
from listing.state import Sort

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.db.models.expressions import Combinable

    from listing.facets import Text

#: How long exchanges take, as students speak of it; one that may take longer or shorter is under each that it can be.
LENGTHS: dict[str, tuple[Text, Q]] = {
    "short": (pgettext_lazy("length of an exchange", "Up to 4 weeks"), lasts(None, 4)),
    "summer": (pgettext_lazy("length of an exchange", "5 to 12 weeks"), lasts(5, 12)),
    "semester": (pgettext_lazy("length of an exchange", "A semester (13 to 26 weeks)"), lasts(13, 26)),
    "year": (pgettext_lazy("length of an exchange", "More than 26 weeks"), lasts(27, None)),
}


#: Where a call stands; one that closes soon is open too.
STATES: dict[str, tuple[Text, Q]] = {
    DeadlineState.OPEN.value: (DeadlineState.OPEN.label, Q(standing__in=[DeadlineState.OPEN, DeadlineState.CLOSING])),
    **{state.value: (state.label, Q(standing=state)) for state in DeadlineState if state != DeadlineState.OPEN},
}


class ConditionFacet(Facet):
    """Several conditions under one heading, of which a record may meet any number."""

    def __init__(self, conditions: Mapping[str, tuple[Text, Q]], *, label: Text) -> None:
        """Take each option's label and condition, by its value in the address."""
        super().__init__(label=label)
        self.conditions = conditions

    def options(self, found: dict[str, Text]) -> dict[str, Text]:
        """Return all of them."""
        return {value: label for value, (label, _condition) in self.conditions.items()}

    def cells(self, language: str) -> list[Combinable]:
        """Return whether a record meets each condition."""
        return [is_true(condition) for _label, condition in self.conditions.values()]

    def carried(self, cells: Sequence[Any]) -> tuple[str, ...]:
        """Return the options whose condition is met; neither false nor unknown meets it."""
        return tuple(value for value, is_met in zip(self.conditions, cells, strict=True) if is_met)

    def condition(self, values: list[str]) -> Q:
        """Return that a record meets one of the conditions; none of them where ``values`` names none."""
        asked = [self.conditions[name][1] for name in values if name in self.conditions]
        return Q(*asked, _connector=Q.OR) if asked else Q(pk__in=[])


class ExchangeListing(Listing):
    """Exchanges, read with ``ExchangeQuerySet.for_finder``: all at first, what closes next on top (S1)."""

    q = TextSearch(
        *(languages.localized("title", language) for language in languages.LANGUAGES),
        "summary_{language}",
        "host_name",
        "host__short_name",
        labels={"participants": Participant.choices, "study_fields": StudyField.choices},
        label=_("Search these exchanges"),
    )
    state = ConditionFacet(STATES, label=_("Deadline"))
    who = ArrayFacet("participants", label=pgettext_lazy("exchange", "For whom"), choices=Participant.choices)
    level = ArrayFacet("levels", label=_("Level of study"), choices=Level.choices)
    city = ChoiceFacet("host__city__key", label=_("Host city"), label_field="host__city__name_{language}")
    host = ChoiceFacet("host__slug", label=_("Host institution"), label_field="host_name")
    field = ArrayFacet(
        "fields_open",
        label=_("Field of study"),
        choices=[choice for choice in StudyField.choices if choice[0] != StudyField.ANY],
    )
    needs = ArrayFacet("languages_needed", label=_("Language needed"), choices=SpokenLanguage.choices)
    funding = ChoiceFacet("funding", label=_("Funding"), choices=Funding.choices)
    length = ConditionFacet(LENGTHS, label=_("How long"))
    term = ArrayFacet("terms", label=pgettext_lazy("part of the year", "Term"), choices=Term.choices)

    sorts = (
        Sort("next", _("What closes next"), (F("turn_order").asc(), F("turns").asc(nulls_last=True))),
        Sort("title", _("A to Z"), ("title_{language}",), words=True),
        Sort("newest", _("Newest first"), (F("first_published_at").desc(nulls_last=True),)),
    )
    page_size = 12
