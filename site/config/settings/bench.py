"""Production, with a bare view beside the pages that they are measured against."""

from config.settings.production import *  # noqa: F403 - a settings module is its base and what it changes

ROOT_URLCONF = "config.bench.urls"
LOGGING = {"version": 1, "disable_existing_loggers": False, "root": {"level": "ERROR"}}
