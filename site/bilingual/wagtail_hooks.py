"""Where ``bilingual`` takes part in Wagtail's own ways."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpResponsePermanentRedirect
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.rich_text.feature_registry import FeatureRegistry

from bilingual import languages
from bilingual.admin.editing import session_state
from bilingual.admin.publishing import accept_what_went_out, check_bulk_publishing, say_what_went_out
from bilingual.admin.status import review
from bilingual.admin.viewset import BilingualPageViewSet
from bilingual.audit import name_languages
from bilingual.links import BilingualPageLinkHandler
from bilingual.models import BasePage
from bilingual.routing import SiteRequest

hooks.register("before_bulk_action", check_bulk_publishing)
hooks.register("after_publish_page", accept_what_went_out)
hooks.register("after_publish_page", say_what_went_out)
hooks.register("register_log_actions", name_languages, order=1)


@hooks.register("register_rich_text_features", order=1)
def link_type(features: FeatureRegistry) -> None:
    """Have links to pages know of languages."""
    features.register_link_type(BilingualPageLinkHandler)


@hooks.register("before_serve_page")
def redirect_to_own_address(
    page: BasePage, request: SiteRequest, serve_args: list, serve_kwargs: dict
) -> HttpResponsePermanentRedirect | None:
    """Lead an address with a part in the other language to the page's own, query string and all (rule 2)."""
    if not getattr(request, "has_strayed", False):
        return None
    own = "".join([page.url_in(languages.active(), request) or "", *map(_as_in_addresses, request.routed_below)])
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{own}{'?' if query else ''}{query}")


def _as_in_addresses(part: str) -> str:
    """Return a part of a path as it stands in one: a name of a file ends it."""
    return part if "." in part else f"{part}/"


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """Add the view that marks words as reviewed, and the one that tells a form whether its editor is signed in."""
    return [
        path("review/<int:page_id>/<str:language>/", review, name="bilingual_review"),
        path("session/", session_state, name="bilingual_session_state"),
    ]


@hooks.register("register_admin_viewset")
def page_viewset() -> BilingualPageViewSet:
    """Put the views for two languages in the place of Wagtail's."""
    return BilingualPageViewSet()


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """Name what ``bilingual`` writes into the history."""

    @actions.register_action("bilingual.review")
    class ReviewFormatter(LogFormatter):
        label = gettext_lazy("Review words")

        def format_message(self, log_entry: Any) -> str:
            language = log_entry.data.get("language", languages.CANONICAL)
            return {"en": _("Reviewed in English"), "es": _("Reviewed in Spanish")}[language]


@hooks.register("register_permissions")
def review_permissions() -> QuerySet[Permission]:
    """Let groups be given the right to review a language."""
    codenames = [f"review_{language}" for language in languages.LANGUAGES]
    return Permission.objects.filter(content_type__app_label="bilingual", codename__in=codenames)


@hooks.register("insert_global_admin_css")
def admin_css() -> SafeString:
    """Add the style of pairs and language badges, and what says before the first paint which language is folded."""
    return format_html(
        '<link rel="stylesheet" href="{}"><script src="{}"></script>',
        static("bilingual/admin/bilingual.css"),
        static("bilingual/admin/shown-languages-early.js"),
    )


@hooks.register("insert_global_admin_js")
def admin_js() -> SafeString:
    """Add what marks empty sides, folds a language away and names the language of each field."""
    return format_html('<script type="module" src="{}"></script>', static("bilingual/admin/bilingual.js"))


@hooks.register("insert_editor_js")
def unsaved_words() -> SafeString:
    """Add what a form says when its words can't be saved; the script shows it."""
    return render_to_string(
        "bilingual/admin/unsaved_words.html",
        {"state_url": reverse("bilingual_session_state"), "sign_in_url": reverse("wagtailadmin_login")},
    )


@hooks.register("insert_editor_js")
def shown_languages() -> SafeString:
    """Add the choice of the languages that a form shows; the script puts it in its place."""
    choices = [(languages.other(language), languages.NAMES[language]) for language in languages.LANGUAGES]
    return render_to_string("bilingual/admin/shown_languages.html", {"choices": choices})
