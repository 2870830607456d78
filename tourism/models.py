"""Destinations and the page that lists them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, PageManager

from bilingual import languages
from bilingual.models import BasePage
from bilingual.panels import PairPanel
from bilingual.requirements import BODY, SUMMARY, TITLE
from bilingual.routing import SiteRequest
from elements.blocks import BodyBlock
from elements.choices import Admission, Currency, Weekday
from elements.fields import ChoiceArrayField, StoryField, validate_phone
from elements.models import City, SpokenLanguage
from elements.panels import FactPanel, ZonePanel
from elements.rows import rows_of
from elements.rules import ends_too_early
from elements.stories import Story
from media.models import SiteImage
from media.renditions import bring_renditions
from news.events.cards import TOURISM, coming
from tourism import machines
from tourism.choices import Access, Kind, Reach, Setting
from tourism.listing import DestinationListing
from tourism.places import DISTANCES, DestinationQuerySet, chosen_distance
from tourism.rules import contradictions
from tourism.schedules import schedule

if TYPE_CHECKING:
    from decimal import Decimal

    from django_stubs_ext import StrOrPromise

    from tourism.hours import Schedule

ENDS_TOO_EARLY = _("The last day is before the first.")

#: How the admin's date fields are typed.
DATE_FORMAT = _("YYYY-MM-DD")
LAST_DAY = _("YYYY-MM-DD. Empty: that day only.")

#: How many coming events the list of destinations ends with.
EVENTS_SHOWN = 3

#: How far ahead a page tells of days with other hours.
EXCEPTIONS_AHEAD = timedelta(weeks=8)


class TourismIndexPage(BasePage):
    """Lists the destinations of both sides."""

    introduction = models.TextField(_("introduction"), max_length=600, blank=True)

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["tourism.DestinationPage"]
    max_count = 1

    content_panels: ClassVar = [*BasePage.content_panels, PairPanel("introduction")]

    class Meta:
        verbose_name = _("destinations index")
        verbose_name_plural = _("destinations indexes")

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the listing that the query string asks for, of what is live in the language shown."""
        context = super().get_context(request, *args, **kwargs)
        language = context["content_language"]
        places = DestinationPage.objects.for_cards(language)
        listing = DestinationListing(request.GET, queryset=places, language=language, path=request.path)
        listing.page.object_list = list(listing.page.object_list)
        at = timezone.now()
        events = coming(language, at, EVENTS_SHOWN, kinds=TOURISM) if not listing.state.query else []
        pictures = [card.hero for card in (*listing.page.object_list, *events)]
        bring_renditions(("card", pictures))
        context.update(listing=listing, events=events, at=at)
        context["canonical_query"] = listing.indexed_query
        return context


class DestinationPage(BasePage):
    """A place worth the way: what it is in words, and the facts a visitor plans with."""

    city = models.ForeignKey(City, verbose_name=_("city"), on_delete=models.PROTECT, related_name="destinations")
    reach = models.CharField(_("where"), max_length=10, choices=Reach.choices, default=Reach.CITY)
    kinds = ChoiceArrayField(
        models.CharField(max_length=20, choices=Kind.choices), verbose_name=_("kinds"), default=list, blank=True
    )
    hero = models.ForeignKey(
        SiteImage, verbose_name=_("picture"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = StoryField(BodyBlock(), verbose_name=_("story"), blank=True)

    admission = models.CharField(_("admission"), max_length=10, choices=Admission.choices, blank=True)
    price_from = models.DecimalField(
        _("price from"), max_digits=9, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    price_to = models.DecimalField(
        _("price to"), max_digits=9, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    currency = models.CharField(_("currency"), max_length=3, choices=Currency.choices, blank=True)
    price_note = models.CharField(_("note on prices"), max_length=200, blank=True)

    setting = models.CharField(_("indoors or outdoors"), max_length=10, choices=Setting.choices, blank=True)
    suits_children = models.BooleanField(_("suits children"), null=True, blank=True)
    time_needed_min = models.PositiveSmallIntegerField(
        _("time needed, at least"), null=True, blank=True, help_text=_("Minutes.")
    )
    time_needed_max = models.PositiveSmallIntegerField(
        _("time needed, at most"), null=True, blank=True, help_text=_("Minutes.")
    )
    languages_spoken = ChoiceArrayField(
        models.CharField(max_length=2, choices=SpokenLanguage.choices),
        verbose_name=_("languages spoken"),
        default=list,
        blank=True,
    )

    address = models.CharField(_("address"), max_length=200, blank=True)
    locality = models.CharField(_("place"), max_length=100, blank=True, help_text=_("Town and state: Mapimí, Durango."))
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Decimal degrees: 31.7587."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("Decimal degrees: -106.4869."),
    )
    road_km = models.PositiveSmallIntegerField(
        _("distance by road"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Kilometers from the center of the city, the way one drives. Empty: not known."),
    )
    getting_there = RichTextField(_("getting there"), features=["bold", "italic", "link", "ul"], blank=True)
    phone = models.CharField(
        _("phone"),
        max_length=16,
        blank=True,
        help_text=_("With the country code: +19155330048."),
        validators=[validate_phone],
    )
    email = models.EmailField(_("email"), blank=True)
    website = models.URLField(
        _("website"), blank=True, help_text=_("One that is in one language only serves readers of the other too.")
    )

    always_open = models.BooleanField(_("open day and night"), default=False)
    hours_note = models.CharField(_("note on hours"), max_length=200, blank=True)

    step_free = models.CharField(_("step-free way in"), max_length=10, choices=Access.choices, blank=True)
    accessible_toilet = models.CharField(_("accessible toilet"), max_length=10, choices=Access.choices, blank=True)
    accessible_parking = models.CharField(_("accessible parking"), max_length=10, choices=Access.choices, blank=True)
    hearing_support = models.CharField(
        _("support for deaf visitors"), max_length=10, choices=Access.choices, blank=True
    )
    sight_support = models.CharField(_("support for blind visitors"), max_length=10, choices=Access.choices, blank=True)
    access_note = models.CharField(_("note on access"), max_length=300, blank=True)

    checked_on = models.DateField(_("facts last checked on"), null=True, blank=True)
    source_url = models.URLField(_("source of the facts"), blank=True)

    objects = PageManager.from_queryset(DestinationQuerySet)()

    required_for_release = (TITLE, SUMMARY, BODY)
    parent_page_types: ClassVar = ["tourism.TourismIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    content_panels: ClassVar = [
        BasePage.content_panels[0],
        FieldRowPanel([FactPanel("city"), FactPanel("reach")]),
        *BasePage.content_panels[1:],
        FactPanel("kinds"),
        FieldPanel("hero", heading=_("Picture")),
        PairPanel("body"),
        InlinePanel("gallery", heading=_("Gallery"), label=_("picture")),
    ]
    fact_panels: ClassVar = [
        MultiFieldPanel(
            [
                ZonePanel(),
                FieldPanel("always_open"),
                InlinePanel("opening_hours", heading=_("Weekly hours"), label=_("hours")),
                InlinePanel("opening_exceptions", heading=_("Exceptions"), label=_("exception")),
                PairPanel("hours_note"),
            ],
            heading=_("Hours"),
        ),
        MultiFieldPanel(
            [
                FactPanel("admission"),
                FieldRowPanel([FieldPanel("price_from"), FieldPanel("price_to"), FieldPanel("currency")]),
                PairPanel("price_note"),
            ],
            heading=_("Price"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                PairPanel("locality"),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude"), FieldPanel("road_km")]),
                PairPanel("getting_there"),
            ],
            heading=_("Getting there"),
        ),
        MultiFieldPanel(
            [
                FactPanel("setting"),
                FactPanel("suits_children"),
                FactPanel("languages_spoken"),
                FieldRowPanel([FieldPanel("time_needed_min"), FieldPanel("time_needed_max")]),
            ],
            heading=_("Good to know"),
        ),
        MultiFieldPanel(
            [
                FactPanel("step_free"),
                FactPanel("accessible_toilet"),
                FactPanel("accessible_parking"),
                FactPanel("hearing_support"),
                FactPanel("sight_support"),
                PairPanel("access_note"),
            ],
            heading=_("Access"),
            help_text=_("What nobody checked stays “not checked”, and the page says so."),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]), PairPanel("website")],
            heading=_("Contact"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("checked_on", help_text=DATE_FORMAT), FieldPanel("source_url")])],
            heading=_("Sources"),
            help_text=_("The day on which somebody compared these facts with their source."),
        ),
    ]

    class Meta:
        verbose_name = _("destination")
        verbose_name_plural = _("destinations")

    def release_errors(self, released: list[str] | None = None) -> dict[str, ValidationError]:
        """Add prices, times and coordinates that contradict each other: a draft may, what readers see may not."""
        refused = super().release_errors(released)
        return refused | {name: ValidationError(words) for name, words in contradictions(self).items()}

    # What its template asks of it

    @property
    def coordinates(self) -> tuple[Decimal, Decimal] | None:
        """Return latitude and longitude in decimal degrees (WGS 84), or nothing."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude

    def website_in(self, language: str) -> str:
        """Return the place's website in ``language``, or else the one in the other."""
        return languages.words_or_other(self, "website", language)

    def schedule(self, language: str) -> Schedule:
        """Return the place's hours, the reasons of exceptions in ``language``."""
        hours = getattr(self, "hours_rows", None)
        exceptions = getattr(self, "exception_rows", None)
        return schedule(
            self.city.timezone,
            [vars(row) for row in self.opening_hours.all()] if hours is None else hours,
            [vars(row) for row in self.opening_exceptions.all()] if exceptions is None else exceptions,
            always_open=self.always_open,
            language=language,
        )

    def access_facts(self) -> list[tuple[StrOrPromise, str]]:
        """Return the name of each access fact and what was found; empty: not yet checked."""
        names = ("step_free", "accessible_toilet", "accessible_parking", "hearing_support", "sight_support")
        return [(self._meta.get_field(name).verbose_name, getattr(self, name)) for name in names]

    @classmethod
    def serving_queryset(cls) -> DestinationQuerySet:
        """Bring city, picture, hours and the rows of the gallery along."""
        return cls.objects.select_related("city", "hero").with_schedule().with_gallery()

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the hours as of now, and other places: near by, and of the same kind on the other side."""
        context = super().get_context(request, *args, **kwargs)
        language, at = context["content_language"], timezone.now()
        hours = self.schedule(language)
        today = at.astimezone(hours.zone).date()
        # Where this page is in the other language only, what it leads to is still what its reader can read.
        within = chosen_distance(request.GET.get("within", ""))
        around = DestinationPage.objects.around(self, languages.active(), within)
        gallery = rows_of(self, "gallery")
        story = Story(getattr(self, languages.localized("body", language)), [row.image_id for row in gallery])
        for row in gallery:
            row.image = story.images[row.image_id]
        bring_renditions(
            *story.shown,
            ("hero", [self.hero]),
            ("social", [self.social_picture()]),
            ("whole", [row.image for row in gallery]),
            ("card", [place.hero for place in (*around.near, *around.twins)]),
        )
        context.update(
            story=story,
            gallery=gallery,
            schedule=hours,
            schedule_state=hours.state_at(at),
            today=today,
            week=hours.week_from(today),
            seasons=hours.seasons(today),
            exceptions=hours.exceptions_within(today, EXCEPTIONS_AHEAD),
            near=around.near,
            twins=around.twins,
            twins_alike=around.is_alike,
            within=around.within,
            distances=DISTANCES,
        )
        return context

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Return the place and what it costs; see ``tourism.machines``."""
        return machines.destination(self, request, timezone.now().astimezone(self.city.zone).date())

    def social_picture(self) -> SiteImage | None:
        """Return the place's picture."""
        return self.hero


class GalleryImage(Orderable):
    """A picture of the gallery of a destination."""

    page = ParentalKey(DestinationPage, on_delete=models.CASCADE, related_name="gallery")
    image = models.ForeignKey(SiteImage, verbose_name=_("picture"), on_delete=models.CASCADE, related_name="+")
    caption = models.CharField(_("caption"), max_length=200, blank=True)

    panels: ClassVar = [FieldPanel("image"), PairPanel("caption")]


class OpeningHours(Orderable):
    """Weekly hours, all year or in a season."""

    page = ParentalKey(DestinationPage, on_delete=models.CASCADE, related_name="opening_hours")
    weekdays = ChoiceArrayField(models.PositiveSmallIntegerField(choices=Weekday.choices), verbose_name=_("days"))
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"), help_text=_("Earlier than it opens: past midnight."))
    first_date = models.DateField(_("season from"), null=True, blank=True)
    last_date = models.DateField(_("season until"), null=True, blank=True)
    every_year = models.BooleanField(
        _("every year"), default=False, help_text=_("Only day and month of the season count.")
    )

    panels: ClassVar = [
        FactPanel("weekdays"),
        FieldRowPanel([FieldPanel("opens"), FieldPanel("closes")]),
        FieldRowPanel(
            [
                FieldPanel("first_date", help_text=DATE_FORMAT),
                FieldPanel("last_date", help_text=DATE_FORMAT),
                FieldPanel("every_year"),
            ]
        ),
    ]

    def clean(self) -> None:
        """Refuse a season that ends before it begins, but over New Year in one that comes every year."""
        super().clean()
        if not self.every_year and ends_too_early(self.first_date, self.last_date):
            raise ValidationError({"last_date": ENDS_TOO_EARLY})


class OpeningException(Orderable):
    """Days on which the weekly hours don't hold."""

    page = ParentalKey(DestinationPage, on_delete=models.CASCADE, related_name="opening_exceptions")
    first_date = models.DateField(_("from"))
    last_date = models.DateField(_("until"), null=True, blank=True, help_text=_("Empty: that day only."))
    closed = models.BooleanField(_("closed"), default=True)
    opens = models.TimeField(_("opens"), null=True, blank=True)
    closes = models.TimeField(_("closes"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=100, blank=True)

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("first_date", help_text=DATE_FORMAT), FieldPanel("last_date", help_text=LAST_DAY)]),
        FieldRowPanel([FieldPanel("closed"), FieldPanel("opens"), FieldPanel("closes")]),
        PairPanel("reason"),
    ]

    def clean(self) -> None:
        """Refuse days and times that contradict each other; open without times says that the hours aren't known."""
        super().clean()
        errors: dict[str, StrOrPromise] = {}
        if ends_too_early(self.first_date, self.last_date):
            errors["last_date"] = ENDS_TOO_EARLY
        if self.closed and (self.opens or self.closes):
            errors["closed"] = _("Closed, or open at these times? Untick “closed”, or empty the times.")
        elif (self.opens is None) != (self.closes is None):
            errors["opens" if self.opens is None else "closes"] = _("Hours need both times.")
        if errors:
            raise ValidationError(errors)
