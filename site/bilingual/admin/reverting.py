"""Going back to an earlier version."""

from __future__ import annotations

from wagtail.admin.views.pages.revisions import RevisionsRevertView

from bilingual.models import BasePage


class BilingualRevertView(RevisionsRevertView):
    """Brings back words and facts, not what somebody once chose to publish: that choice stays the current draft's."""

    def get_object(self) -> BasePage:
        """Return the earlier version with the current draft's choice of languages."""
        page = super().get_object()
        page.release = self.real_page_record.get_latest_revision_as_object().release
        return page
