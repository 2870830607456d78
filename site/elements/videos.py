"""From the address of a video to its player. Nothing here or on the page asks the provider before a reader does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from django.conf import settings


@dataclass(frozen=True)
class Player:
    """Who plays a video, and from where: a page for a frame, or a file."""

    provider: str
    address: str
    is_file: bool = False


#: Who plays videos on every site of ours; the settings may name further hosts.
PROVIDERS = ("YouTube", "Vimeo")

YOUTUBE_HOSTS = {"youtube.com", "www.youtube.com", "m.youtube.com", "www.youtube-nocookie.com"}
YOUTUBE_ID = re.compile(r"[\w-]{11}")
YOUTUBE_PATH = re.compile(r"/(?:embed|shorts|live)/([\w-]{11})/?")
#: Plays a video that is not listed.
VIMEO_SECRET = re.compile(r"[0-9a-f]+")
VIMEO_PATH = re.compile(r"/(?:video/)?(\d+)(?:/([0-9a-f]+))?/?")
PEERTUBE_PATH = re.compile(r"/(?:w|videos/watch|videos/embed)/([\w-]+)/?")


def player(address: str) -> Player | None:
    """Return the player for the video at ``address``; ``None`` where this site has none.

    Of the providers' players the ones that keep least: YouTube without cookies, Vimeo with ``dnt``. PeerTube and files
    play from the hosts that the settings name (``PEERTUBE_HOSTS``, ``VIDEO_FILE_HOSTS``), as the policy knows them.
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme != "https":
        return None
    if video := _youtube(host, parts.path, parts.query):
        return Player("YouTube", f"https://www.youtube-nocookie.com/embed/{video}?autoplay=1")
    if host in ("vimeo.com", "www.vimeo.com", "player.vimeo.com") and (found := VIMEO_PATH.fullmatch(parts.path)):
        secret = found[2] or parse_qs(parts.query).get("h", [""])[0]
        unlisted = f"&h={secret}" if VIMEO_SECRET.fullmatch(secret) else ""
        return Player("Vimeo", f"https://player.vimeo.com/video/{found[1]}?autoplay=1&dnt=1{unlisted}")
    if host in settings.PEERTUBE_HOSTS and (found := PEERTUBE_PATH.fullmatch(parts.path)):
        return Player(host, f"https://{host}/videos/embed/{found[1]}?autoplay=1&p2p=0")
    if host in settings.VIDEO_FILE_HOSTS and parts.path.endswith(".mp4"):
        return Player(host, address, is_file=True)
    return None


def _youtube(host: str, path: str, query: str) -> str:
    """Return the id of a video of YouTube's; empty for anything else."""
    if host == "youtu.be":
        found = YOUTUBE_ID.fullmatch(path.strip("/"))
        return found[0] if found else ""
    if host not in YOUTUBE_HOSTS:
        return ""
    if path == "/watch":
        found = YOUTUBE_ID.fullmatch(parse_qs(query).get("v", [""])[0])
        return found[0] if found else ""
    found = YOUTUBE_PATH.fullmatch(path)
    return found[1] if found else ""
