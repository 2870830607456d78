"""The test suite."""

from config import embedded, postgres
from config.settings.base import *  # noqa: F403 - a settings module is its base and what it changes
from config.settings.base import VAR_DIR, env

SECRET_KEY = "tests"  # noqa: S105 - no secret
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
DATABASES = {
    "default": embedded.database(
        env.str("DATABASE_URL", default=""), VAR_DIR / "test-postgres", server_settings=postgres.NOT_DURABLE
    )
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = VAR_DIR / "test-media"
WAGTAILADMIN_BASE_URL = "http://testserver"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
