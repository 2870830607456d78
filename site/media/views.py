"""The file of a document in its other language, served as Wagtail serves the first."""

from __future__ import annotations

from django.core.files.storage import FileSystemStorage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import condition
from wagtail import hooks
from wagtail.documents.models import document_served
from wagtail.utils import sendfile_streaming_backend
from wagtail.utils.sendfile import sendfile

from media.models import SiteDocument


def serve_other(request: HttpRequest, document_id: int, filename: str) -> HttpResponseBase:
    """Send the second file of a document, under the restrictions of its collection.

    As Wagtail does: only what may be shown in a browser is sent inline, no script in it runs (Content-Security-Policy),
    and no browser guesses at its type. A storage that has addresses of its own is led to.
    """
    document = get_object_or_404(SiteDocument, pk=document_id)
    if not document.file_other or document.other_edition().filename != filename:
        raise Http404("This document has no second file of this name.")
    for hook in hooks.get_hooks("before_serve_document"):
        answer = hook(document, request)
        if isinstance(answer, HttpResponse):
            return answer
    document_served.send(sender=SiteDocument, instance=document, request=request)
    if not isinstance(document.file_other.storage, FileSystemStorage):
        return HttpResponseRedirect(document.file_other.url)
    path = document.file_other.path

    @condition(etag_func=lambda request: f'"{document.file_other_hash}"')
    def send(request: HttpRequest) -> HttpResponseBase:
        # What Wagtail tells of a file by its name, asked for this one.
        named = SiteDocument(file=document.file_other.name)
        response = sendfile(
            request,
            path,
            attachment=named.content_disposition != "inline",
            attachment_filename=filename,
            mimetype=named.content_type,
            backend=sendfile_streaming_backend.sendfile,
        )
        response["Content-Security-Policy"] = "default-src 'none'"
        response["X-Content-Type-Options"] = "nosniff"
        return response

    return send(request)
