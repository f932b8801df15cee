"""How gunicorn serves the portal: `gunicorn --config python:portal.gunicorn_conf portal.wsgi`.

HOST, PORT and WEB_CONCURRENCY come from the environment.
"""

import gc
from typing import Any

import environ

_env = environ.Env()
_host = _env.str("HOST", default="127.0.0.1")
_port = _env.str("PORT", default="8000")

bind = f"[{_host}]:{_port}" if ":" in _host else f"{_host}:{_port}"
workers = _env.int("WEB_CONCURRENCY", default=2)
worker_class = "gthread"
# Many threads, because a sender who takes his time holds one; a web server in front waits for him better.
threads = 16
# Whoever is being answered when the server is told to stop has this long to be answered.
graceful_timeout = 30
timeout = 30
# gunicorn would believe whoever comes from this machine: about TLS, which is for BEHIND_PROXY to say, and
# about the folder in which the portal lies, where a wrong one is a 500.
secure_scheme_headers: dict[str, str] = {}
forwarder_headers = ""
loglevel = "warning"
# A socket for remote control, in the user's home: two portals would fight over it, and nobody uses it.
control_socket_disable = True


def post_worker_init(_worker: Any) -> None:
    """Take all that the application is made of out of the search for garbage, which a large page sets off."""
    gc.collect()
    gc.freeze()
