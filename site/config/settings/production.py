"""Production: everything comes from the environment, and the site does not start on a missing or unsafe value.

``deploy/README.md`` describes each variable.
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ

from config import environment
from config.settings.base import *  # noqa: F403 - a settings module is its base and what it changes
from config.settings.base import MIDDLEWARE, STATIC_ROOT

read = environment.Environment(os.environ)

DEBUG = False
SECRET_KEY = read.text("SECRET_KEY", "50 random characters or more, kept secret", environment.secret_fault)
ALLOWED_HOSTS = read.names("ALLOWED_HOSTS", "the site's host names, with commas", environment.hosts_fault)
SITE_URL = read.text("SITE_URL", "the site's address, https://…", environment.site_fault).rstrip("/")
database_url = read.text("DATABASE_URL", "postgres://user:password@host:5432/name", environment.database_fault)
email_url = read.text("EMAIL_URL", "smtp+tls://user:password@host:587", environment.email_fault)
DEFAULT_FROM_EMAIL = read.text("DEFAULT_FROM_EMAIL", "the sender of the site's mail", environment.address_fault)
MEDIA_ROOT = Path(read.text("MEDIA_ROOT", "the folder of uploaded files", environment.folder_fault))
STATIC_ROOT = Path(read.optional("STATIC_ROOT", str(STATIC_ROOT)))
redis_url = read.optional("REDIS_URL")
admins = read.optional("ADMINS")
behind_proxy = read.flag("BEHIND_PROXY")
if not read.problems and urlsplit(SITE_URL).hostname not in ALLOWED_HOSTS:
    read.problems.append("ALLOWED_HOSTS does not hold the host of SITE_URL. Wanted: the host names readers use")
read.check()

WAGTAILADMIN_BASE_URL = SITE_URL
SERVER_EMAIL = DEFAULT_FROM_EMAIL
ADMINS = [(address, address) for address in admins.split(",") if address]
vars().update(environment.email_settings(email_url))

DATABASES: dict[str, dict[str, Any]] = {"default": environ.Env.db_url_config(database_url)}
DATABASES["default"].update(CONN_MAX_AGE=60, CONN_HEALTH_CHECKS=True)
DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": redis_url}
    if redis_url
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

MIDDLEWARE = [MIDDLEWARE[0], "whitenoise.middleware.WhiteNoiseMiddleware", *MIDDLEWARE[1:]]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SECURE_SSL_REDIRECT = True
# Whoever watches the process asks it directly, without the proxy that speaks https.
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
# Believed only where a proxy sets it: from anyone else the header would be a way around the redirect.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if behind_proxy else None

# The prefix makes browsers refuse these cookies from another host or over plain http (RFC 6265bis, 4.1.3.2).
SESSION_COOKIE_NAME = "__Host-session"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        "mail": {"class": "django.utils.log.AdminEmailHandler", "level": "ERROR"},
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"django": {"handlers": ["console", "mail"], "level": "INFO", "propagate": False}},
}
