"""The table in which all processes count together the attempts to log in."""

from django.db import migrations


class Migration(migrations.Migration):
    """Makes the table as `createcachetable` would, so that `migrate` alone prepares a database."""

    dependencies = [("accounts", "0001_tables")]

    operations = [
        migrations.RunSQL(
            """
            CREATE TABLE IF NOT EXISTS portal_cache (
                cache_key varchar(255) NOT NULL PRIMARY KEY,
                value text NOT NULL,
                expires timestamp with time zone NOT NULL
            );
            CREATE INDEX IF NOT EXISTS portal_cache_expires ON portal_cache (expires);
            """,
            "DROP TABLE portal_cache;",
        )
    ]
