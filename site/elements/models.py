"""Snippets that the sections share."""

from __future__ import annotations

import datetime
from typing import Self
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, Min, Q, Value, When
from django.utils.translation import gettext_lazy as _

from bilingual import languages
from bilingual.models import BasePage
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


class KeyedModel(BilingualModel):
    """A record that is called by its ``name`` and stands in addresses, filters and data files by its ``key``."""

    key: models.SlugField

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return languages.words_or_other(self, "name", languages.CANONICAL) or self.key

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Return every record's key and its name in the active language, to choose from."""
        language = languages.active()
        return [(found.key, languages.words_or_other(found, "name", language)) for found in cls._default_manager.all()]


class City(KeyedModel):
    """One of the two sister cities: name, zone, colour and country."""

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

    contact = models.ForeignKey(
        "elements.Contact",
        verbose_name=_("office at the city hall"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Who answers for this site there. Stands at the foot of every page."),
    )

    class Meta:
        verbose_name = _("city")
        verbose_name_plural = _("cities")
        ordering = ("pk",)

    @property
    def zone(self) -> ZoneInfo:
        """Return the city's time zone."""
        return ZoneInfo(self.timezone)


class Topic(KeyedModel):
    """What the agreement is about, one of its areas: what news, events and pages are sorted by."""

    key = models.SlugField(_("key"), unique=True, help_text=_("Stands for the topic in addresses and filters: trade."))
    name = models.CharField(_("name"), max_length=60)
    order = models.PositiveSmallIntegerField(_("order"), default=0, help_text=_("Lower numbers come first."))

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ("order", "pk")


class Contact(KeyedModel):
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

    def clean(self) -> None:
        """Refuse a contact that can't be reached."""
        super().clean()
        if not (self.email or self.phone):
            raise ValidationError(_("A contact needs an email address or a telephone number."))


class Severity(models.TextChoices):
    """How much an alert matters, the most first."""

    URGENT = "urgent", _("Urgent")
    WARNING = "warning", _("Warning")
    INFORMATION = "information", _("Information")


class AlertQuerySet(models.QuerySet):
    """Alerts, as pages ask for them."""

    def in_force(self, at: datetime.datetime) -> Self:
        """Return those in force at the instant ``at``, the most severe first, then the newest."""
        rank = Case(*(When(severity=severity, then=Value(n)) for n, severity in enumerate(Severity)))
        return self.filter(starts__lte=at, ends__gt=at).order_by(rank, "-starts", "-pk")

    def next_change(self, at: datetime.datetime) -> datetime.datetime | None:
        """Return the next instant after ``at`` at which another set of alerts is in force; ``None`` for never."""
        turns = self.aggregate(start=Min("starts", filter=Q(starts__gt=at)), end=Min("ends", filter=Q(ends__gt=at)))
        return min((turn for turn in turns.values() if turn), default=None)


class Alert(BilingualModel):
    """What every reader has to know for a while, at the top of every page."""

    severity = models.CharField(_("severity"), max_length=12, choices=Severity.choices, default=Severity.INFORMATION)
    title = models.CharField(_("title"), max_length=80, blank=True, help_text=_("A few words: Bridge closed."))
    text = models.CharField(
        _("what it means"), max_length=240, blank=True, help_text=_("One sentence: what happens, where, until when.")
    )
    link_page = models.ForeignKey(
        BasePage,
        verbose_name=_("page with more"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    link_url = models.URLField(_("address with more"), blank=True, help_text=_("Where there is no page of ours."))
    starts = models.DateTimeField(_("starts"))
    ends = models.DateTimeField(_("ends"), help_text=_("From this minute on it is no longer shown."))

    objects = AlertQuerySet.as_manager()

    class Meta:
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")
        ordering = ("-starts", "-pk")

    def __str__(self) -> str:
        return languages.words_or_other(self, "title", languages.CANONICAL)

    def clean(self) -> None:
        """Refuse an alert that is never in force, says nothing, or says half of it in a language."""
        super().clean()
        errors: dict[str, object] = {}
        if None not in (self.starts, self.ends) and self.ends <= self.starts:
            errors["ends"] = _("An alert ends after it starts.")
        told = [language for language in languages.LANGUAGES if languages.words(self, "title", language)]
        for language in languages.LANGUAGES:
            title, text = (languages.words(self, name, language) for name in ("title", "text"))
            if text and not title:
                errors[languages.localized("title", language)] = _("The text needs a title in its language.")
            elif title and not text:
                errors[languages.localized("text", language)] = _("The title needs a text in its language.")
        if not told and not errors:
            for language in languages.LANGUAGES:
                errors[languages.localized("title", language)] = _("An alert needs words in at least one language.")
        if self.link_page_id and self.link_url:
            errors["link_url"] = _("A page or an address: choose one.")
        if errors:
            raise ValidationError(errors)

    def state_at(self, at: datetime.datetime) -> AlertState:
        """Say whether the alert is yet to come, in force or over at ``at``."""
        if at < self.starts:
            return AlertState.COMING
        return AlertState.IN_FORCE if at < self.ends else AlertState.OVER


class AlertState(models.TextChoices):
    """Where an instant lies between an alert's start and end."""

    COMING = "coming", _("Coming")
    IN_FORCE = "in-force", _("In force")
    OVER = "over", _("Over")
