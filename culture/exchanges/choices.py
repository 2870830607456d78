"""What the facts of an exchange can be."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Participant(models.TextChoices):
    """Whom an exchange is for."""

    STUDENTS = "students", pgettext_lazy("exchange for", "Students")
    GRADUATES = "graduates", pgettext_lazy("exchange for", "Recent graduates")
    ACADEMICS = "academics", pgettext_lazy("exchange for", "Academics")
    RESEARCHERS = "researchers", pgettext_lazy("exchange for", "Researchers")
    TEACHERS = "teachers", pgettext_lazy("exchange for", "School teachers")
    STAFF = "staff", pgettext_lazy("exchange for", "University staff")


class Level(models.TextChoices):
    """How far somebody is in their studies."""

    HIGH_SCHOOL = "high-school", pgettext_lazy("level of study", "High school")
    ASSOCIATE = "associate", pgettext_lazy("level of study", "Associate degree")
    BACHELOR = "bachelor", pgettext_lazy("level of study", "Bachelor’s degree")
    MASTER = "master", pgettext_lazy("level of study", "Master’s degree")
    DOCTORATE = "doctorate", pgettext_lazy("level of study", "Doctorate")


class StudyField(models.TextChoices):
    """A field of study, after the broad fields of ISCED-F 2013."""

    ANY = "any", pgettext_lazy("field of study", "All fields")
    EDUCATION = "education", pgettext_lazy("field of study", "Education and languages")
    ARTS = "arts", pgettext_lazy("field of study", "Arts and humanities")
    SOCIAL = "social", pgettext_lazy("field of study", "Social sciences and communication")
    BUSINESS = "business", pgettext_lazy("field of study", "Business and law")
    SCIENCE = "science", pgettext_lazy("field of study", "Natural sciences and mathematics")
    COMPUTING = "computing", pgettext_lazy("field of study", "Computing")
    ENGINEERING = "engineering", pgettext_lazy("field of study", "Engineering and construction")
    AGRICULTURE = "agriculture", pgettext_lazy("field of study", "Agriculture and water")
    HEALTH = "health", pgettext_lazy("field of study", "Health")
    SERVICES = "services", pgettext_lazy("field of study", "Tourism and services")


class LanguageLevel(models.TextChoices):
    """How well somebody speaks a language, by the Common European Framework (CEFR)."""

    A1 = "A1", _("A1, beginner")
    A2 = "A2", _("A2, elementary")
    B1 = "B1", _("B1, intermediate")
    B2 = "B2", _("B2, upper intermediate")
    C1 = "C1", _("C1, advanced")
    C2 = "C2", _("C2, as a native speaker")


class Term(models.TextChoices):
    """The part of the year in which an exchange takes place, as both sides divide it."""

    SPRING = "spring", pgettext_lazy("term", "January to June")
    SUMMER = "summer", pgettext_lazy("term", "Summer")
    FALL = "fall", pgettext_lazy("term", "August to December")


class Funding(models.TextChoices):
    """How much of it is paid."""

    FULL = "full", pgettext_lazy("exchange", "Fully funded")
    PARTIAL = "partial", pgettext_lazy("exchange", "Partly funded")
    NONE = "none", pgettext_lazy("exchange", "Not funded")


class Expense(models.TextChoices):
    """Something that costs money, and is covered or not."""

    TUITION = "tuition", pgettext_lazy("expense", "Tuition")
    TRAVEL = "travel", pgettext_lazy("expense", "Travel")
    HOUSING = "housing", pgettext_lazy("expense", "Housing")
    MEALS = "meals", pgettext_lazy("expense", "Meals")
    INSURANCE = "insurance", pgettext_lazy("expense", "Health insurance")
    VISA = "visa", pgettext_lazy("expense", "Visa and permits")
    MATERIALS = "materials", pgettext_lazy("expense", "Books and materials")
    STIPEND = "stipend", pgettext_lazy("expense", "Stipend")


class Period(models.TextChoices):
    """How often a stipend is paid."""

    MONTH = "month", pgettext_lazy("stipend", "a month")
    WEEK = "week", pgettext_lazy("stipend", "a week")
    ONCE = "once", pgettext_lazy("stipend", "once")


class Scale(models.TextChoices):
    """What an average is counted in."""

    GPA = "gpa", _("GPA, 0 to 4 (United States)")
    TEN = "ten", _("0 to 10 (Mexico)")
    HUNDRED = "hundred", _("0 to 100 (Mexico)")

    @property
    def highest(self) -> int:
        """Return the best there is."""
        return {"gpa": 4, "ten": 10, "hundred": 100}[self.value]


class DeadlineState(models.TextChoices):
    """Where an instant lies in a call for applications."""

    CLOSING = "closing", pgettext_lazy("call", "Closes within 30 days")
    OPEN = "open", pgettext_lazy("call", "Open")
    COMING = "coming", pgettext_lazy("call", "Opens later")
    REOPENING = "reopening", pgettext_lazy("call", "Closed, opens again")
    UNKNOWN = "unknown", pgettext_lazy("call", "No dates yet")
    CLOSED = "closed", pgettext_lazy("call", "Closed")

    @property
    def is_open(self) -> bool:
        """Say whether one can apply."""
        return self in (DeadlineState.OPEN, DeadlineState.CLOSING)
