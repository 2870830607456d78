"""Snippets that the sections share."""

from __future__ import annotations

from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from bilingual import languages
from bilingual.snippets import BilingualModel
from elements.fields import ChoiceArrayField, validate_phone


class Country(models.TextChoices):
    """ISO 3166-1 alpha-2."""

    US = "US", _("United States")
    MX = "MX", _("Mexico")


class SpokenLanguage(models.TextChoices):
    """A language in which one can talk to somebody."""

    ENGLISH = "en", _("English")
    SPANISH = "es", _("Spanish")


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


class City(BilingualModel):
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

    @property
    def zone(self) -> ZoneInfo:
        """Return the city's time zone."""
        return ZoneInfo(self.timezone)


class Topic(BilingualModel):
    """What the agreement is about, one of its areas: what news, events and pages are sorted by."""

    key = models.SlugField(_("key"), unique=True, help_text=_("Stands for the topic in addresses and filters: trade."))
    name = models.CharField(_("name"), max_length=60)
    order = models.PositiveSmallIntegerField(_("order"), default=0, help_text=_("Lower numbers come first."))

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return languages.words_or_other(self, "name", languages.CANONICAL) or self.key


class Contact(BilingualModel):
    """A person or an office that answers: named on pages, answers mails and telephone calls."""

    key = models.SlugField(_("key"), unique=True, help_text=_("Stands for the contact in data files: torreon-press."))
    name = models.CharField(_("name"), max_length=120, help_text=_("The name of the person, or of the office."))
    role = models.CharField(_("role"), max_length=120, blank=True, help_text=_("What they answer for: Press office."))
    organisation = models.CharField(_("organization"), max_length=160, blank=True)
    city = models.ForeignKey(
        City, verbose_name=_("city"), null=True, blank=True, on_delete=models.PROTECT, related_name="contacts"
    )
    email = models.EmailField(_("email"), blank=True)
    phone = models.CharField(
        _("phone"),
        max_length=16,
        blank=True,
        help_text=_("With the country code: +19155330048."),
        validators=[validate_phone],
    )
    languages_spoken = ChoiceArrayField(
        models.CharField(max_length=2, choices=SpokenLanguage.choices),
        verbose_name=_("languages spoken"),
        default=list,
        blank=True,
    )

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ("key",)

    def __str__(self) -> str:
        return languages.words_or_other(self, "name", languages.CANONICAL) or self.key

    def clean(self) -> None:
        """Refuse a contact that can't be reached."""
        super().clean()
        if not (self.email or self.phone):
            raise ValidationError(_("A contact needs an email address or a telephone number."))
