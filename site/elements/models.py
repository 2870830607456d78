"""Snippets that the sections share."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from bilingual import languages


class Country(models.TextChoices):
    """ISO 3166-1 alpha-2."""

    US = "US", _("United States")
    MX = "MX", _("Mexico")


class Colour(models.TextChoices):
    """The colours a city can have; the style sheet gives each its shades for light and dark."""

    TERRACOTTA = "terracotta", _("Terracotta")
    AGAVE = "agave", _("Agave")
    DUSK = "dusk", _("Dusk violet")
    CREOSOTE = "creosote", _("Creosote green")


def validate_timezone(value: str) -> None:
    """Refuse what isn't a name of the IANA time zone database."""
    if value not in available_timezones():
        raise ValidationError(_("“%(value)s” is not a time zone. Example: America/Denver."), params={"value": value})


class City(models.Model):
    """One of the twin cities: name, zone, colour and country."""

    key = models.SlugField(_("key"), unique=True, help_text=_("Stands for the city in addresses and filters: el-paso."))
    name = models.CharField(_("name"), max_length=100)
    region = models.CharField(_("state"), max_length=100)
    description = models.CharField(_("in one line"), max_length=200, blank=True)
    country = models.CharField(_("country"), max_length=2, choices=Country.choices)
    timezone = models.CharField(
        _("time zone"), max_length=50, validators=[validate_timezone], help_text=_("IANA name, such as America/Denver.")
    )
    colour = models.CharField(_("color"), max_length=20, choices=Colour.choices)
    latitude = models.DecimalField(
        _("latitude"), max_digits=9, decimal_places=6, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=9, decimal_places=6, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )

    class Meta:
        verbose_name = _("city")
        verbose_name_plural = _("cities")
        ordering = ("pk",)

    def __str__(self) -> str:
        return languages.words_or_other(self, "name", languages.CANONICAL) or self.key

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the city, the same whatever language is active."""
        with languages.canonical():
            super().save(*args, **kwargs)

    @property
    def zone(self) -> ZoneInfo:
        """Return the city's time zone."""
        return ZoneInfo(self.timezone)
