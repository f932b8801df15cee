"""How texts are cut into words: the configuration and the functions that use it.

The functions are immutable, as generated columns rest on them: a change of either means rewriting those
columns in a later migration.
"""

EXTENSIONS = """
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
"""

# A server that is not ours takes no list of stop words: what is asked leaves them out (portal/search/asked.py).
CONFIGURATION = """
CREATE TEXT SEARCH CONFIGURATION search_lithuanian (COPY = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION search_lithuanian
    ALTER MAPPING FOR asciiword, word, numword, hword, hword_part, hword_numpart, asciihword, numhword,
        hword_asciipart
    WITH unaccent, lithuanian_stem;
"""

# Marks between words part them: PostgreSQL would take "vaikų/šeimų" for a file, "2017-03" for a sum and „šeima“
# with its quotes for one word. What only says where a long word may be broken is no part of it.
MARKS = "/\\_@.,-:;+&<>'" + "„“”‘’‚«»‹›–—−‑…·•→§°€×№" + "\u00a0\u202f\u2009"
BREAKS = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
PARTED = f"""
CREATE FUNCTION search_parted(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN left(translate(
    normalize(value, NFC), '{MARKS.replace("'", "''")}{BREAKS}', repeat(' ', {len(MARKS)})
), 300000)
"""

# What is written as rich text, without its tags and with its characters.
PLAIN = """
CREATE FUNCTION search_plain(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE WHEN strpos(value, '<') = 0 AND strpos(value, '&') = 0 THEN value ELSE
    replace(replace(replace(replace(replace(replace(
        regexp_replace(value, '<[^>]*>', ' ', 'g'),
        '&nbsp;', ' '), '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&#39;', ''''), '&amp;', '&')
END
"""

NAME_WORDS = """
CREATE FUNCTION search_name_words(title text, title_en text, names text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN setweight(to_tsvector('search_lithuanian', search_parted(title || ' ' || title_en)), 'A')
    || setweight(to_tsvector('search_lithuanian', search_parted(names)), 'B')
"""

WORDS = r"""
CREATE FUNCTION search_words(title text, title_en text, names text, text text, text_en text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN to_tsvector(
    'search_lithuanian',
    search_parted(title || E'\n' || title_en || E'\n' || names || E'\n' || text || E'\n' || text_en)
)
"""

UNDO = """
DROP FUNCTION search_words(text, text, text, text, text);
DROP FUNCTION search_name_words(text, text, text);
DROP FUNCTION search_plain(text);
DROP FUNCTION search_parted(text);
DROP TEXT SEARCH CONFIGURATION search_lithuanian;
"""
