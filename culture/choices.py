"""What institutions, programmes and exchanges may be."""

from django.db import models
from django.utils.translation import pgettext_lazy


class InstitutionKind(models.TextChoices):
    """What an institution is."""

    UNIVERSITY = "university", pgettext_lazy("kind of institution", "University")
    TECHNICAL = "technical", pgettext_lazy("kind of institution", "Technical institute")
    COLLEGE = "college", pgettext_lazy("kind of institution", "Community college")
    LANGUAGE_SCHOOL = "language-school", pgettext_lazy("kind of institution", "Language school")
    MUSEUM = "museum", pgettext_lazy("kind of institution", "Museum")
    THEATRE = "theatre", pgettext_lazy("kind of institution", "Theater")
    CULTURAL_CENTRE = "cultural-center", pgettext_lazy("kind of institution", "Cultural center")
    LIBRARY = "library", pgettext_lazy("kind of institution", "Library or archive")
    RESEARCH = "research", pgettext_lazy("kind of institution", "Research center")
    PUBLIC_OFFICE = "public-office", pgettext_lazy("kind of institution", "Public office")


class Field(models.TextChoices):
    """What the agreement wants known of each city's culture."""

    ART = "art", pgettext_lazy("field of culture", "Art")
    CINEMA = "cinema", pgettext_lazy("field of culture", "Cinema")
    HISTORY = "history", pgettext_lazy("field of culture", "History")
    GEOGRAPHY = "geography", pgettext_lazy("field of culture", "Geography")
    LANGUAGE = "language", pgettext_lazy("field of culture", "Language")


class Timing(models.TextChoices):
    """When a program is there to take part in."""

    ALL_YEAR = "all-year", pgettext_lazy("when a program is on", "All year")
    SEASONS = "seasons", pgettext_lazy("when a program is on", "Every year, in some seasons")
    PERIOD = "period", pgettext_lazy("when a program is on", "From one day to another")


class Season(models.TextChoices):
    """A season of the northern half of the Earth."""

    SPRING = "spring", pgettext_lazy("season", "Spring")
    SUMMER = "summer", pgettext_lazy("season", "Summer")
    FALL = "fall", pgettext_lazy("season", "Fall")
    WINTER = "winter", pgettext_lazy("season", "Winter")
