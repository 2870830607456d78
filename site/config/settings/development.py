"""A developer's machine, and whoever tries the site: nothing to set up, nothing secret."""

from config import embedded
from config.settings.base import *  # noqa: F403 - a settings module is its base and what it changes
from config.settings.base import MIDDLEWARE, VAR_DIR, env

DEBUG = True
MIDDLEWARE = [*MIDDLEWARE, "delivery.development.OwnNotFoundPage"]
SECRET_KEY = "for development only; production reads its own from the environment"  # noqa: S105 - no secret
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DATABASES = {"default": embedded.database(env.str("DATABASE_URL", default=""), VAR_DIR / "postgres")}
WAGTAILADMIN_BASE_URL = f"http://localhost:{env.str('PORT', default='') or 8000}"
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
