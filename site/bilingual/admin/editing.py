"""Several editors in one page at once: what each has written is kept, and nobody overwrites what they haven't seen.

A form is sent with a digest of every field as it was when the form was drawn or last saved (``known``). So the server
can tell what others have changed since then, and what this editor has. Where that is not the same field, both are
kept: one writes English while the other writes Spanish. Where it is, nothing is saved before the editor has decided.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils.dateparse import parse_datetime
from django.utils.functional import cached_property
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.pages.edit import EditView
from wagtail.fields import StreamField
from wagtail.locks import WorkflowLock
from wagtail.models import COMMENTS_RELATION_NAME

from bilingual.admin.publishing import telling_what_goes_out
from bilingual.models import BasePage
from bilingual.words import is_empty, without_keys

#: What a row is given by the server, and says nothing of what editors wrote.
NOT_WRITTEN_IN_ROWS = {"pk", "sort_order"}


@never_cache
def session_state(request: HttpRequest) -> JsonResponse:
    """Say that the editor is still signed in, and which CSRF token counts now: signing in again changes it."""
    return JsonResponse({"csrf": get_token(request)})


def digests(page: BasePage, form: Any) -> dict[str, str]:
    """Return a short digest of each field of ``form`` and of each of its lists of rows, as ``page`` holds them."""
    stored = page.serializable_data()
    names = {*form.fields, *form.formsets} - {"comments", COMMENTS_RELATION_NAME}
    return {name: _digest(page, name, stored[name]) for name in sorted(names & set(stored))}


def _digest(page: BasePage, name: str, value: Any) -> str:
    if isinstance(page._meta.get_field(name), StreamField):
        value = json.loads(value)
    elif page._meta.get_field(name).one_to_many:
        value = [{key: _plain(each) for key, each in row.items() if key not in NOT_WRITTEN_IN_ROWS} for row in value]
    words = json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def _plain(value: Any) -> Any:
    """Return ``value`` without what the editor in the browser changes by itself; all text that is empty is the same."""
    return None if isinstance(value, str) and is_empty(value) else without_keys(value)


class BilingualEditView(EditView):
    """Wagtail's view of editing, in which a save keeps what others have saved meanwhile."""

    #: The fields that others changed since the form was drawn, and this editor didn't.
    kept: frozenset[str] = frozenset()
    #: Those that both did.
    clashes: frozenset[str] = frozenset()

    def get_template_names(self) -> list[str]:
        """Return Wagtail's template, for the whole form with what each field was like when it was drawn."""
        names = super().get_template_names()
        return ["bilingual/admin/edit.html"] if names == ["wagtailadmin/pages/edit.html"] else names

    def dispatch(self, request: HttpRequest, page_id: int, **kwargs: Any) -> HttpResponse:
        """Let one save of a page end before the next one compares."""
        if request.method != "POST":
            return super().dispatch(request, page_id, **kwargs)
        with transaction.atomic():
            BasePage._base_manager.select_for_update().filter(pk=page_id).first()
            return super().dispatch(request, page_id, **kwargs)

    @cached_property
    def known(self) -> dict[str, str]:
        """Return the digests that the form was sent with; none from a form that has no script."""
        try:
            known = json.loads(self.request.POST.get("known") or "{}")
        except ValueError:
            return {}
        return known if isinstance(known, dict) else {}

    @cached_property
    def is_out_of_date(self) -> bool:
        """Say whether saving would overwrite what this editor hasn't seen."""
        return bool(self.clashes) if self.known else super().is_out_of_date

    @property
    def latest(self) -> str:
        """Return what names the latest state of the draft; autosave changes a revision in its place."""
        return f"{self.latest_revision.pk} {self.latest_revision_created_at}" if self.latest_revision else ""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save what this editor changed, or say who else changed the same."""
        if self.known and not self.page.alias_of_id:
            self._compare()
        if self.clashes and not self.expects_json_response:
            return self._refuse()
        response = super().post(request, *args, **kwargs)
        if self.known and isinstance(response, JsonResponse):
            response = self._with_known(response)
        return response

    def _compare(self) -> None:
        """Find what others changed since the form was drawn, and which of that this editor changed too."""
        form = self._form(self.page)
        self._renew_rows(form)
        now = digests(self.page, form)
        changed = {name for name, digest in now.items() if name in self.known and self.known[name] != digest}
        if changed:
            mine = self._written(form)
            both = {name for name in changed if mine.get(name) not in {self.known[name], now[name], None}}
            self.kept = frozenset(name for name in changed if mine.get(name) == self.known[name])
            self.clashes = frozenset() if self.request.POST.get("overwrite") == self.latest else frozenset(both)
        if self.request.POST.get("overwrite_revision_id") not in {None, str(self.page.latest_revision_id)}:
            del self.request.POST["overwrite_revision_id"]

    def _renew_rows(self, form: Any) -> None:
        """Take rows that were sent and that somebody has deleted for new ones: their ids would be refused."""
        self.request.POST = self.request.POST.copy()
        for name in self.known.keys() & form.formsets.keys():
            formset = form.formsets[name]
            there = {str(row.pk) for row in getattr(self.page, name).all()}
            for number in range(formset.total_form_count()):
                key = f"{formset.add_prefix(number)}-{formset.model._meta.pk.name}"
                if self.request.POST.get(key) not in there:
                    self.request.POST[key] = ""

    def _form(self, page: BasePage) -> Any:
        return self.form_class(
            self.request.POST,
            self.request.FILES,
            instance=page,
            subscription=self.subscription,
            parent_page=self.parent,
            for_user=self.request.user,
        )

    def _written(self, form: Any) -> dict[str, str]:
        """Return the digests of what was sent; none where it isn't valid, which saves nothing either."""
        page = self.get_object()
        probe = self._form(page)
        if self.action_name == "save":
            probe.defer_required_fields()
        if not probe.is_valid():
            return {}
        return digests(probe.save(commit=False), form)

    def form_valid(self, form: Any) -> HttpResponse:
        """Save with what others have changed; unless that is nothing, don't publish what this editor hasn't seen."""
        if not self.kept:
            return super().form_valid(form)
        form.keep(self.kept, self.get_object())
        if not self.expects_json_response:
            messages.warning(self.request, self._what_was_kept())
            if self.action_name != "save":
                messages.warning(
                    self.request, _("Saved as a draft, for you to look at first. Then choose once more what to do.")
                )
        self.has_content_changes = True
        return self.save_action()

    def _with_known(self, response: JsonResponse) -> JsonResponse:
        """Tell the form what it has been saved as, and what on the screen isn't the newest any more."""
        data = json.loads(response.content)
        if data.get("success"):
            saved = self.page.get_latest_revision_as_object()
            now = digests(saved, self._form(saved))
            known = {**now, **{name: self.known[name] for name in self.kept}}
            data["field_updates"]["known"] = json.dumps(known)
            data["kept"] = self._what_was_kept() if self.kept else ""
        elif data.get("error_code") == "invalid_revision" and self.clashes:
            data["error_message"] = self._who_changed(self.clashes)
        return JsonResponse(data, status=response.status_code)

    def _refuse(self) -> HttpResponse:
        """Answer with the form as it was sent, saying what else there is; nothing is saved."""
        self.form = self._form(self.page)
        self.form.defer_required_fields()
        self.form.is_valid()
        self.form.restore_required_fields()
        self.has_unsaved_changes = True
        messages.error(self.request, self._who_changed(self.clashes))
        return self.render_to_response(self.get_context_data())

    def _label(self, name: str) -> str:
        try:
            field = self.page_class._meta.get_field(name)
        except FieldDoesNotExist:
            return name
        return capfirst(str(getattr(field, "verbose_name", "") or field.related_model._meta.verbose_name_plural))

    def _who_changed(self, names: frozenset[str]) -> str:
        values = {"who": self._who, "fields": get_text_list([self._label(name) for name in sorted(names)], _("and"))}
        return _("Not saved: %(who)s changed the same while you were writing: %(fields)s.") % values

    def _what_was_kept(self) -> str:
        fields = get_text_list([self._label(name) for name in sorted(self.kept)], _("and"))
        return _("%(who)s also changed this page. Kept as they wrote it: %(fields)s.") % {
            "who": self._who,
            "fields": fields,
        }

    @property
    def _who(self) -> str:
        """Return the name of the last other person who saved since the form was drawn, where that can be told."""
        others = self.page.revisions.exclude(user=self.request.user).order_by("-created_at")
        if drawn := parse_datetime(self.request.POST.get("drawn") or ""):
            others = others.filter(created_at__gt=drawn)
        revision = others.select_related("user").first()
        return get_user_display_name(revision.user) if revision and revision.user else _("Somebody")

    def perform_workflow_action(self) -> HttpResponse:
        """Act on the task, and tell what that published."""
        with telling_what_goes_out(self.request, self.page):
            return super().perform_workflow_action()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what each field is like now, and what deciding for one's own words is called."""
        context = super().get_context_data(**kwargs)
        context["known"] = json.dumps(self.known) if self.request.method == "POST" else self._drawn()
        context["clashes"] = [self._label(name) for name in sorted(self.clashes)]
        context["overwrite"] = self.latest
        context["drawn"] = self.request.POST.get("drawn") or self.latest_revision_created_at or ""
        context["in_review"] = self.locked_for_user and isinstance(self.lock, WorkflowLock)
        context["can_take_back"] = context["in_review"] and self.workflow_state.user_can_cancel(self.request.user)
        return context

    def _drawn(self) -> str:
        return json.dumps(digests(self.page, self.form))
