"""How many requests a second, and how many bytes at a first visit."""

import dataclasses
import http.client
import shutil
import statistics
import time
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import brotli

from config.bench.server import HEADERS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Request, ViewportSize

WARMING = 5
#: As a proxy in front of the site would compress a page, each time anew.
BROTLI_QUALITY = 5
COUNTED = ("document", "stylesheet", "script", "font")
PHONE: "ViewportSize" = {"width": 390, "height": 844}


def requests_per_second(port: int, paths: Iterable[str], seconds: float) -> dict[str, float]:
    """Ask for each of ``paths`` in turn, over one kept connection, for ``seconds``; return the rate for each.

    In turn, so that whatever else the machine does slows all of them down alike; of the middle of all times, so that
    what it does now and then slows down none.
    """
    times: dict[str, list[float]] = {path: [] for path in paths}
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    end = time.monotonic() + seconds
    turn = 0
    while turn < 2 * WARMING or time.monotonic() < end:
        for path, taken in times.items():
            began = time.perf_counter()
            client.request("GET", path, headers=HEADERS)
            response = client.getresponse()
            response.read()
            if response.status != http.client.OK:
                raise ValueError(f"{path} answered {response.status}.")
            if turn >= WARMING:
                taken.append(time.perf_counter() - began)
        turn += 1
    return {path: 1 / statistics.median(taken) for path, taken in times.items()}


@dataclasses.dataclass
class Weight:
    """What a reader who was never here before is sent for a page, in bytes, compressed; pictures aside."""

    by_kind: Mapping[str, int]

    @property
    def total(self) -> int:
        """All kinds together."""
        return sum(self.by_kind.values())


def first_visit_weights(port: int, paths: Iterable[str]) -> dict[str, Weight] | None:
    """Return the weight of each of ``paths`` as Chromium on a phone loads it; ``None`` where there is no Chromium."""
    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if executable is None:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-quic"])
        weights = {path: _weigh(browser, f"http://localhost:{port}{path}") for path in paths}
        browser.close()
    return weights


def _weigh(browser: "Browser", address: str) -> Weight:
    finished: list[Request] = []
    context = browser.new_context(viewport=PHONE, extra_http_headers={"X-Forwarded-Proto": "https"})
    page = context.new_page()
    page.on("requestfinished", lambda request: finished.append(request))  # noqa: PLW0108 - it takes no built-in method
    page.goto(address, wait_until="networkidle")
    by_kind = dict.fromkeys(COUNTED, 0)
    # Asked for only now: within the event the browser may not know the size yet.
    for request in finished:
        if request.resource_type in by_kind:
            by_kind[request.resource_type] += request.sizes()["responseBodySize"]
    by_kind["document"] = len(brotli.compress(context.request.get(address).body(), quality=BROTLI_QUALITY))
    context.close()
    return Weight(by_kind)
