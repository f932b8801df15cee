"""Two functions that put Lithuanian text in order and fold it for searching.

The order of a collation differs between servers, and an ICU collation is missing where PostgreSQL was built
without ICU. These functions use nothing but the "C" collation, which every server has, so their answers are
the same everywhere. They are immutable: generated columns rest on them, so a change of either means rewriting
those columns in a later migration.
"""

from django.db import migrations

# lower() under "C" knows only ASCII: the Lithuanian capitals are translated before it.
LOWER = """
CREATE FUNCTION lithuanian_lower(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(translate(value, 'ĄČĘĖĮŠŲŪŽ', 'ąčęėįšųūž') COLLATE "C")
"""

# a ą, e ę ė, i į y and u ų ū are told apart only between words that are otherwise alike; č, š and ž come
# after every word in c, s and z. Whatever is no letter or digit does not count. Words otherwise alike stand
# in the order of the alphabet, where ę comes before ė, į before y and ų before ū: there each such letter is
# written as one that follows its plain letter.
SORT_KEY = """
CREATE FUNCTION lithuanian_sort_key(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(
    replace(replace(replace(
        translate(lithuanian_lower(value), 'ąęėįyųū', 'aeeiiuu'),
        'č', 'c~'), 'š', 's~'), 'ž', 'z~') COLLATE "C",
    '[^a-z0-9~]', '', 'g'
) || chr(1) || translate(lithuanian_lower(value), 'ąęėįyųū', 'bfgjkvw')
"""

FOLD = """
CREATE FUNCTION fold_lithuanian(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN translate(lithuanian_lower(value), 'ąčęėįšųūž', 'aceeisuuz')
"""


class Migration(migrations.Migration):
    """Come first of all: the tables rest on these functions."""

    initial = True
    dependencies = ()
    operations = (
        migrations.RunSQL(LOWER, "DROP FUNCTION lithuanian_lower(text)"),
        migrations.RunSQL(SORT_KEY, "DROP FUNCTION lithuanian_sort_key(text)"),
        migrations.RunSQL(FOLD, "DROP FUNCTION fold_lithuanian(text)"),
    )
