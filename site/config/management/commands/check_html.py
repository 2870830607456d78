"""``manage.py check_html``: what the W3C's Nu checker says of our pages."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.template.loader import render_to_string
from django.test import Client
from wagtail.models import get_page_models

from bilingual import languages
from bilingual.models import BasePage

CHECKER = "vnu-jar@26.9.27"
NOWHERE = "nowhere/"


class Command(BaseCommand):
    """Check a page of each type, in each language and live in one only, and the pages for errors."""

    help = "Check our pages with the W3C's Nu checker, which npm brings. Needs Java."

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, and fail on any error or warning."""
        java, npm = _program("java"), _program("npm")
        client = Client(SERVER_NAME="localhost")
        with tempfile.TemporaryDirectory() as folder:
            for address in _addresses():
                page = Path(folder) / f"{address.strip('/').replace('/', '--')}.html"
                page.write_bytes(client.get(address).content)
                self.stdout.write(f"  {address}")
            (Path(folder) / "500.html").write_text(render_to_string("500.html"), encoding="utf-8")
            done = subprocess.run(
                [java, "-jar", str(_checker(npm)), "--stdout", "--format", "gnu", folder], check=False, text=True
            )
        if done.returncode:
            raise CommandError("The checker found something: see above.")
        self.stdout.write("No errors.")


def _addresses() -> Iterator[str]:
    """Yield the addresses to check: of each type the first page live in both languages, and the first in only one."""
    for model in get_page_models():
        for live_en, live_es in ((True, True), (True, False), (False, True)):
            page: BasePage | None = model.objects.filter(live_en=live_en, live_es=live_es, depth__gt=1).first()
            if page:
                yield from filter(None, (page.url_in(language) for language in languages.LANGUAGES))
    for language in languages.LANGUAGES:
        yield f"/{language}/{NOWHERE}"


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise CommandError(f"{name} is not installed. On Debian and Ubuntu: apt-get install default-jre npm")
    return found


def _checker(npm: str) -> Path:
    """Return the checker, brought by npm where it is not yet there."""
    folder = settings.VAR_DIR / "vnu"
    jar = folder / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not jar.exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [npm, "install", "--no-save", "--ignore-scripts", "--no-package-lock", CHECKER], check=True, cwd=folder
        )
    return jar
