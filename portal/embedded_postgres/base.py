"""The database engine: Django's for PostgreSQL, which makes sure that the server runs before it connects."""

from collections.abc import Iterable
from typing import Any

from django.db.backends.postgresql import base, client

from portal.embedded_postgres import server
from portal.embedded_postgres.place import settle

# A request must not wait long for a server that died: whoever asks next finds it started.
PATIENCE_WHEN_HEALING = 2.0


def fill_in(settings_dict: dict[str, Any]) -> None:
    """Complete the database's settings with the server's address."""
    found = server.address(settings_dict["STATE_DIR"])
    settings_dict.update(HOST=found.host, PORT=str(found.port), USER=found.user, PASSWORD=found.password)


class DatabaseClient(client.DatabaseClient):
    """`manage.py dbshell` with the psql that comes along."""

    @classmethod
    def settings_to_cmd_args_env(
        cls, settings_dict: dict[str, Any], parameters: Iterable[str]
    ) -> tuple[list[str], dict[str, str] | None]:
        """Return the command line and the environment of the shell."""
        fill_in(settings_dict)
        arguments, environment = super().settings_to_cmd_args_env(settings_dict, parameters)
        program = settle(settings_dict["STATE_DIR"]).binaries / cls.executable_name
        return [str(program), *arguments[1:]], environment


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to the embedded server."""

    client_class = DatabaseClient

    def get_connection_params(self) -> dict[str, Any]:
        """Return how to connect, starting the server when this process needs it for the first time."""
        fill_in(self.settings_dict)
        return super().get_connection_params()

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect; if the server has died meanwhile, start it again."""
        try:
            return super().get_new_connection(conn_params)
        except self.Database.OperationalError:
            server.ensure(self.settings_dict["STATE_DIR"], patience=PATIENCE_WHEN_HEALING)
            return super().get_new_connection(self.get_connection_params())
