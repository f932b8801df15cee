"""The web server that `make run` ends in."""

import signal
import sys
from typing import NoReturn

from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.workers.base import Worker

from portal import gunicorn_conf


class WebServer(BaseApplication):
    """gunicorn as portal/gunicorn_conf.py wants it, in a terminal."""

    def load_config(self) -> None:
        """Take the settings from the file, and the habits that only a terminal needs."""
        for name, value in vars(gunicorn_conf).items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)
        self.cfg.set("post_worker_init", _settle_in)
        self.cfg.set("on_reload", _leave_with_the_terminal)

    def load(self) -> object:
        """Return the application to serve."""
        from portal.wsgi import application  # noqa: PLC0415 - not before a worker needs it

        return application


def _settle_in(worker: Worker) -> None:
    # Ctrl-C reaches the workers too, and gunicorn tells them again: two signals at once can lock one up.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if worker.age == 1:  # The others follow within moments, and once is enough.
        sys.stdout.write(f"Pertvarkos eiga: http://{worker.cfg.bind[0]}/\n")
        sys.stdout.flush()


def _leave_with_the_terminal(_arbiter: Arbiter) -> NoReturn:
    # A closed terminal sends the signal by which gunicorn would reload and live on, unseen, on our port.
    raise StopIteration  # Its own way to end in good order.
