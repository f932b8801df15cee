"""What is searchable: one view that says of everything public under which words it is found.

What is missing from the view cannot be found, hinted at or counted: of events and what hangs on them only the
published, of participants only those shown to the public.
"""

EVENTS = """
SELECT
    'event' AS kind,
    event.id AS object_id,
    event.starts_on AS dated_on,
    array_remove(event.region_id || ARRAY(
        SELECT region_id FROM events_event_guest_regions WHERE event_id = event.id ORDER BY region_id
    ), NULL) AS regions,
    event.title,
    coalesce(event.english #>> '{title,text}', '') AS title_en,
    concat_ws(E'\\n', event.venue, region.name, host.name, host.name_en, places.named, guests.named,
        present.named, speeches.named) AS names,
    concat_ws(E'\\n', event.lead, search_plain(event.body), speeches.said, findings.said, services.named,
        places.named, guests.named, present.said, event.attendance_note, event.venue) AS text,
    concat_ws(E'\\n', event.english #>> '{lead,text}', search_plain(event.english #>> '{body,text}'),
        speeches.said_en, findings.said_en, services.named_en, present.said_en,
        event.english #>> '{attendance_note,text}', event.english #>> '{venue,text}') AS text_en
FROM events_event event
LEFT JOIN municipalities_region region ON region.id = event.region_id
LEFT JOIN municipalities_municipality host ON host.id = event.host_municipality_id
CROSS JOIN LATERAL (
    SELECT string_agg(place.name, ', ' ORDER BY place.id) AS named
    FROM events_event_municipalities link
    JOIN municipalities_municipality place ON place.id = link.municipality_id
    WHERE link.event_id = event.id
) places
CROSS JOIN LATERAL (
    SELECT string_agg(guest.name, ', ' ORDER BY guest.id) AS named
    FROM events_event_guest_regions link
    JOIN municipalities_region guest ON guest.id = link.region_id
    WHERE link.event_id = event.id
) guests
CROSS JOIN LATERAL (
    SELECT string_agg(service.name, ', ' ORDER BY service.id) AS named,
        string_agg(service.name_en, ', ' ORDER BY service.id) AS named_en
    FROM events_event_services link
    JOIN municipalities_servicetype service ON service.id = link.servicetype_id
    WHERE link.event_id = event.id
) services
CROSS JOIN LATERAL (
    SELECT string_agg(concat_ws(' ', person.name, body.name, body.short_name), E'\\n'
            ORDER BY one.position, one.id) AS named,
        string_agg(concat_ws(', ', person.name, nullif(one.office, ''), body.name), E'\\n'
            ORDER BY one.position, one.id) AS said,
        string_agg(concat_ws(', ', one.english #>> '{office,text}', body.english #>> '{name,text}'), E'\\n'
            ORDER BY one.position, one.id) AS said_en
    FROM events_participation one
    LEFT JOIN municipalities_person person ON person.id = one.person_id
    LEFT JOIN municipalities_organisation body ON body.id = one.organisation_id
    WHERE one.event_id = event.id AND one.is_public
) present
CROSS JOIN LATERAL (
    SELECT string_agg(concat_ws(' ', person.name, body.name, body.short_name), E'\\n'
            ORDER BY one.position, one.id) AS named,
        string_agg(concat_ws(', ', one.topic, person.name, nullif(one.office, ''), body.name), E'\\n'
            ORDER BY one.position, one.id) AS said,
        string_agg(concat_ws(', ', one.english #>> '{topic,text}', one.english #>> '{office,text}',
            body.english #>> '{name,text}'), E'\\n' ORDER BY one.position, one.id) AS said_en
    FROM events_presentation one
    LEFT JOIN municipalities_person person ON person.id = one.speaker_id
    LEFT JOIN municipalities_organisation body ON body.id = one.organisation_id
    WHERE one.event_id = event.id
) speeches
CROSS JOIN LATERAL (
    SELECT string_agg(concat_ws(', ', finding.text, nullif(finding.raised_by, ''),
            nullif(finding.target_group, ''), place.name, body.name), E'\\n'
            ORDER BY finding.position, finding.id) AS said,
        string_agg(concat_ws(', ', finding.english #>> '{text,text}', finding.english #>> '{raised_by,text}',
            finding.english #>> '{target_group,text}'), E'\\n'
            ORDER BY finding.position, finding.id) AS said_en
    FROM events_outcome finding
    LEFT JOIN municipalities_municipality place ON place.id = finding.municipality_id
    LEFT JOIN municipalities_organisation body ON body.id = finding.institution_id
    WHERE finding.event_id = event.id
) findings
WHERE event.status = 'published'
"""

COMMITMENTS = """
SELECT
    'commitment',
    promise.id,
    event.starts_on,
    ARRAY(
        SELECT DISTINCT one FROM unnest(ARRAY[
            event.region_id, promise.responsible_region_id, place.region_id, body.region_id, home.region_id
        ]) one WHERE one IS NOT NULL ORDER BY one
    ),
    promise.text,
    coalesce(promise.english #>> '{text,text}', ''),
    concat_ws(E'\\n', body.name, body.short_name, body.english #>> '{name,text}', place.name, place.name_en,
        region.name, services.named),
    concat_ws(E'\\n', concat_ws(', ', body.name, place.name, region.name), services.named, event.title),
    concat_ws(E'\\n', concat_ws(', ', body.english #>> '{name,text}', place.name_en, region.name_en),
        services.named_en, event.english #>> '{title,text}')
FROM events_commitment promise
JOIN events_event event ON event.id = promise.event_id
LEFT JOIN municipalities_organisation body ON body.id = promise.responsible_organisation_id
LEFT JOIN municipalities_municipality home ON home.id = body.municipality_id
LEFT JOIN municipalities_municipality place ON place.id = promise.responsible_municipality_id
LEFT JOIN municipalities_region region ON region.id = promise.responsible_region_id
CROSS JOIN LATERAL (
    SELECT string_agg(service.name, ', ' ORDER BY service.id) AS named,
        string_agg(service.name_en, ', ' ORDER BY service.id) AS named_en
    FROM events_commitment_services link
    JOIN municipalities_servicetype service ON service.id = link.servicetype_id
    WHERE link.commitment_id = promise.id
) services
WHERE event.status = 'published'
"""

REGIONS = """
SELECT 'region', region.id, NULL::date, ARRAY[region.id], region.name, region.name_en,
    concat_ws(E'\\n', region.county, region.county_en, region.seat, region.seat_locative),
    (SELECT string_agg(place.name, ', ' ORDER BY place.sort_key)
        FROM municipalities_municipality place WHERE place.region_id = region.id),
    (SELECT string_agg(place.name_en, ', ' ORDER BY place.sort_key)
        FROM municipalities_municipality place WHERE place.region_id = region.id)
FROM municipalities_region region
"""

MUNICIPALITIES = """
SELECT 'municipality', place.id, NULL::date, ARRAY[place.region_id], place.name, place.name_en,
    concat_ws(E'\\n', place.short_name, place.genitive, place.seat, place.seat_genitive, place.seat_locative,
        array_to_string(place.aliases, E'\\n')),
    concat_ws(', ', region.name, region.county), concat_ws(', ', region.name_en, region.county_en)
FROM municipalities_municipality place
JOIN municipalities_region region ON region.id = place.region_id
"""

# A home for people has its page in the register of institutions, every other body among the organisations.
ORGANISATIONS = """
SELECT
    CASE WHEN home.organisation_id IS NULL THEN 'organisation' ELSE 'institution' END,
    body.id,
    NULL::date,
    array_remove(ARRAY[coalesce(place.region_id, body.region_id)], NULL),
    body.name,
    coalesce(body.english #>> '{name,text}', ''),
    concat_ws(E'\\n', body.short_name, array_to_string(body.aliases, E'\\n'), place.name, place.name_en,
        region.name, parent.name),
    concat_ws(E'\\n', search_plain(body.description), home.target_group, search_plain(home.reform_note),
        place.name, parent.name),
    concat_ws(E'\\n', search_plain(body.english #>> '{description,text}'),
        home.english #>> '{target_group,text}', home.english #>> '{reform_note,text}', place.name_en)
FROM municipalities_organisation body
LEFT JOIN municipalities_careinstitution home ON home.organisation_id = body.id
LEFT JOIN municipalities_organisation parent ON parent.id = body.parent_id
LEFT JOIN municipalities_municipality place ON place.id = body.municipality_id
LEFT JOIN municipalities_region region ON region.id = body.region_id
WHERE home.organisation_id IS NOT NULL OR body.kind <> 'care_institution'
"""

AGREEMENTS = """
SELECT
    'agreement',
    paper.id,
    coalesce(paper.signed_on, paper.approved_on, paper.planned_on, paper.ended_on),
    ARRAY[place.region_id],
    ngo.name || ' – ' || place.name,
    coalesce(ngo.english #>> '{name,text}', ngo.name) || ' – ' || place.name_en,
    concat_ws(E'\\n', ngo.short_name, place.short_name, signed.named),
    concat_ws(E'\\n', search_plain(paper.purpose), search_plain(paper.areas_of_work), paper.term, paper.place,
        search_plain(paper.note), signed.said),
    concat_ws(E'\\n', search_plain(paper.english #>> '{purpose,text}'),
        search_plain(paper.english #>> '{areas_of_work,text}'), paper.english #>> '{term,text}',
        paper.english #>> '{place,text}', search_plain(paper.english #>> '{note,text}'), signed.said_en)
FROM municipalities_agreement paper
JOIN municipalities_organisation ngo ON ngo.id = paper.ngo_id
JOIN municipalities_municipality place ON place.id = paper.municipality_id
CROSS JOIN LATERAL (
    SELECT string_agg(concat_ws(' ', person.name, body.name), E'\\n' ORDER BY one.position, one.id) AS named,
        string_agg(concat_ws(', ', person.name, nullif(one.office, ''), body.name), E'\\n'
            ORDER BY one.position, one.id) AS said,
        string_agg(one.english #>> '{office,text}', E'\\n' ORDER BY one.position, one.id) AS said_en
    FROM municipalities_signatory one
    JOIN municipalities_person person ON person.id = one.person_id
    LEFT JOIN municipalities_organisation body ON body.id = one.organisation_id
    WHERE one.agreement_id = paper.id
) signed
"""

SERVICES = """
SELECT 'service', service.id, NULL::date, '{}'::bigint[], service.name, service.name_en,
    array_to_string(service.synonyms, E'\\n'), service.definition, service.definition_en
FROM municipalities_servicetype service
"""

PARTS = (EVENTS, COMMITMENTS, REGIONS, MUNICIPALITIES, ORGANISATIONS, AGREEMENTS, SERVICES)
VIEW = f"CREATE VIEW search_searchable AS {'UNION ALL'.join(PARTS)}"

UNDO = "DROP VIEW search_searchable"
