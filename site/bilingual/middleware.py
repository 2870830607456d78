"""The language of a request: what its address says, and nothing else where the address says it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import trans_real
from wagtail.contrib.redirects import middleware as redirects

from bilingual import languages


def accepted_language(request: HttpRequest) -> str:
    """Return the first of the two languages that ``Accept-Language`` names (RFC 9110, 12.5.4), or the canonical one."""
    for tag, quality in trans_real.parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        language = tag.partition("-")[0]
        if language in languages.LANGUAGES and quality:
            return language
    return languages.CANONICAL


class LanguageMiddleware:
    """Activate the language of the address; for an address without one, the reader's preferred language.

    Unlike Django's ``LocaleMiddleware`` it neither redirects nor reads a cookie.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request in its language."""
        addressed = translation.get_language_from_path(request.path_info)
        language = addressed or accepted_language(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", languages.TAGS[language])
        if not addressed:
            patch_vary_headers(response, ["Accept-Language"])
        return response


class RedirectMiddleware(redirects.RedirectMiddleware):
    """Leads on from an address that changed, with the query string, which Wagtail's drops.

    Who has kept a list or subscribed to a calendar under filters would get all of it otherwise, and not know.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Return the redirect for an address that is no longer there; see Wagtail's."""
        answer: HttpResponse = super().process_response(request, response)
        query = request.META.get("QUERY_STRING", "")
        if answer is not response and query and "?" not in answer["Location"]:
            answer["Location"] = f"{answer['Location']}?{query}"
        return answer
