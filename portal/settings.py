"""All settings of the portal, fed by the environment and safe by default.

What a deployment must set: SECRET_KEY, ALLOWED_HOSTS, DATABASE_URL. What it may set stands beside each
setting below; docs/deploy.md lists them all. `make run` and `make test` set what a laptop needs.
"""

import re
from pathlib import Path

import environ
import pghistory
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from whitenoise.compress import Compressor

from portal import logs

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
SWITCH = dict.fromkeys(("on", "true", "yes", "1"), True) | dict.fromkeys(("off", "false", "no", "0"), False)


def required(name: str) -> str:
    """Return the variable's value; with DEBUG off a missing one is an error that names it."""
    value = env.str(name, default="").strip(" ,")
    if not value and not DEBUG:
        message = f"{name} is not set. Set it in the environment, or start with `make run` on a laptop."
        raise ImproperlyConfigured(message)
    return value


def switch(name: str, *, default: bool) -> bool:
    """Return whether the variable says on; a word that says neither must not be taken for the unsafe one."""
    value = env.str(name, default="").lower() or ("on" if default else "off")
    if value not in SWITCH:
        message = f"{name} must be on or off, not {value!r}."
        raise ImproperlyConfigured(message)
    return SWITCH[value]


def one_of(name: str, pattern: str, default: str, example: str) -> str:
    """Return the variable's value if it is like the pattern."""
    value = env.str(name, default="") or default
    if not re.fullmatch(pattern, value):
        message = f"{name} must be like {example}, not {value!r}."
        raise ImproperlyConfigured(message)
    return value


# ---- Where this runs

DEBUG = switch("DEBUG", default=False)
SECRET_KEY = required("SECRET_KEY") or "only-for-debugging-on-this-machine"
# Earlier keys, for what was encrypted or signed with them.
SECRET_KEY_FALLBACKS = [
    key.strip() for key in env.str("SECRET_KEY_FALLBACKS", default="").split(",") if key.strip()
]
ALLOWED_HOSTS = [host.strip() for host in required("ALLOWED_HOSTS").split(",") if host.strip()]
# The folder for what this machine makes: the embedded database, its log, collected static files.
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var"))).absolute()
# Off only where the portal is reached without TLS: on the own machine.
HTTPS = switch("HTTPS", default=True)
# Who answers for this portal, as /apie/ and the pages of an outage say.
OPERATOR_NAME = env.str("OPERATOR_NAME", default="")
OPERATOR_EMAIL = env.str("OPERATOR_EMAIL", default="")
# Within how many working days they answer who writes about accessibility or personal data.
OPERATOR_ANSWER_DAYS = env.int("OPERATOR_ANSWER_DAYS", default=5)
ADMIN_PATH = env.str("ADMIN_PATH", default="valdymas/").strip("/") + "/"

# ---- Rooms

INSTALLED_APPS = [
    "municipalities",
    "events",
    "progress",
    "accounts",
    "portal",
    "portal.search",
    "portal.following",
    "portal.corrections",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    # Only for its editor's script; no page uses its widget.
    "django_prose_editor",
    "pghistory",
    "pgtrigger",
]

MIDDLEWARE = [
    "portal.middleware.RequestCodeMiddleware",
    # Headers come first, so that they are on every answer, those of the middleware below included.
    "portal.middleware.ContentPolicyMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "portal.middleware.ResourcePolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "portal.middleware.HealthMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.middleware.CompressionMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "portal.middleware.FreshnessMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "portal.middleware.RefuseUnreadableMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.SessionLimitsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.SecondFactorMiddleware",
    # Last, as it asks who is logged in.
    "portal.tracking.TrackingMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            # What any page of any room may say.
            "builtins": [
                "portal.templatetags.portal",
                "portal.templatetags.reading",
                "portal.templatetags.sharing",
                "portal.corrections.templatetags.corrections",
            ],
        },
    },
]

# ---- Data

if env.str("DATABASE_URL", default=""):
    DATABASES = {"default": env.db("DATABASE_URL")}
    DATABASES["default"].setdefault("OPTIONS", {})
else:
    DATABASES = {
        "default": {
            "ENGINE": "portal.embedded_postgres",
            "NAME": "portal",
            "STATE_DIR": VAR_DIR / "postgres",
            "OPTIONS": {},
        }
    }
DATABASES["default"]["CONN_MAX_AGE"] = env.int("DATABASE_CONN_MAX_AGE", default=60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# A database that has gone is noticed within seconds, by whoever connects, asks or waits for an answer.
DATABASES["default"]["OPTIONS"] = {
    "connect_timeout": 2,
    "tcp_user_timeout": 2000,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 2,
} | DATABASES["default"]["OPTIONS"]
# How long one query of a page may take; portal/wsgi.py sets it. Loaders and migrations take what they need.
WEB_STATEMENT_TIMEOUT = one_of("WEB_STATEMENT_TIMEOUT", r"\d{1,6}(ms|s|min)?", "5s", "5s or 500ms")

MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(VAR_DIR / "media")))
MEDIA_URL = "failai/"
# What people may upload; the words on the screen follow these numbers.
UPLOAD_MAX_FILE_MB = env.int("UPLOAD_MAX_FILE_MB", default=20)
UPLOAD_MAX_FILES = env.int("UPLOAD_MAX_FILES", default=20)
UPLOAD_MAX_EVENT_MB = env.int("UPLOAD_MAX_EVENT_MB", default=100)
PHOTO_MAX_MEGAPIXELS = env.int("PHOTO_MAX_MEGAPIXELS", default=40)
# In pixels: of a photo as it is kept, and of its smaller version for phones.
PHOTO_LONGEST_SIDE = 2400
PHOTO_SMALL_SIDE = 800
FILE_UPLOAD_HANDLERS = [
    "municipalities.uploads.handlers.WholeRequestHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "municipalities.uploads.handlers.TemporaryFileHandler",
]
# What people upload is for the portal to read, and for the group that keeps its backups.
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o750
# More fields and letters than any event has, with hundreds of participants in its form, and few enough that
# nobody can tie up a worker with a million of them.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 6000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# ---- History: municipalities/tracking.py says what is kept

PGHISTORY_JSON_ENCODER = "portal.tracking.ContextEncoder"
# A version may name what is gone, so its references are no more than numbers.
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)
# Reading a version opens no picture to measure it.
PGHISTORY_EXCLUDE_FIELD_KWARGS = {"django.db.models.ImageField": ["width_field", "height_field"]}

# ---- Static files: hashed names, compressed, served by the application itself

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Otherwise whitenoise invites every other site to load them.
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
# Nobody fetches the map of somebody else's script, and pressing two megabytes takes longer than all the rest.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "portal.static_files.HashedFilesStorage",
    },
}

# ---- Language and time

LANGUAGE_CODE = "lt"
# Each named in itself, as whoever looks for it reads it.
LANGUAGES = [("lt", "Lietuvių"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "Europe/Vilnius"
USE_TZ = True

# ---- Accounts

AUTHENTICATION_BACKENDS = ["accounts.backends.AccountBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "accounts.passwords.OwnWordsValidator"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "accounts:account"
# Those who see most, administrators and officials, log in with a second factor too.
SECOND_FACTOR_REQUIRED = switch("SECOND_FACTOR_REQUIRED", default=True)
if HTTPS and not SECOND_FACTOR_REQUIRED:
    message = "SECOND_FACTOR_REQUIRED may be off only on a machine of one's own, where HTTPS is off."
    raise ImproperlyConfigured(message)

ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
# Wrong passwords and codes count for an address and account together, so that nobody locks out somebody else.
ACCOUNT_RATE_LIMITS = {
    "login": "60/15m/ip",
    "login_failed": "20/15m/ip,5/15m/key",
    "reset_password": "20/15m/ip,5/15m/key",
    "reset_password_from_key": "20/15m/ip",
    "confirm_email": "1/3m/key",
}
ACCOUNT_FORMS = {
    "login": "accounts.forms.LoginForm",
    "reauthenticate": "accounts.forms.ReauthenticateForm",
    "add_email": "accounts.forms.ChangeEmailForm",
    "change_password": "accounts.forms.ChangePasswordForm",
    "set_password": "accounts.forms.SetPasswordForm",
    "reset_password": "accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.ResetPasswordKeyForm",
}
MFA_ADAPTER = "accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# A browser holds the own machine for safe, without TLS too.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_TOTP_ISSUER = "Pertvarkos eiga"
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = {"webauthn_login": "20/15m/ip"}
MFA_FORMS = {
    "authenticate": "accounts.forms.CodeForm",
    "reauthenticate": "accounts.forms.CodeAgainForm",
    "activate_totp": "accounts.forms.ActivateTOTPForm",
    "add_webauthn": "accounts.forms.AddPasskeyForm",
    "edit_webauthn": "accounts.forms.EditPasskeyForm",
}
# How many proxies stand before the portal, each adding the address that it sees to X-Forwarded-For.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int(
    "TRUSTED_PROXY_COUNT", default=1 if switch("BEHIND_PROXY", default=False) else 0
)

# Single sign-on, where the ministry or a municipality has it: on as soon as the server is named.
OIDC_SERVER_URL = env.str("OIDC_SERVER_URL", default="")
OIDC_NAME = env.str("OIDC_NAME", default="OpenID Connect")
SOCIALACCOUNT_ADAPTER = "accounts.adapters.SingleSignOnAdapter"
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
# A link, as the policy of this site lets no form lead to another; the sign-on server asks on its own page.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "sso",
                "name": OIDC_NAME,
                "client_id": env.str("OIDC_CLIENT_ID", default=""),
                "secret": env.str("OIDC_CLIENT_SECRET", default=""),
                "settings": {"server_url": OIDC_SERVER_URL},
            }
        ]
        if OIDC_SERVER_URL
        else []
    }
}

# ---- Sessions: they end on the server, whatever the browser keeps

# However busy somebody is, after so many seconds they log in again; and after so many without a request.
SESSION_COOKIE_AGE = env.int("SESSION_SECONDS", default=12 * 60 * 60)
SESSION_IDLE_SECONDS = env.int("SESSION_IDLE_SECONDS", default=2 * 60 * 60)

# ---- What all processes count together: attempts to log in

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "portal_cache",
        # Beyond it a third of all rows is dropped, and with them what was counted.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# ---- Letters

if env.str("EMAIL_URL", default=""):
    vars().update(env.email_url("EMAIL_URL"))
else:
    # Nobody has named a mail server: letters are put into a folder that only this user reads.
    EMAIL_BACKEND = "accounts.mail.FolderBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_TIMEOUT = 10
# How the links begin in letters that no request has asked for.
SITE_URL = env.str("SITE_URL", default="").rstrip("/") or (
    f"{'https' if HTTPS else 'http'}://{next((host.lstrip('.') for host in ALLOWED_HOSTS), 'localhost')}"
)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default=OPERATOR_EMAIL or "portalas@localhost")

# ---- Headers and cookies

SECURE_SSL_REDIRECT = HTTPS
# Whoever comes without TLS is led to the first host, whatever host they named.
SECURE_SSL_HOST = next((host.lstrip(".") for host in ALLOWED_HOSTS if host != "*"), None)
SECURE_REDIRECT_EXEMPT = [r"^sveikata/"]
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if switch("BEHIND_PROXY", default=False) else None
)
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-sessionid" if HTTPS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if HTTPS else "csrftoken"
CSRF_COOKIE_HTTPONLY = True
# In the session, not in a cookie of their own.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_FAILURE_VIEW = "portal.views.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
}

# ---- The API: read-only JSON, the same for everybody, without cookies; its description is in English

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_SCHEMA_CLASS": "portal.api.schema.EndpointSchema",
    "EXCEPTION_HANDLER": "portal.api.failures.answer_failure",
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Progress of the reform: public record",
    "DESCRIPTION": (
        "What Lithuania's reform of institutional care has come to: events, commitments, agreements, "
        "services and figures, each with the event or the source that it rests on. Texts stand in "
        "Lithuanian, and in English in the column of the same name with `_en`, where somebody has translated "
        "them. Dates say as much as is known."
    ),
    "VERSION": "1",
    "LICENSE": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    # Words of one column stay in its own description: several columns share a name and differ in their words.
    "POSTPROCESSING_HOOKS": [],
    "SORT_OPERATION_PARAMETERS": False,
}

# ---- Log, and whom to write to

LOGGING_CONFIG = "portal.logs.configure"
LOGGING = logs.settings(
    one_of("LOG_LEVEL", "(?i)debug|info|warning|error|critical", "INFO", "INFO or WARNING").upper()
)
