"""Call the workflow that Wagtail creates by a name that reads in both languages."""

from django.db import migrations

WAGTAILS = "Moderators approval"
OURS = "Review / Revisión"


def _rename(apps, before, after):
    for model in ("Workflow", "Task"):
        apps.get_model("wagtailcore", model).objects.filter(name=before).update(name=after)


def rename(apps, schema_editor):
    """Rename what still has Wagtail's name."""
    _rename(apps, WAGTAILS, OURS)


def restore(apps, schema_editor):
    """Give Wagtail's name back."""
    _rename(apps, OURS, WAGTAILS)


class Migration(migrations.Migration):
    """Words only."""

    dependencies = [("wagtailcore", "0098_apitoken")]

    operations = [migrations.RunPython(rename, restore)]
