"""“Do I qualify?”: what a reader answers, and what each exchange makes of it (S4).

Answers stand in the address and nowhere else. What can't be told from them is said to be so; nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Q, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from bilingual import languages
from culture.exchanges import words
from culture.exchanges.choices import Funding, LanguageLevel, Level, Participant, Scale
from culture.exchanges.compare import slugs
from elements.models import Country, SpokenLanguage

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from django.http import QueryDict
    from django_stubs_ext import StrOrPromise

    from culture.exchanges.deadlines import Standing
    from culture.exchanges.queries import ExchangeQuerySet
    from culture.exchanges.words import Need
    from culture.models import ExchangeProgramPage, InstitutionPage

#: Which exchange is asked about; without one, all of them are.
PROGRAM = "program"
#: How many exchanges are told about at once, the best first.
SHOWN_AT_MOST = 24

#: Answers besides the institutions that are named.
ANOTHER, NOWHERE = "another", "none"
#: No knowledge of a language.
NO_KNOWLEDGE = "none"

#: The key of the wish to be paid, which stands among the requirements and is none.
MONEY = "funding"

NOT_CHOSEN: tuple[str, StrOrPromise] = ("", pgettext_lazy("answer", "I’d rather not say"))


class Fit(TextChoices):
    """What a requirement makes of an answer."""

    YES = "yes", pgettext_lazy("requirement", "Fits")
    NO = "no", pgettext_lazy("requirement", "Does not fit")
    UNKNOWN = "unknown", pgettext_lazy("requirement", "Can’t tell")


#: What one may apply for comes before what one may not.
RANKED = (Fit.YES, Fit.UNKNOWN, Fit.NO)


@dataclass(frozen=True)
class Check:
    """A requirement, whether the answers fit it, and why."""

    need: Need
    fit: Fit
    why: str

    @property
    def is_for_the_reader(self) -> bool:
        """Say whether no answer could tell: the requirement is in words, or counts what isn't asked for."""
        return self.need.key in ("other", "credits")


@dataclass(frozen=True)
class Answers:
    """What a reader says; empty is not said. ``share`` is percent of the credits of a degree."""

    who: str = ""
    level: str = ""
    #: The slug of an institution, ``ANOTHER`` or ``NOWHERE``.
    home: str = ""
    semester: int | None = None
    share: int | None = None
    average: Decimal | None = None
    scale: str = ""
    english: str = ""
    spanish: str = ""
    funding: str = ""
    age: int | None = None
    country: str = ""


class AnswersForm(forms.Form):
    """The questions. What can't be read is an error beside its question, and not said."""

    who = forms.ChoiceField(label=gettext_lazy("I am one of the"), choices=[NOT_CHOSEN, *Participant.choices])
    level = forms.ChoiceField(label=gettext_lazy("I study for"), choices=[NOT_CHOSEN, *Level.choices])
    home = forms.ChoiceField(label=gettext_lazy("I am enrolled or work at"))
    semester = forms.IntegerField(label=gettext_lazy("Semesters finished"), min_value=0, max_value=30)
    share = forms.IntegerField(label=gettext_lazy("Credits finished, in percent"), min_value=0, max_value=100)
    average = forms.DecimalField(
        label=gettext_lazy("My average"), min_value=0, max_value=100, max_digits=5, decimal_places=2
    )
    scale = forms.ChoiceField(
        label=gettext_lazy("Scale of the average"),
        choices=[("", pgettext_lazy("scale of an average", "Choose a scale")), *Scale.choices],
    )
    english = forms.ChoiceField(label=gettext_lazy("My English"))
    spanish = forms.ChoiceField(label=gettext_lazy("My Spanish"))
    funding = forms.ChoiceField(
        label=gettext_lazy("Money"),
        choices=[
            ("", gettext_lazy("I can pay for it myself")),
            (Funding.PARTIAL, gettext_lazy("Part of it must be paid")),
            (Funding.FULL, gettext_lazy("All of it must be paid")),
        ],
    )
    age = forms.IntegerField(label=gettext_lazy("My age"), min_value=0, max_value=120)
    country = forms.ChoiceField(
        label=gettext_lazy("Citizen or permanent resident of"),
        choices=[NOT_CHOSEN, *Country.choices, (ANOTHER, gettext_lazy("Another country"))],
    )

    def __init__(self, query: QueryDict, programs: list[ExchangeProgramPage]) -> None:
        """Ask what ``programs`` want to know, and nothing else."""
        super().__init__({name: query.get(name, "") for name in self.base_fields}, auto_id="ask-%s")
        wanted = {key for program in programs for key in words.keys(program)}
        keys = {"share": "credits_share", "scale": "average"}
        for name in list(self.fields):
            if name != "funding" and keys.get(name, name) not in wanted:
                del self.fields[name]
        for field in self.fields.values():
            field.required = False
        home: Any = self.fields.get("home")
        if home:
            home.choices = [NOT_CHOSEN, *_institutions(programs), *_elsewhere()]
        for name in ("english", "spanish"):
            spoken: Any = self.fields.get(name)
            if spoken:
                spoken.choices = [
                    NOT_CHOSEN,
                    (NO_KNOWLEDGE, pgettext("knowledge of a language", "None")),
                    *LanguageLevel.choices,
                ]
        for name, steps in (("average", "0.01"), ("semester", "1"), ("share", "1"), ("age", "1")):
            if name in self.fields:
                self.fields[name].widget.attrs.update(
                    inputmode="decimal" if name == "average" else "numeric", step=steps
                )

    def clean(self) -> dict[str, Any]:
        """Refuse an average that its scale does not have."""
        cleaned: dict[str, Any] = super().clean() or {}
        average, scale = cleaned.get("average"), cleaned.get("scale")
        if average is not None and scale and average > Scale(scale).highest:
            self.add_error("average", _("This scale ends at %(highest)s.") % {"highest": Scale(scale).highest})
        return cleaned

    def answers(self) -> Answers:
        """Return what could be read."""
        self.is_valid()
        return Answers(**{name: value for name, value in self.cleaned_data.items() if value not in (None, "")})


@dataclass(frozen=True)
class Result:
    """What one exchange makes of the answers; its call as it stands for the reader's institution."""

    program: ExchangeProgramPage
    checks: list[Check]
    standing: Standing

    def number(self, fit: Fit) -> int:
        """Return how many requirements come out as ``fit``, but for those that only the reader can tell."""
        asked = (check for check in self.checks if check.need.key != MONEY and not check.is_for_the_reader)
        return sum(check.fit == fit for check in asked)

    @property
    def fit(self) -> Fit:
        """Return what the requirements come to; a wish for money is none of them."""
        if self.number(Fit.NO):
            return Fit.NO
        return Fit.UNKNOWN if self.number(Fit.UNKNOWN) else Fit.YES

    @property
    def pays_enough(self) -> bool:
        """Say whether nothing speaks against what the reader wants to be paid."""
        return not any(check.need.key == MONEY and check.fit == Fit.NO for check in self.checks)

    @property
    def verdict(self) -> str:
        """Return what it comes to, in words."""
        if number := self.number(Fit.NO):
            words = ngettext("%(number)s requirement does not fit", "%(number)s requirements do not fit", number)
            verdict = words % {"number": number}
        elif self.fit == Fit.UNKNOWN:
            verdict = _("You may qualify")
        elif any(check.is_for_the_reader for check in self.checks):
            verdict = _("You qualify, as far as we can tell")
        else:
            verdict = _("You qualify")
        return verdict if self.pays_enough else _("%(verdict)s, but it pays less than you need") % {"verdict": verdict}

    @property
    def by_fit(self) -> list[tuple[Fit, list[Check]]]:
        """Return the requirements, those that don't fit first, then those that nobody can tell."""
        order = (Fit.NO, Fit.UNKNOWN, Fit.YES)
        return [(fit, found) for fit in order if (found := [check for check in self.checks if check.fit == fit])]

    @property
    def rank(self) -> tuple[Any, ...]:
        """Return where it stands among others: what may fit comes first, and of that what takes applications."""
        closes = self.standing.turns.timestamp() if self.standing.turns else float("inf")
        lacks = self.number(Fit.NO), not self.pays_enough, self.number(Fit.UNKNOWN)
        return RANKED.index(self.fit), not self.standing.is_open, *lacks, closes, self.program.pk


class Inquiry:
    """A form as it was sent, and what the exchanges make of it."""

    def __init__(self, query: QueryDict, programs: ExchangeQuerySet, language: str, at: datetime.datetime) -> None:
        self.query, self.language, self.at = query, language, at
        self._live = programs.live_in(language).with_needs_alone()

    @cached_property
    def programs(self) -> list[ExchangeProgramPage]:
        """Return the exchanges that are asked about: the one that ``?program=`` names, or else all."""
        asked = slugs(self.query.getlist(PROGRAM)[:1])
        found = list(self._live.filter(Q(slug__in=asked) | Q(slug_es__in=asked))[:1]) if asked else []
        return self._with_homes(found or list(self._live))

    @staticmethod
    def _with_homes(programs: list[ExchangeProgramPage]) -> list[ExchangeProgramPage]:
        """Name the home institutions of all ``programs``: one record for each, however many send to it."""
        from culture.models import InstitutionPage

        rows = [row for program in programs for row in program.homes]
        keys = {row.institution_id for row in rows}
        found = InstitutionPage.objects.select_related("city").defer("body", "body_en", "body_es").in_bulk(keys)
        for row in rows:
            row.institution = found[row.institution_id]
        return programs

    @property
    def program(self) -> ExchangeProgramPage | None:
        """Return the one exchange that is asked about."""
        is_one = PROGRAM in self.query and len(self.programs) == 1
        return self.programs[0] if is_one and self._names(self.programs[0]) else None

    def _names(self, program: ExchangeProgramPage) -> bool:
        return self.query.get(PROGRAM, "") in {program.slug, program.slug_es}

    @cached_property
    def form(self) -> AnswersForm:
        """Return the questions with their answers."""
        return AnswersForm(self.query, self.programs)

    @cached_property
    def is_answered(self) -> bool:
        """Say whether the form was sent."""
        return any(name in self.query for name in self.form.fields)

    @cached_property
    def answers(self) -> Answers:
        """Return what could be read of the answers."""
        return self.form.answers()

    @cached_property
    def _ranked(self) -> list[Result]:
        return sorted((self._result(program) for program in self.programs), key=lambda result: result.rank)

    @property
    def results(self) -> list[Result]:
        """Return what the exchanges make of it, the best first; nothing before the form was sent."""
        return self._ranked[:SHOWN_AT_MOST] if self.is_answered else []

    @property
    def number_left_out(self) -> int:
        """Return how many exchanges are not told about."""
        return max(0, len(self._ranked) - SHOWN_AT_MOST)

    @property
    def numbers(self) -> dict[str, int]:
        """Return how many exchanges fit, may fit and don't, by ``Fit``."""
        return {fit.value: sum(result.fit == fit for result in self._ranked) for fit in Fit}

    @property
    def query_for_all(self) -> str:
        """Return the query string that asks the same of all exchanges."""
        said = [(name, value) for name in self.form.fields if (value := self.query.get(name, ""))]
        return urlencode(said)

    def _result(self, program: ExchangeProgramPage) -> Result:
        home = _home_of(program, self.answers)
        return Result(program, check(program, self.answers, self.language), program.deadline_state(self.at, home))


def check(program: ExchangeProgramPage, answers: Answers, language: str) -> list[Check]:
    """Return each requirement of ``program`` with what ``answers`` come to; the wish for money comes last."""
    checks = []
    for need in words.needs(program, language):
        fit, why = CHECKS[need.key](program, answers, need)
        checks.append(Check(need, fit, why))
    if answers.funding:
        asked = {Funding.PARTIAL: _("Part of it must be paid"), Funding.FULL: _("All of it must be paid")}
        need = words.Need(MONEY, _("Money"), asked[Funding(answers.funding)])
        checks.append(Check(need, *_funding(program, answers)))
    return checks


def _not_said() -> tuple[Fit, str]:
    return Fit.UNKNOWN, _("You have not said.")


def _who(program: ExchangeProgramPage, answers: Answers, need: Need) -> tuple[Fit, str]:
    if not answers.who:
        return _not_said()
    fits = answers.who in program.participants
    return (Fit.YES, "") if fits else (Fit.NO, _("It is not for this group."))


def _level(program: ExchangeProgramPage, answers: Answers, need: Need) -> tuple[Fit, str]:
    if not answers.level:
        return _not_said()
    if answers.level in program.levels:
        return Fit.YES, ""
    return Fit.NO, _("You said: %(answer)s.") % {"answer": words.lowered(str(Level(answers.level).label))}


def _home(program: ExchangeProgramPage, answers: Answers, need: Need) -> tuple[Fit, str]:
    if not answers.home:
        return _not_said()
    if answers.home == NOWHERE:
        return Fit.NO, _("One has to be enrolled or work at an institution.")
    if not program.homes or _home_of(program, answers):
        return Fit.YES, ""
    return Fit.NO, _("Your institution is not among them.")


def _semester(program: ExchangeProgramPage, answers: Answers, need: Need) -> tuple[Fit, str]:
    return _at_least(answers.semester, program.semester_min)


def _credits_share(program: ExchangeProgramPage, answers: Answers, need: Need) -> tuple[Fit, str]:
    return _at_least(answers.share, program.credits_share_min)


def _at_least(number: int | None, least: int | None) -> tuple[Fit, str]:
    if number is None:
        return _not_said()
    fits = number >= (least or 0)
    return Fit.YES if fits else Fit.NO, _("You have %(number)s.") % {"number": number}


def _credits(program: ExchangeProgramPage, answers: Answers, need: Need) -> tuple[Fit, str]:
    return Fit.UNKNOWN, _("Your transcript says how many you have.")


def _average(program: ExchangeProgramPage, answers: Answers, need: Need) -> tuple[Fit, str]:
    if answers.average is None:
        return _not_said()
    if not answers.scale:
        return Fit.UNKNOWN, _("An average alone says nothing: choose its scale.")
    scale = Scale(answers.scale)
    asked = {Scale(row.scale): row.minimum for row in program.rows("averages")}
    own = words.averaged(answers.average, scale)
    if scale in asked:
        return Fit.YES if answers.average >= asked[scale] else Fit.NO, _("You have %(own)s.") % {"own": own}
    for other, factor in TENFOLD.get(scale, ()):
        if other in asked:
            counted = answers.average * factor
            why = _("You have %(own)s, which is %(counted)s: both scales count the same marks, one in tenfold.")
            told = {"own": own, "counted": words.averaged(counted, other)}
            return Fit.YES if counted >= asked[other] else Fit.NO, why % told
    return Fit.UNKNOWN, _(
        "You have %(own)s, and the program counts in another scale. There is no official way to convert one into the "
        "other: the host decides. Ask the contact."
    ) % {"own": own}


#: Mexican marks from 0 to 10 and from 0 to 100 differ by a factor and by nothing else; a GPA is another thing.
TENFOLD = {
    Scale.TEN: ((Scale.HUNDRED, Decimal(10)),),
    Scale.HUNDRED: ((Scale.TEN, Decimal("0.1")),),
}


def _language(spoken: SpokenLanguage, answer: str) -> Callable[..., tuple[Fit, str]]:
    def judge(program: ExchangeProgramPage, answers: Answers, need: Need) -> tuple[Fit, str]:
        own: str = getattr(answers, answer)
        if not own:
            return _not_said()
        if own == NO_KNOWLEDGE:
            return Fit.NO, _("You said: none.")
        level = next(row.level for row in program.rows("language_needs") if row.language == spoken)
        if not level:
            return Fit.UNKNOWN, _("The program does not say which level. Ask the contact.")
        ladder = LanguageLevel.values
        fits = ladder.index(own) >= ladder.index(level)
        return Fit.YES if fits else Fit.NO, _("You have %(own)s.") % {"own": own}

    return judge


def _age(program: ExchangeProgramPage, answers: Answers, need: Need) -> tuple[Fit, str]:
    if answers.age is None:
        return _not_said()
    fits = (program.age_min or 0) <= answers.age <= (program.age_max or answers.age)
    return Fit.YES if fits else Fit.NO, pgettext("age", "You are %(number)s.") % {"number": answers.age}


def _country(program: ExchangeProgramPage, answers: Answers, need: Need) -> tuple[Fit, str]:
    if not answers.country:
        return _not_said()
    return (Fit.YES, "") if answers.country in program.citizens_of else (Fit.NO, _("It is not for this group."))


def _other(program: ExchangeProgramPage, answers: Answers, need: Need) -> tuple[Fit, str]:
    return Fit.UNKNOWN, _("Only you can tell.")


def _funding(program: ExchangeProgramPage, answers: Answers) -> tuple[Fit, str]:
    if not program.funding:
        return Fit.UNKNOWN, _("The program does not say what it pays.")
    enough = {Funding.FULL: (Funding.FULL,), Funding.PARTIAL: (Funding.FULL, Funding.PARTIAL)}
    fits = program.funding in enough[Funding(answers.funding)]
    return Fit.YES if fits else Fit.NO, f"{Funding(program.funding).label}."


#: How each kind of requirement is judged, by the key of its ``Need``.
CHECKS: dict[str, Callable[[Any, Answers, Any], tuple[Fit, str]]] = {
    "who": _who,
    "level": _level,
    "home": _home,
    "semester": _semester,
    "credits": _credits,
    "credits_share": _credits_share,
    "average": _average,
    "english": _language(SpokenLanguage.ENGLISH, "english"),
    "spanish": _language(SpokenLanguage.SPANISH, "spanish"),
    "age": _age,
    "country": _country,
    "other": _other,
}


def _home_of(program: ExchangeProgramPage, answers: Answers) -> InstitutionPage | None:
    """Return the institution that the reader belongs to, where it is among those of ``program``."""
    homes = (row.institution for row in program.homes)
    return next((home for home in homes if answers.home and home.slug == answers.home), None)


def _institutions(programs: list[ExchangeProgramPage]) -> list[tuple[str, str]]:
    """Return the home institutions of all ``programs``, by name."""
    homes = {row.institution.slug: row.institution for program in programs for row in program.homes}
    named = [(slug, home.title_in(languages.active())) for slug, home in homes.items()]
    return sorted(named, key=lambda choice: choice[1].casefold())


def _elsewhere() -> list[tuple[str, str]]:
    return [(ANOTHER, _("Another institution")), (NOWHERE, _("No institution"))]
