"""What a fact about a place may say."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """What a place is; it may be several things."""

    NATURE = "nature", pgettext_lazy("kind of place", "Nature")
    PARK = "park", pgettext_lazy("kind of place", "Park")
    VIEWPOINT = "viewpoint", pgettext_lazy("kind of place", "Viewpoint")
    LANDMARK = "landmark", pgettext_lazy("kind of place", "Landmark")
    HISTORY = "history", pgettext_lazy("kind of place", "History")
    MISSION = "mission", pgettext_lazy("kind of place", "Mission")
    MUSEUM = "museum", pgettext_lazy("kind of place", "Museum")
    ART = "art", pgettext_lazy("kind of place", "Art")
    THEATRE = "theatre", pgettext_lazy("kind of place", "Theater")
    MARKET = "market", pgettext_lazy("kind of place", "Market")
    FOOD = "food", pgettext_lazy("kind of place", "Food")
    SPORT = "sport", pgettext_lazy("kind of place", "Sport")
    NIGHTLIFE = "nightlife", pgettext_lazy("kind of place", "Nightlife")


class Reach(models.TextChoices):
    """How far from its city a place lies."""

    CITY = "city", _("In the city")
    TRIP = "trip", _("Day trip")


class Setting(models.TextChoices):
    """Under a roof or not."""

    INDOOR = "indoor", _("Indoors")
    OUTDOOR = "outdoor", _("Outdoors")
    BOTH = "both", _("Indoors and outdoors")


class Access(models.TextChoices):
    """An access fact that somebody checked; empty is “not yet checked”."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")
