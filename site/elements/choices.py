"""Facts that several sections choose from."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Admission(models.TextChoices):
    """What it costs to go in."""

    FREE = "free", _("Free")
    PAID = "paid", _("Admission charged")
    DONATION = "donation", _("Donation")


class Currency(models.TextChoices):
    """ISO 4217."""

    USD = "USD", _("US dollars (USD)")
    MXN = "MXN", _("Mexican pesos (MXN)")


class Weekday(models.IntegerChoices):
    """Days as ``date.weekday()`` counts them."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class Sector(models.TextChoices):
    """A branch of business, as the agreement's missions, fairs and opportunities name theirs."""

    AGRIFOOD = "agrifood", pgettext_lazy("sector", "Agriculture and food")
    AUTOMOTIVE = "automotive", pgettext_lazy("sector", "Automotive")
    ELECTRONICS = "electronics", pgettext_lazy("sector", "Electronics")
    ENERGY = "energy", pgettext_lazy("sector", "Energy")
    HEALTH = "health", pgettext_lazy("sector", "Health and medical devices")
    TECHNOLOGY = "technology", pgettext_lazy("sector", "Information technology")
    LOGISTICS = "logistics", pgettext_lazy("sector", "Logistics and transport")
    MANUFACTURING = "manufacturing", pgettext_lazy("sector", "Manufacturing")
    MINING = "mining", pgettext_lazy("sector", "Mining and metals")
    TEXTILE = "textile", pgettext_lazy("sector", "Textiles and apparel")
    TOURISM = "tourism", pgettext_lazy("sector", "Tourism and hospitality")
    CREATIVE = "creative", pgettext_lazy("sector", "Creative industries")


class Audience(models.TextChoices):
    """Whom something is for."""

    EVERYBODY = "everybody", pgettext_lazy("audience", "Everybody")
    FAMILIES = "families", pgettext_lazy("audience", "Families")
    STUDENTS = "students", pgettext_lazy("audience", "Students")
    ACADEMICS = "academics", pgettext_lazy("audience", "Academics")
    BUSINESS = "business", pgettext_lazy("audience", "Business people")
    TOURISM_TRADE = "tourism-trade", pgettext_lazy("audience", "Tourism professionals")
    PRESS = "press", pgettext_lazy("audience", "Press")
