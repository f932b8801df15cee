from django.db import migrations

from municipalities.migrations._first_versions import keep_what_stands


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_versions")]

    operations = [keep_what_stands("accounts")]
