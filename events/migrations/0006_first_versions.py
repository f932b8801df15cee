from django.db import migrations

from municipalities.migrations._first_versions import keep_what_stands


class Migration(migrations.Migration):
    dependencies = [("events", "0005_who_submitted")]

    operations = [keep_what_stands("events", but=("WorkingCopyVersion",))]
