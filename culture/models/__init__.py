"""Programs of culture, the institutions that carry them, and exchanges."""

from culture.models.index import CultureIndexPage
from culture.models.institutions import InstitutionContact, InstitutionIndexPage, InstitutionPage
from culture.models.programs import (
    ProgramEvent,
    ProgramHighlight,
    ProgramInstitution,
    ProgramPage,
    ProgramPlace,
    ProgramRelated,
)

__all__ = [
    "CultureIndexPage",
    "InstitutionContact",
    "InstitutionIndexPage",
    "InstitutionPage",
    "ProgramEvent",
    "ProgramHighlight",
    "ProgramInstitution",
    "ProgramPage",
    "ProgramPlace",
    "ProgramRelated",
]
