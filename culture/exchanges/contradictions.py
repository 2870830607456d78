"""Facts of an exchange that can't all be true: nothing publishes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from culture.exchanges.choices import Expense, Funding

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from culture.models import ExchangeProgramPage

    Faults = dict[str, StrOrPromise]


def contradictions(page: ExchangeProgramPage) -> Faults:
    """Return what contradicts itself, by the field at which to say so."""
    return {**_dates(page), **_homes(page), **_length(page), **_money(page), **_needs(page)}


def _dates(page: ExchangeProgramPage) -> Faults:
    call, found = page.call(), {}
    if page.is_rolling and (page.opens_on or page.closes_on or page.next_opens_on):
        found["is_rolling"] = _("All year round, or on these dates? Untick it, or empty the dates.")
    if page.closes_at and not page.closes_on:
        found["closes_at"] = _("A time needs its day.")
    if page.opens_on and page.deadline and call.opens and page.deadline.instant <= call.opens:
        found["closes_on"] = _("The call closes before it opens.")
    last = page.deadline or call.deadline
    if page.next_opens_on and page.opens_on and not last:
        found["next_opens_on"] = _("It opens again, but nothing says when it closes before that.")
    elif call.reopens and last and call.reopens < last.instant:
        found["next_opens_on"] = _("The next call opens before this one closes.")
    return found


def _homes(page: ExchangeProgramPage) -> Faults:
    homes, opens = page.homes, page.call().opens
    keys = [home.institution_id for home in homes]
    if len(set(keys)) < len(keys):
        return {"home_institutions": _("An institution is named twice.")}
    if page.host_id in keys:
        return {"home_institutions": _("The host is among the home institutions.")}
    for home in homes:
        if home.closes_at and not home.closes_on:
            return {"home_institutions": _("A time needs its day.")}
        deadline = page.home_deadline(home)
        if deadline and page.is_rolling:
            return {"home_institutions": _("One can apply all year round, but an institution has a deadline.")}
        if deadline and opens and deadline.instant <= opens:
            return {"home_institutions": _("The deadline of an institution is before the call opens.")}
        if deadline and page.deadline and deadline.instant > page.deadline.instant:
            return {"home_institutions": _("The deadline of an institution is after the general one.")}
    return {}


def _length(page: ExchangeProgramPage) -> Faults:
    found: Faults = {}
    if page.weeks_min and page.weeks_max and page.weeks_max < page.weeks_min:
        found["weeks_max"] = _("At most is less than at least.")
    if page.starts_on and page.ends_on and page.ends_on < page.starts_on:
        found["ends_on"] = _("It ends before it begins.")
    return found


def _money(page: ExchangeProgramPage) -> Faults:
    found: Faults = {}
    if page.stipend is not None and not page.stipend_currency:
        found["stipend_currency"] = _("An amount needs its currency.")
    if page.fee and not page.fee_currency:
        found["fee_currency"] = _("An amount needs its currency.")
    if page.stipend is not None and Expense.STIPEND not in page.covered:
        found["covered"] = _("There is an amount, but “stipend” is not among what is covered.")
    if both := set(page.covered) & set(page.not_covered):
        names = ", ".join(str(Expense(value).label) for value in Expense.values if value in both)
        found["not_covered"] = _("Covered and not covered: %(what)s.") % {"what": names}
    if page.funding == Funding.FULL and (page.not_covered or page.fee):
        found["funding"] = _("Fully funded, but something has to be paid.")
    elif page.funding == Funding.NONE and page.covered:
        found["funding"] = _("Not funded, but something is covered.")
    return found


def _needs(page: ExchangeProgramPage) -> Faults:
    found: Faults = {}
    needs = page.rows("language_needs")
    if any(need.level and not need.language for need in needs):
        found["language_needs"] = _("A level needs its language.")
    elif len({need.language for need in needs}) < len(needs):
        found["language_needs"] = _("A language is named twice.")
    averages = page.rows("averages")
    if len({need.scale for need in averages}) < len(averages):
        found["averages"] = _("A scale is named twice.")
    if page.age_min and page.age_max and page.age_max < page.age_min:
        found["age_max"] = _("At most is less than at least.")
    return found
