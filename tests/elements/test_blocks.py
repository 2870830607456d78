"""What stories are made of: what a reader gets of each block, what an editor may not save, what it all costs."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.blocks import StructBlockValidationError
from wagtail.documents import get_document_model
from wagtail.models import PageViewRestriction

from elements.blocks import BodyBlock, CallToActionBlock, PictureBlock, VideoBlock
from elements.stories import Story
from elements.videos import player
from media.renditions import bring_renditions
from tests import factories
from tests.bilingual import editing
from tourism.models import DestinationPage

pytestmark = pytest.mark.django_db

YOUTUBE = "https://www.youtube.com/watch?v=abcdefghijk"
FRAME = "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1"


def document(title: str = "Rules", **fields):
    file = ContentFile(b"%PDF-1.4", name="rules.pdf")
    return get_document_model().objects.create(title_en=title, file=file, **fields)


def bilingual_document():
    return document(title_es="Reglas", language="en", file_other=ContentFile(b"%PDF-1.5", name="reglas.pdf"))


def picture(image, **more) -> dict:
    return {"image": image.pk, "alt_text": "Dunes at dusk", "decorative": False, **more}


def every_block(times: int = 1, first: int = 0) -> list[dict]:
    """Return a story of every block, ``times`` over, as the database stores it; each names records of its own."""
    story: list[dict] = []
    for n in range(first, first + times):
        images = [factories.picture() for _ in range(4)]
        pages = [factories.destination(f"Place {n} {i}", f"Lugar {n} {i}") for i in range(3)]
        fold = {"heading": f"Question {n}", "text": "<p>Answer.</p>"}
        story += [
            {"type": "heading", "value": f"Part {n}"},
            {"type": "text", "value": "<p>Words.</p>"},
            {"type": "quote", "value": {"text": "Said.", "attribution": "Somebody"}},
            {"type": "facts", "value": [{"type": "item", "value": {"name": "Height", "value": "2 m"}, "id": f"f{n}"}]},
            {"type": "accordion", "value": [{"type": "item", "value": fold, "id": f"a{n}"}]},
            {"type": "image", "value": picture(images[0], caption=f"Caption {n}")},
            {
                "type": "gallery",
                "value": [{"type": "item", "value": picture(i), "id": f"g{n}{i.pk}"} for i in images[1:3]],
            },
            {
                "type": "video",
                "value": {
                    "address": YOUTUBE,
                    "title": f"Film {n}",
                    "duration": "3:25",
                    "poster": images[3].pk,
                    "transcript": "https://example.org/transcript",
                },
            },
            {"type": "call_to_action", "value": {"label": "Go", "page": pages[0].pk, "document": None, "address": ""}},
            {"type": "documents", "value": [{"type": "item", "value": document().pk, "id": f"d{n}"}]},
            {"type": "related_pages", "value": [{"type": "item", "value": p.pk, "id": f"r{p.pk}"} for p in pages[1:]]},
        ]
    return story


def place_with(story: list[dict], **fields) -> DestinationPage:
    blocks = BodyBlock().to_python(story)
    return factories.destination(
        "Museum", "Museo", slug="museum", slug_es="museo", body_en=blocks, body_es=blocks, **fields
    )


def story_of(client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser").select_one("#story")


def block(kind: str, value) -> list[dict]:
    return [{"type": kind, "value": value}]


# What it costs


@pytest.mark.parametrize("times", [1, 3])
def test_a_story_of_any_length_is_fetched_in_four_queries(times):
    place = place_with(every_block(times))
    place = DestinationPage.objects.get(pk=place.pk)
    with CaptureQueriesContext(connection) as queries:
        story = Story(place.body_es)
        bring_renditions(*story.shown)
        shown = list(place.body_es)
    # Pictures, pages, documents; renditions.
    assert len(queries) == 4
    assert len(shown) == 11 * times
    assert [profile for profile, _ in story.shown] == ["whole", "card", "card", "hero"] * times


def test_a_page_with_every_block_costs_as_much_however_many_there_are(client):
    place = place_with(every_block(1))
    costs = {}
    for times in (1, 3):
        place.body_es = BodyBlock().to_python(every_block(times, first=times))
        place.save()
        client.get("/es/turismo/museo/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/es/turismo/museo/")
        costs[times] = [query["sql"] for query in queries]

    assert len(costs[1]) == len(costs[3]), costs


def test_one_picture_in_two_places_keeps_what_is_said_of_it_in_each(client):
    image = factories.picture()
    place_with(block("image", picture(image, caption="Morning")) + block("image", picture(image, caption="Evening")))
    captions = [caption.get_text() for caption in story_of(client, "/en/tourism/museum/").select(".credit__caption")]

    assert captions == ["Morning", "Evening"]


# What a reader gets


def test_every_block_shows_what_was_written(client):
    place_with(every_block())
    story = story_of(client, "/en/tourism/museum/")

    assert story.h2.get_text() == "Part 0"
    assert story.select_one(".fold summary h3").get_text() == "Question 0"
    assert story.select_one(".fold .fold__text").get_text(strip=True) == "Answer."
    assert story.select_one(".figure img")["alt"] == "Dunes at dusk"
    assert story.select_one(".figure .credit__caption").get_text() == "Caption 0"
    assert len(story.select(".pictures > li img")) == 2
    assert story.select_one(".action a")["href"] == "/en/tourism/place-0-0/"
    assert [link.get_text() for link in story.select(".related__link")] == ["Place 0 1", "Place 0 2"]
    assert [text.get_text() for text in story.select(".related__summary")] == ["Place 0 1: en.", "Place 0 2: en."]
    assert "PDF" in story.select_one(".downloads a").get_text()


def test_a_picture_stored_before_there_were_captions_is_still_shown(client):
    image = factories.picture()
    place_with(block("image", {"image": image.pk, "alt_text": "Sand", "decorative": False}))
    story = story_of(client, "/en/tourism/museum/")

    assert story.img["alt"] == "Sand"
    assert not story.select(".credit__caption")


def test_a_picture_that_is_gone_leaves_no_trace(client):
    image = factories.picture()
    place_with(block("image", picture(image)) + block("text", "<p>After.</p>"))
    image.delete()

    assert story_of(client, "/en/tourism/museum/").get_text(strip=True) == "After."


def test_a_video_is_nothing_of_its_providers_until_it_is_started(client):
    place_with(every_block())
    response = client.get("/en/tourism/museum/")
    video = story_of(client, "/en/tourism/museum/").select_one(".video")

    assert video["data-video"] == FRAME
    assert video.a["href"] == YOUTUBE
    assert video.a.img["src"].startswith("/media/")
    assert video.a.img["alt"] == ""
    assert "Film 0" in video.a.get_text()
    assert "3:25" in video.a.get_text()
    assert "YouTube" in video.figcaption.get_text()
    assert not video.select("iframe, video")
    assert "frame-src https://www.youtube-nocookie.com" in response.headers["Content-Security-Policy"]


def test_a_button_to_the_other_language_says_so_without_calling_its_own_words_foreign(client):
    casa = factories.destination("", "Casa", slug="casa")
    place_with(block("call_to_action", {"label": "Visit", "page": casa.pk, "document": None, "address": ""}))
    link = story_of(client, "/en/tourism/museum/").select_one(".action a")

    assert link.get_text(" ", strip=True) == "Visit (in Spanish)"
    assert link["hreflang"] == "es-MX"
    assert not link.select("[lang]")


def test_a_button_to_an_address_in_the_other_language_says_so_to_readers_of_this_one(client):
    target = {"label": "Apply", "page": None, "document": None, "address": "https://example.org/"}
    place_with(block("call_to_action", {**target, "address_language": "es"}))

    assert "(in Spanish)" in story_of(client, "/en/tourism/museum/").select_one(".action a").get_text()
    assert "(" not in story_of(client, "/es/turismo/museo/").select_one(".action a").get_text()


@pytest.mark.parametrize("kind", ["documents", "call_to_action", "text"])
def test_a_story_hands_out_documents_in_the_language_of_its_words(client, kind):
    both = bilingual_document()
    place_with(
        block(
            kind,
            {
                "documents": [both.pk],
                "call_to_action": {"label": "Rules", "page": None, "document": both.pk, "address": ""},
                "text": f'<p><a linktype="document" id="{both.pk}">Rules</a></p>',
            }[kind],
        )
    )
    for language, address in (("en", "/en/tourism/museum/"), ("es", "/es/turismo/museo/")):
        link = story_of(client, address).a
        assert link["href"] == both.url_for(language)
        assert not link.has_attr("hreflang")


@pytest.mark.parametrize("kind", ["documents", "call_to_action"])
def test_a_document_that_is_in_the_other_language_only_says_so(client, kind):
    english = document(language="en")
    button = {"label": "Reglas", "page": None, "document": english.pk, "address": ""}
    place_with(block(kind, [english.pk] if kind == "documents" else button))
    link = story_of(client, "/es/turismo/museo/").a

    assert link["hreflang"] == "en-US"
    assert "(en inglés)" in link.get_text()
    assert "(" not in story_of(client, "/en/tourism/museum/").a.get_text()


def test_related_pages_lead_to_where_they_are_live_and_nowhere_else(client):
    spanish = factories.destination("", "Casa", slug="casa")
    down = factories.destination("Down", "Cerrado")
    down.unpublish()
    place_with(block("related_pages", [spanish.pk, down.pk]))
    items = story_of(client, "/en/tourism/museum/").select(".related__item")

    assert [item.a["href"] for item in items] == ["/es/turismo/casa/"]
    assert "(in Spanish)" in items[0].a.get_text()
    assert items[0].select_one(".related__summary [lang=es-MX]").get_text() == "Casa: es."


def test_related_pages_that_not_everybody_may_see_are_left_out(client):
    secret, shown = factories.destination("Secret", "Secreto"), factories.destination("Shown", "A la vista")
    alias = secret.create_alias(parent=factories.home(), update_slug="secret-again")
    place_with(block("related_pages", [secret.pk, shown.pk, alias.pk]))
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)

    story = story_of(client, "/en/tourism/museum/")

    assert [item.a["href"] for item in story.select(".related__item")] == ["/en/tourism/shown/"]
    assert "Secret" not in story.get_text()


@pytest.mark.parametrize(
    ("caption", "shown"),
    [
        ("The fair", "The fair. Picture: Ana"),
        ("Who comes?", "Who comes? Picture: Ana"),
        ("“Yes.”", "“Yes.” Picture: Ana"),
    ],
)
def test_a_caption_ends_before_the_credit_begins(client, caption, shown):
    image = factories.picture()
    image.credit = "Ana"
    image.save()
    place_with(block("image", picture(image, caption=caption)))
    assert story_of(client, "/en/tourism/museum/").select_one("figcaption").get_text() == shown


# What an editor sees


@pytest.mark.parametrize(("language", "labels"), [("en", ["Question", "Answer"]), ("es", ["Pregunta", "Respuesta"])])
def test_a_comparison_calls_the_fields_of_a_row_as_the_form_does(language, labels):
    folds = BodyBlock().child_blocks["accordion"]
    value = folds.to_python([{"heading": "How?", "text": "<p>So.</p>"}])
    with override(language):
        names = BeautifulSoup(folds.render_basic(value), "html.parser").select("dt")
    assert [name.get_text() for name in names] == labels


@pytest.mark.parametrize(
    ("hosts", "places"), [([], "YouTube or Vimeo"), (["v.example"], "YouTube, Vimeo or v.example")]
)
def test_a_refused_video_says_what_could_be_used(settings, hosts, places):
    settings.PEERTUBE_HOSTS = hosts
    video = VideoBlock()
    with pytest.raises(StructBlockValidationError) as refusal:
        video.clean(video.to_python({"address": "https://example.org/film", "title": "Film"}))
    assert refusal.value.block_errors["address"].message == (
        f"Paste the address of a video on {places}. Other sites can't be used here."
    )


# What plays a video


@pytest.mark.parametrize(
    ("address", "frame"),
    [
        (YOUTUBE, FRAME),
        (f"{YOUTUBE}&t=30s", FRAME),
        ("https://youtu.be/abcdefghijk?si=x", FRAME),
        ("https://m.youtube.com/shorts/abcdefghijk", FRAME),
        ("https://www.youtube.com/embed/abcdefghijk", FRAME),
        ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1"),
        (
            "https://vimeo.com/76979871/8272103f6e",
            "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1&h=8272103f6e",
        ),
        (
            "https://player.vimeo.com/video/76979871?badge=0&h=8272103f6e",
            "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1&h=8272103f6e",
        ),
        (
            "https://player.vimeo.com/video/76979871?h=8272%26dnt%3D0",
            "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1",
        ),
        ("https://videos.example.org/w/9c9de5e8", "https://videos.example.org/videos/embed/9c9de5e8?autoplay=1&p2p=0"),
        ("https://files.example.org/film.mp4", "https://files.example.org/film.mp4"),
    ],
)
def test_a_video_plays_where_it_keeps_least_of_its_viewers(settings, address, frame):
    settings.PEERTUBE_HOSTS, settings.VIDEO_FILE_HOSTS = ["videos.example.org"], ["files.example.org"]

    assert player(address).address == frame


@pytest.mark.parametrize(
    "address",
    [
        "",
        "http://www.youtube.com/watch?v=abcdefghijk",
        "https://www.youtube.com/watch?v=abc",
        "https://www.youtube.com/@channel",
        "https://www.youtube.com.example.org/watch?v=abcdefghijk",
        "https://vimeo.com/about",
        "https://videos.example.org/w/9c9de5e8",
        "https://files.example.org/film.mp4",
        "javascript:alert(1)//youtube.com/watch?v=abcdefghijk",
    ],
)
def test_what_this_site_cant_play_has_no_player(address):
    assert player(address) is None


# What an editor may not save


@pytest.mark.parametrize(
    ("named", "refused"),
    [((), True), (("page",), False), (("document",), False), (("address",), False), (("page", "address"), True)],
)
def test_a_button_leads_to_one_thing(named, refused):
    targets = {"page": factories.destination().pk, "document": document().pk, "address": "https://example.org/"}
    button = CallToActionBlock()
    value = button.to_python({"label": "Go", **{name: targets[name] for name in named}})
    if refused:
        with pytest.raises(ValidationError):
            button.clean(value)
    else:
        assert button.clean(value)["label"] == "Go"


@pytest.mark.parametrize(("address", "refused"), [(YOUTUBE, False), ("https://example.org/film", True)])
def test_a_video_that_cant_be_played_is_refused(address, refused):
    video = VideoBlock()
    value = video.to_python({"address": address, "title": "Film"})
    if refused:
        with pytest.raises(ValidationError):
            video.clean(value)
    else:
        assert video.clean(value).player.provider == "YouTube"


def test_a_caption_survives_the_form():
    image = factories.picture()
    pictures = PictureBlock()
    pictures.set_name("image")
    sent = {"image-image": str(image.pk), "image-alt_text": "Sand", "image-caption": "At noon"}
    value = pictures.clean(pictures.value_from_datadict(sent, {}, "image"))

    assert pictures.get_prep_value(value) == picture(image, alt_text="Sand", caption="At noon")
    assert pictures.get_form_state(value)["caption"] == "At noon"


def test_the_form_of_a_page_with_every_block_opens_and_saves(client):
    editing.sign_in(client)
    place = place_with(every_block())
    address = f"/admin/pages/{place.pk}/edit/"

    assert client.get(address).status_code == 200
