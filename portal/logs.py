"""How the portal logs: one line of JSON for each event, whoever speaks, us or a library.

JSON in ASCII keeps everything on its line: no name, address or browser can begin a line of its own, and no
terminal obeys what a log holds. What people wrote stays out: see `hide_people`.
"""

import logging.config
import re
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

EMAIL = re.compile(r"[^\s\"'<>()=/:,;]{1,64}(?:@|%40)[^\s\"'<>()=/:,;]{1,255}")
# From here on PostgreSQL and the driver tell what the row or the query held, over many lines if it has them.
DATABASE_DETAIL = re.compile(
    r"^(DETAIL|CONTEXT|LINE \d+|QUERY|STATEMENT):.*?(?=\n\nThe above exception|\n\nDuring handling|\Z)",
    re.MULTILINE | re.DOTALL,
)
# What stands here in an address lets whoever has it in.
SECRET_ADDRESS = re.compile(
    r"(/(?:kvietimas|slaptazodis/naujas|el-pastas/patvirtinti|prenumerata/(?:patvirtinti|atsisakyti))/)[^\s\"'/?]+"
)
HIDDEN = "[hidden]"


def hide_people(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Leave out addresses of people, and what the database says about its rows."""
    for name, value in event.items():
        if isinstance(value, str):
            shown = EMAIL.sub(HIDDEN, DATABASE_DETAIL.sub(rf"\1: {HIDDEN}", value))
            event[name] = SECRET_ADDRESS.sub(rf"\1{HIDDEN}", shown)
    return event


def name_request(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Take the method and the status from what Django hands along with a line about a request."""
    record = event.get("_record")
    if status := getattr(record, "status_code", None):
        event["status"] = status
    if method := getattr(getattr(record, "request", None), "method", None):
        event["method"] = method
    if event["logger"].startswith("django.security."):
        # Robots send what Django refuses all day long. Where in Django it did tells nobody anything.
        event.pop("exc_info", None)
    return event


# What both our own lines and the libraries' go through.
SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def settings(level: str) -> dict[str, Any]:
    """Return Django's LOGGING."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": [*SHARED, name_request],
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.format_exc_info,
                    hide_people,
                    structlog.processors.JSONRenderer(ensure_ascii=True),
                ],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            # Django's own handlers would write the same once more, or mail it to somebody.
            "django": {"handlers": [], "level": level, "propagate": True},
            # It warns of every HEAD that Django answers as if it were a GET, and rightly drops the body.
            "gunicorn.http.wsgi": {"level": "ERROR"},
        },
    }


def configure(logging_settings: dict[str, Any]) -> None:
    """Set up logging, ours by way of the standard library's; Django calls this as it starts."""
    logging.config.dictConfig(logging_settings)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
