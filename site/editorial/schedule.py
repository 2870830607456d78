"""What is due: pages to publish and pages to take down.

Each page is one transaction, on a row no other process holds: run it twice at once or kill it at any moment, and every
page is published once or not yet, never half.
"""

from __future__ import annotations

import datetime
import logging

from django.db import OperationalError, transaction
from wagtail.models import Revision, get_page_models

from bilingual.models import BasePage
from editorial.mail import NobodyToldError, report_not_published, report_not_taken_down

logger = logging.getLogger(__name__)

#: How long this process says nothing more of what goes wrong again and again.
SILENCE = datetime.timedelta(hours=1)
#: How many pages of a type are added to at one look, so that publishing is never late by it.
AT_ONCE = 100
_logged: dict[str, datetime.datetime] = {}


def do_what_is_due(at: datetime.datetime) -> int:
    """Take down what has expired and publish what is scheduled for ``at`` or before; return how many pages changed.

    A page that can't be published or taken down comes off the schedule and its owner is told; the others go on. What
    pages store for a time ahead is added to (``BasePage.falling_behind``).
    """
    expired = BasePage.objects.filter(live=True, expire_at__lte=at).order_by("expire_at").values_list("pk", flat=True)
    scheduled = Revision.page_revisions.filter(approved_go_live_at__lte=at).order_by("approved_go_live_at", "pk")
    done = sum(take_down(pk, at) for pk in list(expired)) + sum(
        publish(pk, at) for pk in list(scheduled.values_list("pk", flat=True))
    )
    for model in get_page_models():
        behind = model.falling_behind(at).order_by("pk").values_list("pk", flat=True)
        done += sum(keep_up(model, pk, at) for pk in list(behind[:AT_ONCE]))
    return done


def take_down(pk: int, at: datetime.datetime) -> bool:
    """Unpublish a page that has expired; say whether that was still to be done, and could be."""
    try:
        with transaction.atomic():
            pages = BasePage.objects.select_for_update(skip_locked=True)
            due = pages.filter(pk=pk, live=True, expire_at__lte=at).first()
            if due is None:
                return False
            due.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
            return True
    except OperationalError:
        logger.exception("Page %s is to be taken down at the next look", pk)
        return False
    except Exception:  # whatever is wrong with one page, the others have to come down
        if _is_news(message := f"Page {pk} could not be taken down", at):
            logger.exception(message)
        _leave_up(pk, at)
        return False


def _leave_up(pk: int, at: datetime.datetime) -> None:
    """Forget when a page was to be taken down and tell its owner; while nobody can be told, it is tried again."""
    try:
        with transaction.atomic():
            # Not by save(), which may be what failed.
            if BasePage.objects.filter(pk=pk, live=True, expire_at__lte=at).update(expire_at=None):
                report_not_taken_down(BasePage.objects.get(pk=pk))
    except NobodyToldError:
        if _is_news(message := f"Page {pk} stays up, and nobody could be told", at):
            logger.exception(message)


def publish(pk: int, at: datetime.datetime) -> bool:
    """Publish a scheduled revision; say whether that was still to be done, and could be."""
    try:
        with transaction.atomic():
            revision = _claim(pk, at)
            if revision is None:
                return False
            revision.publish(log_action="wagtail.publish.scheduled")
            return True
    except OperationalError:
        logger.exception("Revision %s stays on the schedule", pk)
        return False
    except Exception as error:  # whatever is wrong with one page, the others have to go out
        if _is_news(message := f"Revision {pk} could not be published", at):
            logger.exception(message)
        _give_up(pk, at, error)
        return False


def keep_up(model: type[BasePage], pk: int, at: datetime.datetime) -> bool:
    """Add to what a page stores for a time ahead; say whether that was still to be done, and could be."""
    try:
        with transaction.atomic():
            free = BasePage.objects.select_for_update(skip_locked=True).filter(pk=pk).first()
            page = model.falling_behind(at).filter(pk=pk).first() if free else None
            if page is None:
                return False
            page.keep_up(at)
            return True
    except OperationalError:
        logger.exception("Page %s is to be brought up to date at the next look", pk)
        return False
    except Exception:  # whatever is wrong with one page, the others have to go on
        if _is_news(message := f"Page {pk} could not be brought up to date", at):
            logger.exception(message)
        return False


def _claim(pk: int, at: datetime.datetime) -> Revision | None:
    """Return the revision if it is still due and no other process is at work on it."""
    return (
        Revision.page_revisions.select_for_update(skip_locked=True).filter(pk=pk, approved_go_live_at__lte=at).first()
    )


def _give_up(pk: int, at: datetime.datetime, error: Exception) -> None:
    """Take a revision off the schedule and tell the page's owner; while nobody can be told, it stays on."""
    try:
        with transaction.atomic():
            revision = _claim(pk, at)
            if revision is not None:
                # Not by save(), which would read the draft once more.
                Revision.objects.filter(pk=pk).update(approved_go_live_at=None)
                page = BasePage.objects.filter(pk=revision.object_id).first()
                if page is not None:  # deleted meanwhile, it needs nobody's care
                    report_not_published(page, error)
    except NobodyToldError:
        if _is_news(message := f"Revision {pk} stays on the schedule, and nobody could be told", at):
            logger.exception(message)


def _is_news(message: str, at: datetime.datetime) -> bool:
    """Say whether this process has not logged ``message`` lately."""
    is_news = message not in _logged or at - _logged[message] >= SILENCE
    if is_news:
        _logged[message] = at
    return is_news
