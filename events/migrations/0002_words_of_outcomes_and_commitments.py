"""What the lists of outcomes and commitments search."""

from django.db import migrations, models


def words() -> models.GeneratedField:
    """The text in lower case without diacritics."""
    return models.GeneratedField(
        expression=models.Func("text", function="fold_lithuanian"),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
        editable=False,
    )


class Migration(migrations.Migration):
    """Add the folded copies of their texts."""

    dependencies = (("events", "0001_tables"),)
    operations = (
        migrations.AddField(model_name="outcome", name="words", field=words()),
        migrations.AddField(model_name="commitment", name="words", field=words()),
    )
