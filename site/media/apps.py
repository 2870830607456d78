"""Pictures and documents."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import transaction
from django.db.models.signals import post_delete, pre_save
from django.utils.translation import gettext_lazy as _

from bilingual import languages


class MediaConfig(AppConfig):
    """The media library."""

    name = "media"
    verbose_name = _("Media")

    def ready(self) -> None:
        """Have the second file of a deleted document deleted, and the history written in one language."""
        from wagtail.models import ModelLogEntry

        from media.models import SiteDocument

        post_delete.connect(_delete_other_file, sender=SiteDocument, dispatch_uid="media.other_file")
        pre_save.connect(_make_canonical, sender=ModelLogEntry, dispatch_uid="media.history")


def _delete_other_file(instance: Any, **kwargs: Any) -> None:
    """Do for the second file what Wagtail does for the first."""
    if instance.file_other:
        transaction.on_commit(lambda: instance.file_other.storage.delete(instance.file_other.name))


def _make_canonical(instance: Any, **kwargs: Any) -> None:
    """Write the title in an entry of the history as the canonical language has it, whoever acted."""
    from media.models import LibraryItem

    model = instance.content_type.model_class()
    if model is not None and issubclass(model, LibraryItem):
        item = model.objects.filter(pk=instance.object_id).first()
        if item is not None:
            with languages.canonical():
                instance.label = str(item)
