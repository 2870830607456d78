"""The module Django looks for in a database backend."""

from typing import Any

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to the embedded server."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect, the server being started where it does not run. Raises ``postgres.ServerError``."""
        self.settings_dict["EMBEDDED_SERVER"].join()
        return super().get_new_connection(conn_params)
