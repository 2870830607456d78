"""Fill the translated columns of the pages that Wagtail's own migrations create."""

from django.db import migrations
from django.db.models import F


def fill(apps, schema_editor):
    page = apps.get_model("bilingual", "BasePage")
    page.objects.filter(title_en=None).update(
        title_en=F("title"), draft_title_en=F("draft_title"), url_path_es=F("url_path")
    )


class Migration(migrations.Migration):
    dependencies = [("bilingual", "0003_finalize_base_page")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
