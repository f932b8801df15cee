import re

import polib
import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import ngettext, override

from portal import translations
from portal.translations import Key, Library, Message

ROOMS = Key(None, "Rooms")
EVENTS = Key(None, "%(count)s event")


def messages(*found):
    return {message.key: message for message in found}


def catalogue_of(*entries):
    catalogue = polib.POFile()
    catalogue.metadata = dict(translations.METADATA)
    catalogue.extend(entries)
    return catalogue


def po(path, *entries):
    path.parent.mkdir(parents=True)
    catalogue_of(*entries).save(str(path))


def events_entry(*forms):
    return polib.POEntry(
        msgid=EVENTS.text, msgid_plural="%(count)s events", msgstr_plural=dict(enumerate(forms))
    )


def test_messages_of_python_code(tmp_path):
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "models.py").write_text(
        "from django.utils.translation import gettext_lazy as _, ngettext, npgettext, pgettext_lazy\n"
        "# Translators: of a paper\n"
        '_("signed")\n'
        "_(status)\n"
        'ngettext("%(count)s event", "%(count)s events", 2)\n'
        'pgettext_lazy("of a month", "May")\n'
        'npgettext("of a council", "%(count)s seat", "%(count)s seats", 2)\n'
    )

    found = translations.messages_of_code(tmp_path, [tmp_path / "room"])

    place = ("room/models.py",)
    assert found == messages(
        Message(Key(None, "signed"), "", place, "Translators: of a paper"),
        Message(EVENTS, "%(count)s events", place),
        Message(Key("of a month", "May"), "", place),
        Message(Key("of a council", "%(count)s seat"), "%(count)s seats", place),
    )


def test_messages_of_templates(tmp_path):
    (tmp_path / "page.html").write_text(
        "{% load i18n %}\n"
        "  <h1>{% translate 'Isn’t it 5 % \"so\"?' %}</h1>\n"
        "    {% blocktranslate count count=events|length trimmed %}\n"
        "      {{ count }} event\n"
        "    {% plural %}\n"
        "      {{ count }} events\n"
        "    {% endblocktranslate %}\n"
        ' <p title="{{ title|default:_("Untitled") }}">it\'s (not { "closed\n'
        '{% translate "May" context "of a month" %}\n'
    )

    found = translations.messages_of_code(tmp_path, [tmp_path])

    assert found == messages(
        Message(Key(None, 'Isn’t it 5 %% "so"?'), "", ("page.html",)),
        Message(EVENTS, "%(count)s events", ("page.html",)),
        Message(Key(None, "Untitled"), "", ("page.html",)),
        Message(Key("of a month", "May"), "", ("page.html",)),
    )


def test_message_in_two_files_stands_once_with_both_places(tmp_path):
    (tmp_path / "b.html").write_text("{% load i18n %}{% translate 'Rooms' %}")
    (tmp_path / "a.py").write_text('_("Rooms")\n_("Rooms")\n')

    found = translations.messages_of_code(tmp_path, [tmp_path])

    assert found == messages(Message(ROOMS, "", ("a.py", "b.html")))


def test_migrations_are_not_read(tmp_path):
    (tmp_path / "migrations").mkdir()
    (tmp_path / "migrations" / "0001_tables.py").write_text('_("Rooms")\n')

    found = translations.messages_of_code(tmp_path, [tmp_path])

    assert found == {}


def test_messages_of_libraries_are_those_that_none_of_them_translates_or_that_we_say_better(tmp_path):
    gap = polib.POEntry(msgid="%(num)d year", msgid_plural="%(num)d years", msgstr_plural={0: "", 1: ""})
    po(
        tmp_path / "one/en/LC_MESSAGES/django.po",
        gap,
        polib.POEntry(msgid="Yes"),
        polib.POEntry(msgid="No"),
        polib.POEntry(msgid="Maybe"),
        polib.POEntry(msgid="Gone", obsolete=True),
    )
    po(
        tmp_path / "one/lt/LC_MESSAGES/django.po",
        polib.POEntry(msgid="Yes", msgstr="Taip"),
        polib.POEntry(msgid="Maybe", msgstr="Gal"),
    )
    po(tmp_path / "two/pl/LC_MESSAGES/django.po", polib.POEntry(msgid="Yes"), polib.POEntry(msgid="Any date"))
    libraries = [Library("one", tmp_path / "one"), Library("two", tmp_path / "two")]

    found = translations.messages_of_libraries(libraries, "lt", {Key(None, "Maybe")})

    assert found == messages(
        Message(Key(None, "%(num)d year"), "%(num)d years", ("one",)),
        Message(Key(None, "No"), "", ("one",)),
        Message(Key(None, "Maybe"), "", ("one",)),
        Message(Key(None, "Any date"), "", ("two",)),
    )


def test_update_keeps_translations_drops_the_obsolete_and_follows_the_order(tmp_path):
    kept = polib.POEntry(msgid="Rooms", msgstr="Kambariai", tcomment="as in a house", flags=["fuzzy"])
    old = polib.POEntry(msgid="Doors", msgstr="Durys")
    older = polib.POEntry(msgid="Windows", msgstr="Langai", obsolete=True)
    catalogue = catalogue_of(old, older, kept)

    translations.update(
        catalogue,
        messages(Message(EVENTS, "%(count)s events", ("a.py",)), Message(ROOMS, "", ("b.py",), "note")),
    )

    assert [entry.msgid for entry in catalogue] == [EVENTS.text, "Rooms"]
    assert catalogue[0].msgstr_plural == {0: "", 1: "", 2: "", 3: ""}
    assert (kept.msgstr, kept.tcomment, kept.comment, kept.flags) == (
        "Kambariai",
        "as in a house",
        "note",
        ["fuzzy"],
    )
    assert kept.occurrences == [("b.py", "")]


def test_update_asks_anew_when_a_message_becomes_plural():
    catalogue = catalogue_of(polib.POEntry(msgid=EVENTS.text, msgstr="%(count)s renginys"))

    translations.update(catalogue, messages(Message(EVENTS, "%(count)s events", ("a.py",))))

    assert catalogue[0].msgstr == ""
    assert catalogue[0].msgstr_plural == {0: "", 1: "", 2: "", 3: ""}


def test_merge_fills_only_what_is_empty():
    catalogue = catalogue_of(
        polib.POEntry(msgid="Rooms", msgstr="Kambariai"),
        polib.POEntry(msgid="Doors"),
        polib.POEntry(msgid="Walls"),
        events_entry("", "", "", ""),
    )
    forms = ("%(count)s renginys", "%(count)s renginiai", "%(count)s renginio", "%(count)s renginių")
    fragment = catalogue_of(
        polib.POEntry(msgid="Rooms", msgstr="Patalpos"),
        polib.POEntry(msgid="Doors", msgstr="Durys"),
        polib.POEntry(msgid="Walls"),
        events_entry(*forms),
    )

    filled = translations.merge(catalogue, fragment)

    assert filled == 2
    assert [entry.msgstr for entry in catalogue[:3]] == ["Kambariai", "Durys", ""]
    assert tuple(catalogue[3].msgstr_plural.values()) == forms


def test_complete_catalogue_has_no_faults():
    catalogue = catalogue_of(
        polib.POEntry(msgid="Rooms", msgstr="Kambariai"), events_entry(*["renginių: %(count)s"] * 4)
    )
    wanted = messages(Message(ROOMS, "", ("a.py",)), Message(EVENTS, "%(count)s events", ("a.py",)))

    found = translations.faults(catalogue, wanted, catalogue.to_binary())

    assert found == []


@pytest.mark.parametrize(
    ("entry", "message", "fault"),
    [
        (None, Message(ROOMS, "", ("a.py",)), "missing: “Rooms”, in a.py"),
        (polib.POEntry(msgid="Rooms", msgstr="Kambariai"), None, "obsolete: “Rooms”"),
        (polib.POEntry(msgid="Rooms", msgstr="Kambariai", obsolete=True), None, "obsolete: “Rooms”"),
        (polib.POEntry(msgid="Rooms"), Message(ROOMS, "", ("a.py",)), "untranslated: “Rooms”"),
        (
            polib.POEntry(msgid="Rooms", msgstr="Kambariai", flags=["fuzzy"]),
            Message(ROOMS, "", ("a.py",)),
            "fuzzy: “Rooms”",
        ),
        (
            polib.POEntry(msgid="\n Rooms", msgstr="Kambariai"),
            Message(Key(None, "\n Rooms"), "", ("templates/a.html",)),
            "begins or ends with space, perhaps a blocktranslate that is not trimmed: “Rooms”",
        ),
        (
            polib.POEntry(msgctxt="of a house", msgid="Rooms"),
            Message(Key("of a house", "Rooms"), "", ("a.py",)),
            "untranslated: “Rooms” (of a house)",
        ),
        (
            polib.POEntry(msgid=EVENTS.text, msgstr="%(count)s renginys"),
            Message(EVENTS, "%(count)s events", ("a.py",)),
            "another plural than in the code: “%(count)s event”",
        ),
        (
            events_entry("%(count)s renginys", "%(count)s renginiai", "%(count)s renginių"),
            Message(EVENTS, "%(count)s events", ("a.py",)),
            "3 plural forms instead of 4: “%(count)s event”",
        ),
        (
            events_entry("%(count)s renginys", "", "%(count)s renginio", "%(count)s renginių"),
            Message(EVENTS, "%(count)s events", ("a.py",)),
            "untranslated: “%(count)s event”",
        ),
        (
            events_entry("renginys", *["%(count)s renginių"] * 3),
            Message(EVENTS, "%(count)s events", ("a.py",)),
            "placeholders differ (%(count)s): “%(count)s event”",
        ),
        (
            polib.POEntry(msgid="Added {name}", msgstr="Pridėta {vardas}"),
            Message(Key(None, "Added {name}"), "", ("a.py",)),
            "placeholders differ ({name}, {vardas}): “Added {name}”",
        ),
    ],
)
def test_fault(entry, message, fault):
    catalogue = catalogue_of(*([entry] if entry else []))
    wanted = messages(*([message] if message else []))

    found = translations.faults(catalogue, wanted, catalogue.to_binary())

    assert found == [fault]


@pytest.mark.parametrize("compiled", [None, b"", catalogue_of().to_binary()])
def test_compiled_catalogue_of_another_text_is_a_fault(compiled):
    catalogue = catalogue_of(polib.POEntry(msgid="Rooms", msgstr="Kambariai"))

    found = translations.faults(catalogue, messages(Message(ROOMS, "", ("a.py",))), compiled)

    assert found == ["the compiled catalogue is missing or not of this catalogue"]


def test_other_plural_forms_in_the_header_are_a_fault():
    catalogue = catalogue_of()
    catalogue.metadata["Plural-Forms"] = "nplurals=2; plural=(n != 1);"

    found = translations.faults(catalogue, {}, catalogue.to_binary())

    assert found == ["the header's plural forms are not the Lithuanian ones"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("100 %% of %(total)s", {"%(total)s"}),
        ("%s and %d", {"%s", "%d"}),
        ("%(sum).2f Eur", {"%(sum).2f"}),
        ("{} {name}", {"{}", "{name}"}),
        ("100 % of all", set()),
    ],
)
def test_placeholders(text, found):
    assert translations.placeholders(text) == found


def test_command_updates_merges_compiles_and_checks(tmp_path, settings, capsys):
    settings.LOCALE_PATHS = [tmp_path]
    fragment = tmp_path / "fragment.po"
    catalogue_of(polib.POEntry(msgid="moderator", msgstr="moderatorius")).save(str(fragment))

    call_command("translations", merge=[fragment])
    output = capsys.readouterr().out
    with pytest.raises(CommandError) as error:
        call_command("translations", check=True)

    catalogue = polib.pofile(str(tmp_path / "lt/LC_MESSAGES/django.po"))
    assert catalogue.find("moderator").msgstr == "moderatorius"
    assert (tmp_path / "lt/LC_MESSAGES/django.mo").read_bytes() == catalogue.to_binary()
    assert f"{fragment}: 1 filled" in output
    assert "untranslated: “guest”" in str(error.value).splitlines()


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (1, "1 metai"),
        (2, "2 metai"),
        (10, "10 metų"),
        (11, "11 metų"),
        (21, "21 metai"),
    ],
)
def test_what_django_leaves_untranslated_is_ours(count, text):
    with override("lt"):
        assert ngettext("%(num)d year", "%(num)d years", count).replace("%(num)d", str(count)) == text


def test_catalogue_keeps_the_rules_of_copy(settings):
    catalogue = translations.open_catalogue(settings.BASE_DIR / "locale/lt/LC_MESSAGES/django.po")

    broken = [
        text
        for entry in catalogue
        for text in (entry.msgstr, *entry.msgstr_plural.values())
        if re.search(r"prašome|klaiding|neteising|privalom", text, re.IGNORECASE)
        # A quotation mark that is typed on a keyboard stands only in an HTML attribute.
        or '"' in re.sub(r"<[^>]*>", "", text)
        or re.search(r"\w ?- \w|\.\.\.| ,", text)
    ]

    assert broken == []
