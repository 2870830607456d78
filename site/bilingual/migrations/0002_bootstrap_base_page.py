"""What makes a page translatable in Wagtail's sense, which its own migrations need to be there in between."""

from django.db import migrations
from wagtail.models import BootstrapLocaleField, BootstrapTranslatableModel, BootstrapTranslationKeyField


class Migration(migrations.Migration):
    dependencies = [
        ("bilingual", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        BootstrapLocaleField("bilingual.BasePage"),
        BootstrapTranslationKeyField("bilingual.BasePage"),
        BootstrapTranslatableModel("bilingual.BasePage"),
    ]
