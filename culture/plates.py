"""The drawings that stand in for a picture of a program or an institution; see ``elements.plates``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from culture.choices import Field, InstitutionKind
from elements import plates
from elements.plates import Plate, turned

if TYPE_CHECKING:
    from collections.abc import Iterable

    from culture.models import InstitutionPage, ProgramPage

APP = "culture"

#: What a program is drawn as, by its fields.
FIELDS = {
    Field.ART: ("easel", "vase"),
    Field.CINEMA: ("projector", "reel"),
    Field.HISTORY: ("engine", "arches"),
    Field.GEOGRAPHY: ("summit", "compass"),
    Field.LANGUAGE: ("voices", "letters"),
}
#: What an institution is drawn as, by its kind.
KINDS = {
    InstitutionKind.UNIVERSITY: ("campus",),
    InstitutionKind.TECHNICAL: ("workshop",),
    InstitutionKind.COLLEGE: ("campus",),
    InstitutionKind.LANGUAGE_SCHOOL: ("voices",),
    InstitutionKind.MUSEUM: ("arches", "vase"),
    InstitutionKind.THEATRE: ("curtain",),
    InstitutionKind.CULTURAL_CENTRE: ("curtain",),
    InstitutionKind.LIBRARY: ("shelves",),
    InstitutionKind.RESEARCH: ("workshop",),
    InstitutionKind.PUBLIC_OFFICE: ("arches",),
}


def deal_programs(programs: Iterable[ProgramPage], taken: Iterable[Plate] = ()) -> None:
    """Give each of ``programs`` without a picture its ``plate``; ``taken`` are on the page already."""
    plates.deal(programs, _fitting_program, taken=taken, app=APP)


def deal_institutions(institutions: Iterable[InstitutionPage], taken: Iterable[Plate] = ()) -> None:
    """Give each of ``institutions`` without a picture its ``plate``; ``taken`` are on the page already."""
    plates.deal(institutions, _fitting_institution, taken=taken, app=APP)


def _fitting_program(program: ProgramPage) -> list[str]:
    """Return the motifs for a program, those of its first field first; by its number where they fit alike."""
    number = program.pk or 0
    own = [motif for field in program.fields for motif in turned(FIELDS[Field(field)], number)]
    return own or [motif for motifs in FIELDS.values() for motif in turned(motifs, number)]


def _fitting_institution(institution: InstitutionPage) -> list[str]:
    """Return the motifs for an institution."""
    return turned(KINDS[InstitutionKind(institution.kind)], institution.pk or 0)
