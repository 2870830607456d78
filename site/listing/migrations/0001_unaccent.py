"""Let the database compare words without their accents: a search for "mision" finds "Misión"."""

from typing import ClassVar

from django.contrib.postgres.operations import UnaccentExtension
from django.db import migrations


class Migration(migrations.Migration):
    """Install ``unaccent``, which the owner of a database may do since PostgreSQL 13."""

    initial = True
    dependencies: ClassVar = []
    operations: ClassVar = [UnaccentExtension()]
