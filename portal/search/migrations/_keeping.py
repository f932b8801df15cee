"""How the rows of search follow the tables that they are drawn from.

Each statement notes what it touched (`search_stale`); a trigger on these notes refreshes it. The trigger is
IMMEDIATE, so that what a transaction has written it also finds, and DEFERRABLE: whoever writes a lot says
`SET CONSTRAINTS search_refresh DEFERRED`, and everything is refreshed once, at the commit.
"""

# Of each table: the columns that are searched, and what a changed row touches.
WITH_ITS_COMMITMENTS = """
    SELECT 'event', changed.id FROM changed
    UNION ALL
    SELECT 'commitment', promise.id FROM changed JOIN events_commitment promise ON promise.event_id = changed.id
"""
ITS_EVENT = "SELECT 'event', event_id FROM changed"
AN_ORGANISATION = """
    SELECT unnest(ARRAY['organisation', 'institution']), {id} FROM changed
"""
OF_ORGANISATIONS = """
    SELECT reach.kind, reach.touched FROM changed
    CROSS JOIN LATERAL (
        SELECT unnest(ARRAY['organisation', 'institution']) AS kind, changed.id AS touched
        UNION ALL
        SELECT unnest(ARRAY['organisation', 'institution']), part.id
            FROM municipalities_organisation part WHERE part.parent_id = changed.id
        UNION ALL
        SELECT 'agreement', id FROM municipalities_agreement WHERE ngo_id = changed.id
        UNION ALL
        SELECT 'agreement', agreement_id FROM municipalities_signatory WHERE organisation_id = changed.id
        UNION ALL
        SELECT 'commitment', id FROM events_commitment WHERE responsible_organisation_id = changed.id
        UNION ALL
        SELECT 'event', event_id FROM events_participation WHERE organisation_id = changed.id
        UNION ALL
        SELECT 'event', event_id FROM events_presentation WHERE organisation_id = changed.id
        UNION ALL
        SELECT 'event', event_id FROM events_outcome WHERE institution_id = changed.id
    ) reach
"""
OF_PERSONS = """
    SELECT reach.kind, reach.touched FROM changed
    CROSS JOIN LATERAL (
        SELECT 'event' AS kind, event_id AS touched FROM events_participation WHERE person_id = changed.id
        UNION ALL
        SELECT 'event', event_id FROM events_presentation WHERE speaker_id = changed.id
        UNION ALL
        SELECT 'agreement', agreement_id FROM municipalities_signatory WHERE person_id = changed.id
    ) reach
"""
# Names on the map hardly ever change, and they stand nearly everywhere.
EVERYTHING_KEPT = "SELECT kind, object_id FROM search_entry WHERE EXISTS (SELECT FROM changed)"
OF_MUNICIPALITIES = f"""
    SELECT 'municipality', id FROM changed
    UNION ALL SELECT 'region', region_id FROM changed
    UNION ALL {EVERYTHING_KEPT} AND EXISTS (SELECT FROM changed WHERE NOT is_new)
"""  # noqa: S608 - our own words
OF_REGIONS = f"""
    SELECT 'region', id FROM changed
    UNION ALL {EVERYTHING_KEPT} AND EXISTS (SELECT FROM changed WHERE NOT is_new)
"""  # noqa: S608
OF_SERVICES = """
    SELECT reach.kind, reach.touched FROM changed
    CROSS JOIN LATERAL (
        SELECT 'service' AS kind, changed.id AS touched
        UNION ALL
        SELECT 'event', event_id FROM events_event_services WHERE servicetype_id = changed.id
        UNION ALL
        SELECT 'commitment', commitment_id FROM events_commitment_services WHERE servicetype_id = changed.id
    ) reach
"""

SOURCES = {
    "events_event": (
        "id, status, title, lead, body, venue, attendance_note, english, region_id, host_municipality_id, starts_on",
        WITH_ITS_COMMITMENTS,
    ),
    "events_event_guest_regions": ("event_id, region_id", ITS_EVENT),
    "events_event_municipalities": ("event_id, municipality_id", ITS_EVENT),
    "events_event_services": ("event_id, servicetype_id", ITS_EVENT),
    "events_participation": (
        "event_id, person_id, organisation_id, office, english, is_public, position",
        ITS_EVENT,
    ),
    "events_presentation": (
        "event_id, topic, speaker_id, organisation_id, office, english, position",
        ITS_EVENT,
    ),
    "events_outcome": (
        "event_id, text, raised_by, target_group, municipality_id, institution_id, english, position",
        ITS_EVENT,
    ),
    "events_commitment": (
        "id, event_id, text, english, responsible_organisation_id, responsible_municipality_id, responsible_region_id",
        "SELECT 'commitment', id FROM changed",
    ),
    "events_commitment_services": (
        "commitment_id, servicetype_id",
        "SELECT 'commitment', commitment_id FROM changed",
    ),
    "municipalities_region": ("id, name, name_en, county, county_en, seat, seat_locative", OF_REGIONS),
    "municipalities_municipality": (
        "id, name, name_en, short_name, genitive, seat, seat_genitive, seat_locative, aliases, region_id",
        OF_MUNICIPALITIES,
    ),
    "municipalities_organisation": (
        "id, name, short_name, aliases, kind, description, english, region_id, municipality_id, parent_id",
        OF_ORGANISATIONS,
    ),
    "municipalities_careinstitution": (
        "organisation_id, target_group, reform_note, english",
        AN_ORGANISATION.format(id="organisation_id"),
    ),
    "municipalities_person": ("id, name", OF_PERSONS),
    "municipalities_servicetype": ("id, name, name_en, definition, definition_en, synonyms", OF_SERVICES),
    "municipalities_agreement": (
        "id, ngo_id, municipality_id, place, planned_on, approved_on, signed_on, ended_on, purpose, areas_of_work, term, note, english",
        "SELECT 'agreement', id FROM changed",
    ),
    "municipalities_signatory": (
        "agreement_id, person_id, organisation_id, office, english, position",
        "SELECT 'agreement', agreement_id FROM changed",
    ),
}

# One note for each statement and kind: thousands of notes would be slow to gather.
STALE = """
CREATE UNLOGGED TABLE search_stale (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL,
    object_ids bigint[] NOT NULL
)
"""

# Whoever refreshes an event or what was promised there waits for whoever is changing the event, and then sees
# what that one did: an event that is being withdrawn cannot be put back by somebody who adds a row to it.
# The view is long: to plan it anew for each row took three times as long as to ask it. What takes the notes
# walks an index; here the planner chooses.
REFRESH = """
CREATE FUNCTION search_refresh(wanted text, ids bigint[]) RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_seqscan = on AS $$
BEGIN
    IF wanted = 'event' THEN
        PERFORM FROM events_event WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
    ELSIF wanted = 'commitment' THEN
        PERFORM FROM events_event WHERE id IN (
            SELECT event_id FROM events_commitment WHERE id = ANY (ids)
        ) ORDER BY id FOR NO KEY UPDATE;
    END IF;
    WITH fresh AS MATERIALIZED (
        SELECT kind, object_id, dated_on, coalesce(regions, '{}') AS regions, title, title_en,
            coalesce(names, '') AS names, coalesce(text, '') AS text, coalesce(text_en, '') AS text_en
        FROM search_searchable WHERE kind = wanted AND object_id = ANY (ids)
    ), gone AS (
        DELETE FROM search_entry entry WHERE entry.kind = wanted AND entry.object_id = ANY (ids)
            AND NOT EXISTS (SELECT FROM fresh WHERE fresh.object_id = entry.object_id)
    ), changed AS (
        UPDATE search_entry entry SET
            dated_on = fresh.dated_on, regions = fresh.regions, title = fresh.title, title_en = fresh.title_en,
            names = fresh.names, text = fresh.text, text_en = fresh.text_en
        FROM fresh WHERE entry.kind = fresh.kind AND entry.object_id = fresh.object_id
            AND (entry.dated_on, entry.regions, entry.title, entry.title_en, entry.names, entry.text, entry.text_en)
            IS DISTINCT FROM
            (fresh.dated_on, fresh.regions, fresh.title, fresh.title_en, fresh.names, fresh.text, fresh.text_en)
    )
    INSERT INTO search_entry (kind, object_id, dated_on, regions, title, title_en, names, text, text_en)
    SELECT kind, object_id, dated_on, regions, title, title_en, names, text, text_en FROM fresh
    WHERE NOT EXISTS (
        SELECT FROM search_entry entry WHERE entry.kind = fresh.kind AND entry.object_id = fresh.object_id
    )
    ORDER BY object_id;
END $$
"""

# The first note of those that wait takes all later ones with it; each of them then finds itself done.
TAKE_NOTES = """
CREATE FUNCTION search_take_notes() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
    found record;
BEGIN
    IF EXISTS (SELECT FROM search_stale WHERE id = NEW.id) THEN
        FOR found IN
            WITH taken AS (DELETE FROM search_stale WHERE id >= NEW.id RETURNING kind, object_ids)
            SELECT kind, array_agg(DISTINCT one ORDER BY one) AS ids
            FROM taken CROSS JOIN unnest(object_ids) one GROUP BY kind ORDER BY kind DESC
        LOOP
            PERFORM search_refresh(found.kind, found.ids);
        END LOOP;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER search_refresh AFTER INSERT ON search_stale
    DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION search_take_notes();
"""

# Words that stand in what is searched, and none else. Two that add the same word at the same time must not
# wait for each other, so a word may stand twice.
KEEP_WORDS = """
CREATE FUNCTION search_words_of(title text, title_en text, names text, text text, text_en text)
RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
    SELECT lexeme FROM unnest(to_tsvector('simple', lithuanian_lower(search_parted(
        concat_ws(' ', title, title_en, names, text, text_en)
    )))) WHERE length(lexeme) BETWEEN 4 AND 40 AND lexeme !~ '[0-9]'
$$;
CREATE FUNCTION search_add_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_word (word, folded)
    SELECT word, fold_lithuanian(word) FROM (
        SELECT DISTINCT word FROM added, search_words_of(title, title_en, names, text, text_en) word
    ) words WHERE NOT EXISTS (SELECT FROM search_word known WHERE known.word = words.word);
    RETURN NULL;
END $$;
CREATE FUNCTION search_drop_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Step by step: taken together, the planner may look for every known word instead of for those dropped.
    WITH gone AS MATERIALIZED (
        SELECT word FROM dropped, search_words_of(title, title_en, names, text, text_en) word
        EXCEPT
        SELECT word FROM search_entry now JOIN dropped USING (id),
            search_words_of(now.title, now.title_en, now.names, now.text, now.text_en) word
    ), unsaid AS MATERIALIZED (
        SELECT word FROM gone WHERE NOT EXISTS (
            SELECT FROM search_entry WHERE words @@ plainto_tsquery('search_lithuanian', gone.word)
        )
    )
    DELETE FROM search_word WHERE id IN (
        SELECT id FROM search_word WHERE word = ANY (ARRAY(SELECT word FROM unsaid)) FOR UPDATE SKIP LOCKED
    );
    RETURN NULL;
END $$;
CREATE TRIGGER search_words_added AFTER INSERT ON search_entry
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_add_words();
CREATE TRIGGER search_words_changed AFTER UPDATE ON search_entry
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_add_words();
CREATE TRIGGER search_words_replaced AFTER UPDATE ON search_entry
    REFERENCING OLD TABLE AS dropped FOR EACH STATEMENT EXECUTE FUNCTION search_drop_words();
CREATE TRIGGER search_words_dropped AFTER DELETE ON search_entry
    REFERENCING OLD TABLE AS dropped FOR EACH STATEMENT EXECUTE FUNCTION search_drop_words();
"""

# What an emptied table touched nobody can say any more: everything is looked at again.
NOTE_ALL = """
CREATE FUNCTION search_note_all() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_stale (kind, object_ids) SELECT kind, array_agg(object_id) FROM search_entry GROUP BY kind;
    RETURN NULL;
END $$
"""

ALL_AGAIN = """
INSERT INTO search_stale (kind, object_ids)
SELECT kind, array_agg(object_id ORDER BY object_id) FROM search_searchable GROUP BY kind
"""


def note(table: str, columns: str, touched: str) -> str:
    """Return the triggers that note what a statement on the table touches."""
    insert = "INSERT INTO search_stale (kind, object_ids) SELECT kind, array_agg(DISTINCT touched) FROM"
    insert += f" ({touched}) notes (kind, touched) WHERE touched IS NOT NULL GROUP BY kind"
    return f"""
CREATE FUNCTION search_note_{table}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        WITH changed AS (SELECT {columns}, TRUE AS is_new FROM new_rows) {insert};
    ELSIF TG_OP = 'DELETE' THEN
        WITH changed AS (SELECT {columns}, FALSE AS is_new FROM old_rows) {insert};
    ELSE
        WITH changed AS (
            (SELECT {columns}, FALSE AS is_new FROM new_rows EXCEPT SELECT {columns}, FALSE FROM old_rows)
            UNION ALL
            (SELECT {columns}, FALSE FROM old_rows EXCEPT SELECT {columns}, FALSE FROM new_rows)
        ) {insert};
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER search_note_inserted AFTER INSERT ON {table}
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION search_note_{table}();
CREATE TRIGGER search_note_updated AFTER UPDATE ON {table}
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION search_note_{table}();
CREATE TRIGGER search_note_deleted AFTER DELETE ON {table}
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION search_note_{table}();
CREATE TRIGGER search_note_truncated AFTER TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION search_note_all();
"""  # noqa: S608 - our own words


def unnote(table: str) -> str:
    """Return what takes the triggers away."""
    triggers = ("inserted", "updated", "deleted", "truncated")
    return "".join(f"DROP TRIGGER search_note_{one} ON {table};" for one in triggers) + (
        f"DROP FUNCTION search_note_{table}();"
    )


KEEP = [NOTE_ALL, *(note(table, *rest) for table, rest in SOURCES.items())]
UNDO = [
    *map(unnote, SOURCES),
    """
DROP FUNCTION search_note_all();
DROP TRIGGER search_words_added ON search_entry;
DROP TRIGGER search_words_changed ON search_entry;
DROP TRIGGER search_words_replaced ON search_entry;
DROP TRIGGER search_words_dropped ON search_entry;
DROP FUNCTION search_add_words();
DROP FUNCTION search_drop_words();
DROP FUNCTION search_words_of(text, text, text, text, text);
""",
]
UNDO_REFRESH = """
DROP TABLE search_stale;
DROP FUNCTION search_take_notes();
DROP FUNCTION search_refresh(text, bigint[]);
"""
