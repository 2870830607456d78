"""The workflow in the words of who reads: its name in the reader's language, its buttons in plain ones."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_init, pre_save
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import CancelWorkflowMenuItem
from wagtail.models import GroupApprovalTask, Task, Workflow

from bilingual import languages


class TwoNames(str):
    """A name stored as “English / Español”, of which every reader is shown the one in their language."""

    __slots__ = ()

    def __str__(self) -> str:
        """Return the name in the active language."""
        return self.halves()[languages.LANGUAGES.index(languages.active())]

    def halves(self) -> list[str]:
        """Return both names, the English one first."""
        return self.split(" / ")


def _read(sender: Any, instance: Workflow | Task, **kwargs: Any) -> None:
    """Show one of the two names; Wagtail asks for ``name`` in menus, messages, mails and reports."""
    name = instance.__dict__.get("name")  # not there where a query left it out
    if name and len(name.split(" / ")) == len(languages.LANGUAGES):
        instance.name = instance.both_names = TwoNames(name)


def _write(sender: Any, instance: Workflow | Task, **kwargs: Any) -> None:
    """Keep both names where a form was sent with the one that it showed."""
    both = getattr(instance, "both_names", None)
    if both is not None and instance.name in both.halves():
        instance.name = both


def connect() -> None:
    """Have workflows and tasks read and written with both names."""
    for model in (Workflow, Task, GroupApprovalTask):
        for signal, receiver in ((post_init, _read), (pre_save, _write)):
            signal.connect(receiver, sender=model, dispatch_uid=f"editorial.{model.__name__}.{receiver.__name__}")


class TakeBack(CancelWorkflowMenuItem):
    """Wagtail's “Cancel workflow”, called by what it does."""

    label = _("Take back from review")


def name_actions(menu_items: list[Any], request: Any, context: Any) -> None:
    """Put our words in the place of Wagtail's (hook ``construct_page_action_menu``)."""
    menu_items[:] = [
        TakeBack(order=item.order) if isinstance(item, CancelWorkflowMenuItem) else item for item in menu_items
    ]
