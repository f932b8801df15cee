"""An event is found by the addresses that it had before."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0002_english"), ("municipalities", "0003_english")]

    operations = [
        migrations.AddIndex(
            model_name="eventversion",
            index=models.Index(fields=["slug"], name="events_even_slug_8e2518_idx"),
        ),
    ]
