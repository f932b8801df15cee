"""The conventions that every part of the portal keeps."""

import importlib.util
from pathlib import Path

import pytest
from django.conf import settings

from tests import factories

# Rules that one test breaks for every model that has them.
SHARED_RULES = (
    *("_record_key_is_unique", "_shows_no_more_than_is_known", "_inferred_says_why"),
    *("_rests_on_an_event_or_a_source", "_is_of_one_territory"),
)
CONSTRAINTS = [
    rule.name
    for model in factories.OUR_MODELS
    for rule in model._meta.constraints
    if not rule.name.endswith(SHARED_RULES)
]
FACTORIES = [
    factory
    for factory in vars(factories).values()
    if isinstance(factory, type)
    and issubclass(factory, factories.ModelFactory)
    and factory is not factories.ModelFactory
]


@pytest.fixture(scope="module")
def words_of_the_tests():
    files = Path(settings.BASE_DIR, "tests").rglob("test_*.py")
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


@pytest.fixture(scope="module")
def glossary():
    """What the glossary calls each word of the code."""
    lines = Path(settings.BASE_DIR, "docs/glossary.md").read_text(encoding="utf-8").splitlines()
    cells = [line.split("|") for line in lines if line.startswith("| ")]
    return {row[1].strip(): row[2].strip() for row in cells}


@pytest.mark.parametrize("model", factories.OUR_MODELS)
def test_every_model_has_a_factory(model):
    factory = getattr(factories, f"{model.__name__}Factory", None)

    assert factory is not None
    assert factory._meta.model is model


@pytest.mark.parametrize("factory", FACTORIES)
def test_every_factory_is_of_one_of_our_models_or_a_variant(factory):
    model = factory._meta.model

    assert model in factories.OUR_MODELS
    assert issubclass(factory, factories.factory_of(model))


@pytest.mark.django_db
@pytest.mark.parametrize("factory", FACTORIES)
def test_every_factory_builds_true_rows(factory, settings, tmp_path, caplog):
    settings.MEDIA_ROOT = tmp_path

    rows = factory.create_batch(2)

    for row in rows:
        row.refresh_from_db()
        row.full_clean()
    # Django takes a rule that PostgreSQL cannot weigh for kept, and only the log tells of it.
    assert caplog.messages == []


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_every_constraint_is_broken_by_a_test(words_of_the_tests, name):
    assert f'"{name}"' in words_of_the_tests


@pytest.mark.parametrize("model", factories.OUR_MODELS)
def test_every_constraint_explains_itself(model):
    silent = [
        rule.name
        for rule in model._meta.constraints
        if rule.violation_error_message == rule.default_violation_error_message
    ]

    assert silent == []


@pytest.mark.parametrize("model", factories.OUR_MODELS)
def test_every_model_says_what_it_is_in_the_world(model):
    # Django writes "Model(field, field)" where no docstring stands.
    assert not model.__doc__.startswith(f"{model.__name__}(")


@pytest.mark.parametrize("model", factories.OUR_MODELS)
def test_every_model_stands_in_the_glossary_under_its_lithuanian_name(glossary, model):
    assert str(model._meta.verbose_name) in glossary[model.__name__]


def test_psycopg_3_is_not_installed():
    # Django prefers it to psycopg2, which the embedded server is tried with.
    assert importlib.util.find_spec("psycopg") is None
