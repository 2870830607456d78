"""What the facts of the agreement and its projects can be."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgreementState(models.TextChoices):
    """Whether the agreement holds."""

    IN_FORCE = "in-force", _("In force")
    ENDED = "ended", _("Ended")


class ProjectState(models.TextChoices):
    """How far a joint project has come, in the order in which one comes along; suspended from anywhere."""

    PROPOSED = "proposed", _("Proposed")
    AGREED = "agreed", _("Agreed")
    UNDER_WAY = "under-way", _("Under way")
    COMPLETED = "completed", _("Completed")
    SUSPENDED = "suspended", _("Suspended")


class PartnerKind(models.TextChoices):
    """Whom a partner of a project stands for."""

    PUBLIC = "public", _("Public")
    PRIVATE = "private", _("Private")
    ACADEMIC = "academic", _("Academic")
    CIVIL = "civil", _("Civil society")
