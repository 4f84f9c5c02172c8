"""Django's settings for the local desk: one user, the loopback address, everything sealed.

There is no session store, no message store, no mail and no log of requests: each would hold words of a case
in the clear.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from goodoffices.language.catalogues import folders, languages
from goodoffices.language.words import Translator
from goodoffices.server.folder.data_folder import home

HERE = Path(__file__).resolve().parent
HOME = home()

DEBUG = False
SECRET_KEY = secrets.token_urlsafe(50)
"""Fresh at every start: nothing signed with it outlives the process."""
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
"""Another name in the Host header is how a page elsewhere reaches a server on this laptop (DNS rebinding)."""

INSTALLED_APPS = ["goodoffices.server.store", "csp"]
MIDDLEWARE = [
    "goodoffices.server.access.middleware.Quiet",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "goodoffices.server.wording.site_language.SpeakLanguage",
    "goodoffices.server.access.middleware.RequireUnlocked",
    "django.middleware.csrf.CsrfViewMiddleware",
    "goodoffices.server.access.middleware.Refusals",
]
ROOT_URLCONF = "goodoffices.server.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.csrf",
                "django.template.context_processors.i18n",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "goodoffices.server.wording.templatetags",
                "goodoffices.server.wording.reasons",
                "goodoffices.server.wording.table",
                "goodoffices.server.wording.entry_line",
                "goodoffices.server.wording.proposal_words",
                "goodoffices.server.wording.matter_words",
                "goodoffices.server.wording.condition_words",
                "goodoffices.server.wording.text_words",
                "goodoffices.server.wording.text_rows",
                "goodoffices.server.wording.agreement_words",
            ],
        },
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HOME.database,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; "
            "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
LANGUAGES = [(tag, Translator(tag).name) for tag in languages()]
"""Those of which there is a catalogue, each by its own name; which one a page is in, the browser says."""
LOCALE_PATHS = folders()
USE_I18N = True
FORMAT_MODULE_PATH = ["goodoffices.server.formats"]
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = HERE / "static"
WHITENOISE_MAX_AGE = 0
WHITENOISE_ALLOW_ALL_ORIGINS = False

CSRF_COOKIE_NAME = "goodoffices_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "goodoffices.server.access.refusing.csrf_refused"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "frame-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
"""Nothing to any other host. With "no-referrer" browsers state a form's own origin as "null", and it could
not be checked.
"""
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SILENCED_SYSTEM_CHECKS = [
    "security.W004",  # HSTS: the loopback address has no certificate; https would be refused
    "security.W008",  # redirect to https: as above
    "security.W016",
    # CSRF cookie only over https: browsers other than Chromium would then not send it to 127.0.0.1
]

UPLOAD_LIMIT = 100 * 1024 * 1024
"""Largest file, in bytes, that can be attached."""
IMPORT_LIMIT = 8 * 1024 * 1024
"""Largest case file, in bytes, that is read into memory."""
FILE_UPLOAD_HANDLERS = ["goodoffices.server.uploads.InMemory"]
"""Django's own handlers would spool a large upload to a temporary file in the clear."""
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"silent": {"()": "goodoffices.server.running.logs.WithoutContent"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "silent"}},
    "root": {"handlers": ["stderr"], "level": "ERROR"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "waitress": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
    },
}
