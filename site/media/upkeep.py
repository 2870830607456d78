"""What of the library needs someone's attention: licenses that end, pictures that nobody described or credited."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import ReferenceIndex
from wagtail.permissions import page_permission_policy, policy_registry

from bilingual import languages
from bilingual.models import BasePage
from media.models import LibraryItem, SiteDocument, SiteImage

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

#: So long before its last day a license is reported: time to ask for more, or to find another picture.
NOTICE = datetime.timedelta(days=30)


class Problem(models.TextChoices):
    """What can be wrong with something in the library."""

    EXPIRED = "expired", _("License expired")
    EXPIRING = "expiring", _("License expires soon")
    UNDESCRIBED = "undescribed", _("No alternative text")
    UNCREDITED = "uncredited", _("No credit")
    UNLICENSED = "unlicensed", _("No license")


KINDS: dict[str, type[LibraryItem]] = {"picture": SiteImage, "document": SiteDocument}
EDIT = {"picture": "wagtailimages:edit", "document": "wagtaildocs:edit"}


def conditions(model: type[LibraryItem], day: datetime.date) -> dict[Problem, Q]:
    """Return what makes each problem that ``model`` can have on ``day``."""
    found = {
        Problem.EXPIRED: Q(licence_expires__lt=day),
        Problem.EXPIRING: Q(licence_expires__range=(day, day + NOTICE)),
    }
    if model is SiteImage:
        no_words = [Q(**{f"alt_{language}": ""}) | Q(**{f"alt_{language}": None}) for language in languages.LANGUAGES]
        found[Problem.UNDESCRIBED] = Q(is_decorative=False) & no_words[0] & no_words[1]
        found[Problem.UNCREDITED] = Q(credit="")
        found[Problem.UNLICENSED] = Q(licence="", licence_note="")
    return found


def editable(kind: str, user: AbstractBaseUser | AnonymousUser) -> models.QuerySet:
    """Return the pictures, or the documents, that ``user`` may edit."""
    return policy_registry.get_by_type(KINDS[kind]).instances_user_has_any_permission_for(user, ["change"])


def may_edit_any(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Say whether ``user`` may edit anything of the library."""
    return any(policy_registry.get_by_type(model).user_has_any_permission(user, ["change"]) for model in KINDS.values())


def in_need(
    user: AbstractBaseUser | AnonymousUser,
    day: datetime.date,
    *,
    kinds: Iterable[str] = KINDS,
    problems: Iterable[str] = Problem.values,
) -> models.QuerySet:
    """Return ``kind``, ``pk`` and ``licence_expires`` of all that has one of ``problems``, first what ends first."""
    parts = []
    for kind in kinds:
        found = [condition for problem, condition in conditions(KINDS[kind], day).items() if problem in problems]
        wanted = Q(pk__in=()) if not found else found[0]
        for condition in found[1:]:
            wanted |= condition
        rows = editable(kind, user).filter(wanted).annotate(kind=Value(kind, models.CharField()))
        parts.append(rows.order_by().values("kind", "pk", "licence_expires"))
    return parts[0].union(*parts[1:], all=True).order_by(F("licence_expires").asc(nulls_last=True), "kind", "pk")


def bring(rows: Iterable[dict[str, Any]], day: datetime.date, user: AbstractBaseUser | AnonymousUser) -> list[Any]:
    """Return the pictures and documents of ``rows``, each with its ``problems`` and where it is used.

    ``pages`` are those that ``user`` may explore, ``pages_unnamed`` is the number of the others.
    """
    rows = list(rows)
    items: dict[tuple[str, int], Any] = {}
    for kind, model in KINDS.items():
        pks = [row["pk"] for row in rows if row["kind"] == kind]
        problems = conditions(model, day)
        marked: Iterable[Any] = model._default_manager.filter(pk__in=pks).annotate(
            **{name.value: q for name, q in problems.items()}
        )
        for item in marked if pks else ():
            item.kind = kind
            item.edit_url = reverse(EDIT[kind], args=(item.pk,))
            item.problems = [problem for problem in problems if getattr(item, problem.value)]
            items[kind, item.pk] = item
    pages = _pages_using(items, user)
    found = [items[row["kind"], row["pk"]] for row in rows if (row["kind"], row["pk"]) in items]
    for item in found:
        used = pages[item.kind, item.pk]
        item.pages = [page for page in used if page.is_explorable]
        item.pages_unnamed = len(used) - len(item.pages)
    return found


def _pages_using(
    items: Iterable[tuple[str, int]], user: AbstractBaseUser | AnonymousUser
) -> dict[tuple[str, int], list[Any]]:
    """Return the pages on which each item is, those that readers see first, and whether ``user`` may explore them."""
    types = ContentType.objects.get_for_models(*KINDS.values(), BasePage)
    kinds = {types[model].pk: kind for kind, model in KINDS.items()}
    wanted = Q(pk__in=())
    for kind, model in KINDS.items():
        wanted |= Q(to_content_type=types[model], to_object_id__in=[str(pk) for found, pk in items if found == kind])
    uses = list(
        ReferenceIndex.objects.filter(wanted, base_content_type=types[BasePage])
        .values_list("to_content_type", "to_object_id", "object_id")
        .distinct()
    )
    explorable = page_permission_policy.explorable_instances(user)
    pages = BasePage.objects.annotate(is_explorable=Q(pk__in=explorable.values("pk"))).in_bulk(
        {int(page) for _, _, page in uses}
    )
    used: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for content_type, item, page in uses:
        if int(page) in pages:
            used[kinds[content_type], int(item)].append(pages[int(page)])
    for found in used.values():
        found.sort(key=lambda page: (not page.live, page.pk))
    return used
