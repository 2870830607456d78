"""``manage.py renditions``: make the sizes of pictures that are missing, as after a change of ``PROFILES``."""

from typing import Any

from django.core.management.base import BaseCommand

from media.models import Rendition, SiteImage
from media.renditions import make_renditions


class Command(BaseCommand):
    """Make what is missing of every picture's renditions."""

    help = "Make the renditions that are missing of all pictures. Changes none that is there."

    def handle(self, *args: Any, **options: Any) -> None:
        """Go through all pictures, and say how many files were made and which pictures can't be read."""
        before = Rendition.objects.count()
        for image in SiteImage.objects.order_by("pk").iterator(chunk_size=100):
            if not make_renditions(image):
                self.stdout.write(f"  can't be read: {image} ({image.file.name})")
        self.stdout.write(f"  made: {Rendition.objects.count() - before}")
