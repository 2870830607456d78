"""What is due: pages to publish and pages to take down.

Each page is one transaction, on a row no other process holds: run it twice at once or kill it at any moment, and every
page is published once or not yet, never half.
"""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import TYPE_CHECKING

from django.db import OperationalError, transaction
from wagtail.models import Revision

from bilingual.models import BasePage
from editorial.mail import report_not_published, report_not_taken_down

if TYPE_CHECKING:
    from datetime import datetime

logger = logging.getLogger(__name__)


def do_what_is_due(at: datetime) -> int:
    """Take down what has expired and publish what is scheduled for ``at`` or before; return how many pages changed.

    A page that can't be published or taken down comes off the schedule and its owner is told; the others go on.
    """
    expired = BasePage.objects.filter(live=True, expire_at__lte=at).order_by("expire_at").values_list("pk", flat=True)
    scheduled = Revision.page_revisions.filter(approved_go_live_at__lte=at).order_by("approved_go_live_at", "pk")
    return sum(take_down(pk, at) for pk in list(expired)) + sum(
        publish(pk, at) for pk in list(scheduled.values_list("pk", flat=True))
    )


def take_down(pk: int, at: datetime) -> bool:
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
        logger.exception("Page %s could not be taken down", pk)
        _leave_up(pk, at)
        return False


def _leave_up(pk: int, at: datetime) -> None:
    """Forget when a page was to be taken down and tell its owner; while no mail goes out, it is tried again."""
    try:
        with transaction.atomic():
            # Not by save(), which may be what failed.
            if BasePage.objects.filter(pk=pk, live=True, expire_at__lte=at).update(expire_at=None):
                report_not_taken_down(BasePage.objects.get(pk=pk))
    except (OSError, SMTPException):
        logger.exception("The owner of page %s could not be told", pk)


def publish(pk: int, at: datetime) -> bool:
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
        logger.exception("Revision %s could not be published", pk)
        _give_up(pk, at, error)
        return False


def _claim(pk: int, at: datetime) -> Revision | None:
    """Return the revision if it is still due and no other process is at work on it."""
    return (
        Revision.page_revisions.select_for_update(skip_locked=True).filter(pk=pk, approved_go_live_at__lte=at).first()
    )


def _give_up(pk: int, at: datetime, error: Exception) -> None:
    """Take a revision off the schedule and tell the page's owner; while no mail goes out, it stays on."""
    try:
        with transaction.atomic():
            revision = _claim(pk, at)
            if revision is not None:
                # Not by save(), which would read the draft once more.
                Revision.objects.filter(pk=pk).update(approved_go_live_at=None)
                report_not_published(BasePage.objects.get(pk=revision.object_id), error)
    except (OSError, SMTPException):
        logger.exception("The owner of revision %s could not be told", pk)
