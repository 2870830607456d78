"""What was in the library before titles had two languages is still there."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from taggit.models import Tag, TaggedItem

from media.models import SiteDocument, SiteImage
from tests.media import files

BEFORE, AFTER = [("media", "0001_initial")], [("media", "0002_bilingual_titles_and_documents")]


@pytest.mark.django_db(transaction=True)
def test_titles_and_documents_are_carried_over():
    executor = MigrationExecutor(connection)
    executor.migrate(BEFORE)
    old = executor.loader.project_state([*BEFORE, ("wagtaildocs", "0014_alter_document_file_size")]).apps
    image = old.get_model("media", "SiteImage").objects.create(title="Dunas", file="d.png", width=8, height=6)
    document = old.get_model("wagtaildocs", "Document").objects.create(pk=41, title="Convenio", file="documents/c.pdf")

    tag = Tag.objects.create(name="convenios")
    for model in ("document", "uploadeddocument"):
        kind, _ = ContentType.objects.get_or_create(app_label="wagtaildocs", model=model)
        TaggedItem.objects.create(tag=tag, content_type_id=kind.pk, object_id=document.pk)

    executor = MigrationExecutor(connection)
    executor.migrate(AFTER)

    assert SiteImage.objects.values_list("title_en", "title_es").get(pk=image.pk) == ("Dunas", None)
    carried = SiteDocument.objects.get(pk=document.pk)
    assert (carried.title_en, carried.file.name, carried.created_at) == (
        "Convenio",
        "documents/c.pdf",
        document.created_at,
    )
    assert list(carried.tags.names()) == ["convenios"]
    assert TaggedItem.objects.filter(content_type__model="uploadeddocument", object_id=41).exists()
    assert SiteDocument.objects.create(file=files.sent("a.pdf", files.pdf())).pk > document.pk
