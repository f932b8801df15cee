"""The words of search: how texts are cut into them."""

from django.db import migrations

from portal.search.migrations import _words


class Migration(migrations.Migration):
    """Come before the tables: their columns rest on these functions."""

    initial = True
    dependencies = (("municipalities", "0001_lithuanian_text"),)
    operations = (
        migrations.RunSQL(_words.EXTENSIONS, migrations.RunSQL.noop),
        migrations.RunSQL(
            [_words.CONFIGURATION, _words.PARTED, _words.PLAIN, _words.NAME_WORDS, _words.WORDS],
            _words.UNDO,
        ),
    )
