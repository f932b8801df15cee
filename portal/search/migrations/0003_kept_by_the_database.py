"""What is searchable, and the triggers that keep it so."""

from django.db import migrations

from portal.search.migrations import _keeping, _searchable


class Migration(migrations.Migration):
    """Come after all tables that are searched, and take in what they hold."""

    dependencies = (
        ("search", "0002_tables"),
        ("municipalities", "0003_english"),
        ("events", "0002_english"),
    )
    operations = (
        migrations.RunSQL(_searchable.VIEW, _searchable.UNDO),
        migrations.RunSQL([_keeping.STALE, _keeping.REFRESH, _keeping.TAKE_NOTES], _keeping.UNDO_REFRESH),
        migrations.RunSQL([_keeping.KEEP_WORDS, *_keeping.KEEP], _keeping.UNDO),
        migrations.RunSQL(_keeping.ALL_AGAIN, migrations.RunSQL.noop),
    )
