"""The home page, plain pages, and the agreement with its areas and joint projects."""

from home.models.agreement import AgreementPage, AreaPage, Commitment, Party
from home.models.home import HomePage, HomeSide, HomeWay
from home.models.plain import PlainPage
from home.models.projects import Partner, ProjectIndexPage, ProjectPage, Result

__all__ = [
    "AgreementPage",
    "AreaPage",
    "Commitment",
    "HomePage",
    "HomeSide",
    "HomeWay",
    "Partner",
    "Party",
    "PlainPage",
    "ProjectIndexPage",
    "ProjectPage",
    "Result",
]
