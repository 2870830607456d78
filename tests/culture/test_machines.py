"""What pages of culture say to machines: institutions by their kind, programs as the type that fits."""

import pytest

from culture.choices import Field, InstitutionKind, Timing
from culture.machines import TYPES
from elements.choices import Admission, Audience, Currency
from tests import factories
from tests.delivery.test_machines import ROOT, head, objects

pytestmark = pytest.mark.django_db


def test_every_kind_of_institution_has_a_type():
    assert set(TYPES) == set(InstitutionKind)


def test_an_institution_is_told_in_the_language_of_the_page(client):
    factories.institution(
        "College",
        "Colegio",
        slug_es="colegio",
        city="el-paso",
        short_name="EPC",
        address="1 College Ave.",
        latitude="31.770000",
        longitude="-106.505000",
        phone="+19157475000",
        email="hello@example.org",
        website_en="https://college.example.org/",
        hero=factories.picture(),
    )
    found = objects(head(client, "/es/cultura/instituciones/colegio/"))
    assert set(found) == {"BreadcrumbList", "CollegeOrUniversity"}
    told = found["CollegeOrUniversity"]
    assert told.pop("image")["@type"] == "ImageObject"
    assert told == {
        "@type": "CollegeOrUniversity",
        "@id": f"{ROOT}/es/cultura/instituciones/colegio/#institution",
        "name": "Colegio",
        "alternateName": "EPC",
        "description": "Colegio: es.",
        "url": f"{ROOT}/es/cultura/instituciones/colegio/",
        "sameAs": "https://college.example.org/",
        "telephone": "+19157475000",
        "email": "hello@example.org",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "1 College Ave.",
            "addressLocality": "El Paso",
            "addressRegion": "Texas",
            "addressCountry": "US",
        },
        "geo": {"@type": "GeoCoordinates", "latitude": 31.77, "longitude": -106.505},
    }
    steps = found["BreadcrumbList"]["itemListElement"]
    assert [step["name"] for step in steps][1:] == ["Cultura", "Instituciones", "Colegio"]


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        (InstitutionKind.MUSEUM, "Museum"),
        (InstitutionKind.THEATRE, "PerformingArtsTheater"),
        (InstitutionKind.LIBRARY, "Library"),
        (InstitutionKind.TECHNICAL, "CollegeOrUniversity"),
        (InstitutionKind.RESEARCH, "ResearchOrganization"),
    ],
)
def test_an_institution_without_facts_is_told_by_its_kind_and_city(client, kind, type_):
    factories.institution(kind=kind)
    told = objects(head(client, "/en/culture/institutions/college/"))[type_]
    assert set(told) == {"@type", "@id", "name", "description", "url", "address"}


def program(client, address="/en/culture/murals/", **facts):
    """Return what the page of a program with ``facts`` tells besides the way to it."""
    factories.program(**facts)
    found = objects(head(client, address))
    assert found.pop("BreadcrumbList")["itemListElement"][-1]["name"]
    [told] = found.values()
    return told


def test_a_program_all_year_is_a_service_of_its_institutions(client):
    museum = factories.institution("Museum", "Museo", kind=InstitutionKind.MUSEUM)
    told = program(
        client,
        carriers=[museum],
        fields=[Field.ART, Field.HISTORY],
        timing=Timing.ALL_YEAR,
        audiences=[Audience.FAMILIES],
        admission=Admission.FREE,
        website_en="https://murals.example.org/",
    )
    assert told["@type"] == "Service"
    assert told["serviceType"] == ["Art", "History"]
    assert told["areaServed"] == [{"@type": "City", "name": "Torreón"}]
    assert told["audience"] == [{"@type": "Audience", "audienceType": "Families"}]
    assert told["offers"] == {"@type": "Offer", "price": "0", "priceCurrency": "MXN"}
    [provider] = told["provider"]
    assert provider["@type"] == "Museum"
    assert provider["@id"] == f"{ROOT}/en/culture/institutions/museum/#institution"
    assert provider["address"]["addressLocality"] == "Torreón"


def test_a_program_of_language_is_a_course(client):
    told = program(
        client,
        fields=[Field.LANGUAGE],
        admission=Admission.PAID,
        price_from=450,
        price_to=600,
        currency=Currency.USD,
    )
    assert told["@type"] == "Course"
    assert told["isAccessibleForFree"] is False
    assert told["offers"]["priceSpecification"] == {
        "@type": "PriceSpecification",
        "minPrice": "450.00",
        "maxPrice": "600.00",
        "priceCurrency": "USD",
    }


def test_a_program_with_a_first_day_is_a_series(client):
    told = program(client, timing=Timing.PERIOD, starts_on="2026-06-01", ends_on="2026-08-31", cities=["el-paso"])
    assert told["@type"] == "EventSeries"
    assert (told["startDate"], told["endDate"]) == ("2026-06-01", "2026-08-31")
    assert told["location"] == [{"@type": "City", "name": "El Paso"}]
    assert "offers" not in told


def test_a_program_in_the_other_language_is_told_in_that_one(client):
    factories.program("", "Murales")
    told = objects(head(client, "/en/culture/murales/"))["Service"]
    assert told["url"] == f"{ROOT}/es/cultura/murales/"


@pytest.mark.parametrize("address", ["/en/culture/", "/es/cultura/instituciones/"])
def test_a_list_tells_the_way_to_it(client, address):
    factories.institutions()
    assert set(objects(head(client, address))) == {"BreadcrumbList"}
