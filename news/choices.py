"""What an article may be."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """What an article is."""

    NEWS = "news", pgettext_lazy("kind of article", "News")
    RELEASE = "press-release", pgettext_lazy("kind of article", "Press release")
    NOTICE = "notice", pgettext_lazy("kind of article", "Notice")
