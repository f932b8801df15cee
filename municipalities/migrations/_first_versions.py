"""Rows that stood before the database began to keep versions get their first one."""

import uuid
from typing import Any

from django.db import migrations


def keep_what_stands(app_label: str, *, but: tuple[str, ...] = ()) -> migrations.RunPython:
    """Return the operation for the models of an app; some keep no version of what is merely added."""

    def keep(apps: Any, schema_editor: Any) -> None:
        together = uuid.uuid4()
        for version in apps.get_app_config(app_label).get_models():
            columns = {column.name: column.column for column in version._meta.concrete_fields}
            if "pgh_obj" not in columns or version.__name__ in but:
                continue
            row = version._meta.get_field("pgh_obj").related_model
            kept = ", ".join(f'"{column}"' for name, column in columns.items() if not name.startswith("pgh_"))
            sql = f"""
                INSERT INTO "{version._meta.db_table}" ({kept}, pgh_created_at, pgh_label, pgh_obj_id,
                    pgh_context, pgh_context_id)
                SELECT {kept}, clock_timestamp(), 'insert', "{row._meta.pk.column}",
                    '{{"channel": "command", "place": "migrate"}}', %s
                FROM "{row._meta.db_table}" AS standing
                WHERE NOT EXISTS (
                    SELECT FROM "{version._meta.db_table}" AS version
                    WHERE version.pgh_obj_id = standing."{row._meta.pk.column}"
                )
            """  # noqa: S608 - names of our own
            with schema_editor.connection.cursor() as cursor:
                cursor.execute(sql, [together])

    return migrations.RunPython(keep, migrations.RunPython.noop)
