"""Taking a page down in one language or in both."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.pages.unpublish import UnpublishView

from bilingual import languages
from bilingual.labels import languages_in_words
from bilingual.models import BasePage
from bilingual.release import Release


class UnpublishForm(forms.Form):
    """Which languages leave the site; both unless something else is chosen."""

    take_down = forms.ChoiceField(
        label=gettext_lazy("Take down"),
        required=False,
        initial=Release.BOTH,
        widget=forms.RadioSelect,
        choices=[
            (Release.BOTH, gettext_lazy("English and Spanish: the page leaves the site")),
            (Release.ENGLISH, gettext_lazy("English alone: Spanish stays on the site")),
            (Release.SPANISH, gettext_lazy("Spanish alone: English stays on the site")),
        ],
    )


class BilingualUnpublishView(UnpublishView):
    """Asks which language to take down where both are live."""

    @cached_property
    def form(self) -> UnpublishForm | None:
        """Return the choice; ``None`` where there is none: one language is live, or an alias follows its original."""
        if self.object.alias_of_id or self.object.languages_live() != list(languages.LANGUAGES):
            return None
        return UnpublishForm(self.request.POST or None)

    @cached_property
    def language(self) -> str | None:
        """Return the language to take down alone; ``None`` where the whole page goes."""
        if self.form is None or not self.form.is_valid():
            return None
        choice = self.form.cleaned_data["take_down"]
        return choice if choice in languages.LANGUAGES else None

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take down what was chosen; ask again where that was nothing on offer."""
        if self.form is not None and not self.form.is_valid():
            return self.render_to_response(self.get_context_data())
        return super().post(request, *args, **kwargs)

    def unpublish(self) -> HttpResponse | None:
        """Take the page down, or one language of it and, if wanted, of the pages below."""
        if self.language is None:
            return super().unpublish()
        response = self.run_hook("before_unpublish_page", self.request, self.object)
        if response is not None:
            return response
        self.object.unpublish_language(self.language, user=self.request.user)
        if self.request.POST.get("include_descendants"):
            for page in self.pages_below(self.language):
                page.unpublish_language(self.language, user=self.request.user)
        return self.run_hook("after_unpublish_page", self.request, self.object)

    def pages_below(self, language: str) -> list[BasePage]:
        """Return the pages below that are live in ``language`` and the user's to take down; aliases follow anyway."""
        live = {languages.localized("live", language): True}
        below = self.object.get_descendants().filter(**live, alias_of__isnull=True).defer_streamfields().specific()
        return [page for page in below if page.permissions_for_user(self.request.user).can_unpublish()]

    def get_success_message(self) -> str:
        """Say what left the site and what didn't."""
        if self.language is None:
            return super().get_success_message()
        return _("“%(title)s” has left the site in %(language)s; in %(other)s it stays.") % {
            "title": self.object.get_admin_display_title(),
            "language": languages.NAMES[self.language],
            "other": languages.NAMES[languages.other(self.language)],
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the choice, and what is on the schedule and comes off it."""
        context = super().get_context_data(**kwargs)
        context["form"] = self.form
        context["live_languages"] = languages_in_words(self.object.languages_live())
        context["scheduled"] = self.object.scheduled_revision
        return context
