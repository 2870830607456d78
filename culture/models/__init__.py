"""Programs of culture, the institutions that carry them, and exchanges."""

from culture.models.exchanges import (
    AverageNeed,
    DocumentNeed,
    ExchangeIndexPage,
    ExchangeProgramPage,
    HomeInstitution,
    LanguageNeed,
    OtherNeed,
    QualifyPage,
    Step,
)
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
    "AverageNeed",
    "CultureIndexPage",
    "DocumentNeed",
    "ExchangeIndexPage",
    "ExchangeProgramPage",
    "HomeInstitution",
    "InstitutionContact",
    "InstitutionIndexPage",
    "InstitutionPage",
    "LanguageNeed",
    "OtherNeed",
    "ProgramEvent",
    "ProgramHighlight",
    "ProgramInstitution",
    "ProgramPage",
    "ProgramPlace",
    "ProgramRelated",
    "QualifyPage",
    "Step",
]
