"""Both sides of a translated field, as an editor meets them."""

import re
from datetime import date

import pytest
from django.utils import translation
from wagtail.models import Comment

from bilingual.panels import PairPanel
from tests import factories
from tests.bilingual import editing
from tourism.models import DestinationPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def form(client):
    editing.sign_in(client)
    page = factories.destination("Museum", "", price_note_en="Cash only")
    return editing.soup(client.get(editing.edit_address(page)))


def side(form, pair, language):
    return form.select_one(f'[data-pair="{pair}"] [data-pair-side="{language}"]')


@pytest.mark.parametrize(
    ("pair", "left", "right"),
    [
        ("title", "title_en", "title_es"),
        ("summary", "summary_en", "summary_es"),
        ("price_note", "price_note_en", "price_note_es"),
        ("getting_there", "getting_there_en", "getting_there_es"),
        ("slug", "slug", "slug_es"),
        ("website", "website_en", "website_es"),
        ("seo_title", "seo_title_en", "seo_title_es"),
    ],
)
def test_one_declaration_gives_english_left_and_spanish_right(form, pair, left, right):
    fields = [found["name"] for found in form.select(f'[data-pair="{pair}"] :is(input, textarea)[name]')]
    assert fields == [left, right]


def test_a_story_has_a_side_in_each_language(form):
    assert [found["id"] for found in form.select('[data-pair="body"] [data-block]')] == ["body_en", "body_es"]


def test_every_field_for_words_names_its_language(form):
    fields = form.select("[data-pair-side] :is(input, textarea)[name]")
    assert len(fields) > 12
    for field in fields:
        assert field["lang"] == field.find_parent(attrs={"data-pair-side": True})["data-pair-side"], field["name"]


def test_rows_of_inline_panels_have_pairs_too(form):
    template = form.select_one("#id_gallery-EMPTY_FORM_TEMPLATE")
    rows = editing.BeautifulSoup(template.decode_contents(), "html.parser")
    assert [(found["name"], found["lang"]) for found in rows.select("[data-pair-side] textarea")] == [
        ("gallery-__prefix__-caption_en", "en"),
        ("gallery-__prefix__-caption_es", "es"),
    ]


def test_each_side_is_labelled_with_field_and_language(form):
    label = form.select_one('label[for="id_summary_es"]')
    assert label.get_text(" ", strip=True).startswith("Summary, Spanish")


@pytest.mark.parametrize(
    ("pair", "language", "needed", "empty", "mark"),
    [
        ("title", "en", True, False, "Empty: needed to publish in English"),
        ("title", "es", True, True, "Empty: needed to publish in Spanish"),
        ("body", "es", True, True, "Empty: needed to publish in Spanish"),
        ("price_note", "en", False, False, "Empty in English"),
        ("price_note", "es", False, True, "Empty in Spanish"),
    ],
)
def test_a_side_says_whether_it_is_needed_and_empty(form, pair, language, needed, empty, mark):
    found = side(form, pair, language)
    assert found.has_attr("data-pair-needed") is needed
    assert found.has_attr("data-pair-is-empty") is empty
    assert found.select_one("[data-pair-mark]").get_text() == mark
    assert bool(found.select_one(".w-required-mark")) is needed


def test_help_is_shown_once_and_describes_both_sides(form):
    pair = form.select_one('[data-pair="summary"]')
    assert pair.get_text().count("300 characters at most") == 1
    for field in pair.select("textarea"):
        described_by = form.find(id=field["aria-describedby"])
        assert "300 characters at most" in described_by.get_text()


@pytest.mark.parametrize(
    ("name", "tag", "attribute", "value"),
    [
        ("title_es", "input", "type", "text"),
        ("price_note_es", "textarea", "data-controller", "w-autosize"),
        ("summary_en", "textarea", "data-controller", "w-autosize"),
        ("slug_es", "input", "data-controller", "w-slug"),
    ],
)
def test_each_kind_of_text_has_its_widget(form, name, tag, attribute, value):
    field = form.find(attrs={"name": name})
    assert field.name == tag
    assert value in field[attribute]


@pytest.mark.parametrize(("title", "slug"), [("title_en", "#id_slug"), ("title_es", "#id_slug_es")])
def test_a_title_fills_the_slug_of_its_own_language(form, title, slug):
    assert form.find(attrs={"name": title})["data-w-sync-target-value"] == slug


@pytest.mark.parametrize(("name", "follows"), [("title_en", False), ("title_es", True)])
def test_a_slug_stops_following_once_its_language_is_live(form, name, follows):
    assert ("keyup->w-sync#apply" in form.find(attrs={"name": name}).get("data-action", "")) is follows


@pytest.mark.parametrize(
    ("titles", "slug", "live", "follows"),
    [
        (("", "Museo Arocena"), "museo-arocena", False, True),
        (("", "Museo Arocena"), "arocena", False, False),
        (("Arocena Museum", "Museo Arocena"), "museo-arocena", False, False),
        (("", "Museo Arocena"), "museo-arocena", True, False),
    ],
)
def test_the_canonical_slug_follows_the_spanish_title_of_a_draft_begun_in_spanish(client, titles, slug, live, follows):
    editing.sign_in(client)
    page = factories.destination(*titles, slug=slug, live=live)
    form = editing.soup(client.get(editing.edit_address(page)))
    assert form.select_one('[data-pair="slug"]').has_attr("data-pair-follows") is follows


def test_comments_attach_to_one_side(form):
    wrapper = form.select_one('[data-contentpath="summary_es"]')
    assert wrapper.select_one("[data-comment-add]")


def test_a_pair_for_some_is_hidden_from_others(client, django_user_model):
    panel = PairPanel("summary", permission="tourism.nobody").bind_to_model(DestinationPage)
    form_class = panel.get_form_class()
    user = django_user_model.objects.create_user("writer")
    assert not {"summary_en", "summary_es"} & set(form_class(instance=DestinationPage(), for_user=user).fields)


@pytest.mark.parametrize(("language", "name"), [("en", "Summary (Spanish)"), ("es", "Resumen (español)")])
def test_a_side_standing_alone_is_named_in_the_users_words(language, name):
    with translation.override(language):
        assert str(DestinationPage._meta.get_field("summary_es").verbose_name) == name


def test_comparing_revisions_shows_what_changed_in_each_language(client):
    editing.sign_in(client)
    page = factories.destination("Museum", "Museo")
    first = page.save_revision()
    page.summary_en, page.summary_es, page.kinds = "New words", "Palabras nuevas", ["art"]
    second = page.save_revision()
    compared = editing.soup(client.get(f"/admin/pages/{page.pk}/revisions/compare/{first.pk}...{second.pk}/"))
    changed = {row.td.get_text(strip=True).rstrip(":") for row in compared.select("table tr") if row.td}
    assert changed == {"Summary (English)", "Summary (Spanish)", "Kinds"}
    assert "Art" in compared.get_text()


@pytest.mark.parametrize(
    ("language", "fields", "rows"),
    [
        (
            "en",
            [
                "Title (English)",
                "Title (Spanish)",
                "Story (English)",
                "Story (Spanish)",
                "Gallery",
                "Exceptions",
                "Getting there (English)",
                "Getting there (Spanish)",
                "Phone",
                "Slug",
                "Slug in Spanish",
            ],
            ["Caption (English)", "Caption (Spanish)", "Reason (English)", "Reason (Spanish)"],
        ),
        (
            "es",
            [
                "Título (inglés)",
                "Título (español)",
                "Relato (inglés)",
                "Relato (español)",
                "Galería",
                "Excepciones",
                "Cómo llegar (inglés)",
                "Cómo llegar (español)",
                "Teléfono",
                "Dirección",
                "Dirección en español",
            ],
            ["Pie de foto (inglés)", "Pie de foto (español)", "Motivo (inglés)", "Motivo (español)"],
        ),
    ],
)
def test_a_comparison_has_each_field_once_in_both_languages_in_the_order_of_the_form(client, language, fields, rows):
    editing.sign_in(client, language)
    page = factories.destination("Museum", "Museo")
    page.gallery.create(image=factories.picture(), caption_en="Door", caption_es="Puerta")
    page.save()
    first = page.save_revision()
    page.title_en, page.title_es, page.slug, page.slug_es = "New", "Nuevo", "new", "nuevo"
    page.body_en, page.body_es = factories.body("New"), factories.body("Nuevo")
    page.getting_there_en, page.getting_there_es, page.phone = "By tram", "En tranvía", "+19155550100"
    picture = page.gallery.get()
    picture.caption_en, picture.caption_es = "Gate", "Portón"
    page.gallery.add(picture)
    page.opening_exceptions.create(first_date=date(2026, 1, 1), reason_en="Holiday", reason_es="Día feriado")
    second = page.save_revision()
    compared = editing.soup(client.get(f"/admin/pages/{page.pk}/revisions/compare/{first.pk}...{second.pk}/"))
    assert [found.get_text(strip=True).rstrip(":") for found in compared.select("table td.title")] == fields
    assert [name for found in compared.select("dt") if (name := found.get_text(strip=True)) in rows] == rows
    words = set(compared.select_one("table:has(td.title)").stripped_strings)
    assert {"Gate", "Portón", "Holiday", "Día feriado", "By tram", "En tranvía"} <= words
    assert "None" not in compared.find(string=re.compile("By tram")).find_parent("tr").get_text()


@pytest.mark.parametrize("path", ["summary_es", "title_en", "price_note_es"])
def test_a_comment_on_one_side_stays_on_that_side(client, path):
    editing.sign_in(client)
    page = factories.destination("Museum", "Museo")
    comment = {
        "comments-TOTAL_FORMS": "1",
        "comments-INITIAL_FORMS": "0",
        "comments-0-id": "",
        "comments-0-contentpath": path,
        "comments-0-text": "Is this right?",
        "comments-0-position": "",
        "comments-0-replies-TOTAL_FORMS": "0",
        "comments-0-replies-INITIAL_FORMS": "0",
    }
    response = client.post(editing.edit_address(page), editing.edit_data(client, page, **comment))
    assert response.status_code == 302
    assert [found.contentpath for found in Comment.objects.filter(page=page)] == [path]
    form = client.get(editing.edit_address(page))
    shown = form.context["form"].serialize_comments(form.wsgi_request.user)["comments"]
    assert [found["contentpath"] for found in shown] == [path]


@pytest.mark.parametrize(
    ("changed", "waiting"),
    [
        ({}, []),
        ({"summary_es": "Palabras nuevas"}, ["Spanish: changes not published"]),
        (
            {"summary_en": "New", "slug_es": "otro"},
            ["English: changes not published", "Spanish: changes not published"],
        ),
        ({"kinds": ["art"]}, []),
    ],
)
def test_a_live_language_whose_draft_has_other_words_is_named_with_the_comparison(client, changed, waiting):
    editing.sign_in(client)
    page = factories.destination("Museum", "Museo")
    page.gallery.create(image=factories.picture(), caption_en="Door")
    page.save()
    for name, value in changed.items():
        setattr(page, name, value)
    page.save_revision()
    form = editing.soup(client.get(editing.edit_address(page)))
    links = form.select(".release__waiting a")
    assert [found.get_text() for found in links] == waiting
    assert all(client.get(found["href"]).status_code == 200 for found in links)


def test_only_the_language_that_stayed_back_has_changes_after_publishing_the_other(client):
    editing.sign_in(client)
    page = factories.destination("Museum", "Museo")
    sent = editing.edit_data(client, page, summary_en="New", summary_es="Nuevo", release="en")
    answer = client.post(editing.edit_address(page), {**sent, "action-publish": "yes"}, follow=True)
    assert "Published in English. Spanish stays as it was." in editing.soup(answer).select_one(".messages").get_text()
    form = editing.soup(client.get(editing.edit_address(page)))
    assert [found.get_text() for found in form.select(".release__waiting")] == ["Spanish: changes not published"]
