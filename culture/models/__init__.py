"""Programmes of culture, the institutions that carry them, and exchanges."""

from culture.models.index import CultureIndexPage
from culture.models.institutions import InstitutionContact, InstitutionIndexPage, InstitutionPage

__all__ = ["CultureIndexPage", "InstitutionContact", "InstitutionIndexPage", "InstitutionPage"]
