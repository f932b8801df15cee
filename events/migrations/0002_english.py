"""The English versions of the texts, beside them, and in the versions that are kept."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from municipalities.migrations._at_once import ChangedAtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0001_tables'),
    ]

    operations = [ChangedAtOnce([
        pgtrigger.migrations.RemoveTrigger(
            model_name='attachment',
            name='insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='attachment',
            name='update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='attachment',
            name='delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='commitment',
            name='insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='commitment',
            name='update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='commitment',
            name='delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='commitmentupdate',
            name='insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='commitmentupdate',
            name='update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='commitmentupdate',
            name='delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='correction',
            name='insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='correction',
            name='update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='correction',
            name='delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='event',
            name='insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='event',
            name='update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='event',
            name='delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='outcome',
            name='insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='outcome',
            name='update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='outcome',
            name='delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='participation',
            name='insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='participation',
            name='update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='participation',
            name='delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='photo',
            name='insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='photo',
            name='update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='photo',
            name='delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='presentation',
            name='insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='presentation',
            name='update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='presentation',
            name='delete',
        ),
        migrations.AddField(
            model_name='attachment',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='attachmentversion',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='commitment',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='commitmentupdate',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='commitmentupdateversion',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='commitmentversion',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='correction',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='correctionversion',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='event',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='eventversion',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='outcome',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='outcomeversion',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='participation',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='participationversion',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='photo',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='photoversion',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='presentation',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='presentationversion',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attachment',
            trigger=pgtrigger.compiler.Trigger(name='insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_attachmentversion" ("id", "english", "key", "event_id", "title", "file", "visibility", "position", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."english", new_values."key", new_values."event_id", new_values."title", new_values."file", new_values."visibility", new_values."position", clock_timestamp(), \'insert\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM new_values ; RETURN NULL;', hash='c7e4a0450dfe076774dc1427b5183318686e94b5', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_5b194', referencing='REFERENCING NEW TABLE AS new_values ', table='events_attachment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attachment',
            trigger=pgtrigger.compiler.Trigger(name='update', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_attachmentversion" ("id", "english", "key", "event_id", "title", "file", "visibility", "position", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."english", new_values."key", new_values."event_id", new_values."title", new_values."file", new_values."visibility", new_values."position", clock_timestamp(), \'update\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (ROW(old_values."id", old_values."english", old_values."key", old_values."event_id", old_values."title", old_values."file", old_values."visibility", old_values."position") IS DISTINCT FROM ROW(new_values."id", new_values."english", new_values."key", new_values."event_id", new_values."title", new_values."file", new_values."visibility", new_values."position")); RETURN NULL;', hash='4e86a1157557df2479e9f5d5f2c28810e5aefc81', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_74afd', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='events_attachment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attachment',
            trigger=pgtrigger.compiler.Trigger(name='delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_attachmentversion" ("id", "english", "key", "event_id", "title", "file", "visibility", "position", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT old_values."id", old_values."english", old_values."key", old_values."event_id", old_values."title", old_values."file", old_values."visibility", old_values."position", clock_timestamp(), \'delete\', old_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values ; RETURN NULL;', hash='1a48bb5d226694d1496a162d8776f59d2e216183', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_3856f', referencing='REFERENCING OLD TABLE AS old_values ', table='events_attachment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='commitment',
            trigger=pgtrigger.compiler.Trigger(name='insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_commitmentversion" ("id", "origin", "record_key", "english", "event_id", "position", "text", "responsible_organisation_id", "responsible_municipality_id", "responsible_region_id", "due_on", "status", "closing_update_id", "due_on_precision", "due_on_is_latest", "due_on_is_inferred", "due_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."event_id", new_values."position", new_values."text", new_values."responsible_organisation_id", new_values."responsible_municipality_id", new_values."responsible_region_id", new_values."due_on", new_values."status", new_values."closing_update_id", new_values."due_on_precision", new_values."due_on_is_latest", new_values."due_on_is_inferred", new_values."due_on_basis", clock_timestamp(), \'insert\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM new_values ; RETURN NULL;', hash='2c3002366ae50de19fac705531af2c767c9abe10', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_1c20e', referencing='REFERENCING NEW TABLE AS new_values ', table='events_commitment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='commitment',
            trigger=pgtrigger.compiler.Trigger(name='update', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_commitmentversion" ("id", "origin", "record_key", "english", "event_id", "position", "text", "responsible_organisation_id", "responsible_municipality_id", "responsible_region_id", "due_on", "status", "closing_update_id", "due_on_precision", "due_on_is_latest", "due_on_is_inferred", "due_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."event_id", new_values."position", new_values."text", new_values."responsible_organisation_id", new_values."responsible_municipality_id", new_values."responsible_region_id", new_values."due_on", new_values."status", new_values."closing_update_id", new_values."due_on_precision", new_values."due_on_is_latest", new_values."due_on_is_inferred", new_values."due_on_basis", clock_timestamp(), \'update\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (ROW(old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."event_id", old_values."position", old_values."text", old_values."responsible_organisation_id", old_values."responsible_municipality_id", old_values."responsible_region_id", old_values."due_on", old_values."status", old_values."closing_update_id", old_values."due_on_precision", old_values."due_on_is_latest", old_values."due_on_is_inferred", old_values."due_on_basis") IS DISTINCT FROM ROW(new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."event_id", new_values."position", new_values."text", new_values."responsible_organisation_id", new_values."responsible_municipality_id", new_values."responsible_region_id", new_values."due_on", new_values."status", new_values."closing_update_id", new_values."due_on_precision", new_values."due_on_is_latest", new_values."due_on_is_inferred", new_values."due_on_basis")); RETURN NULL;', hash='7ec2a777d7c8fb1535ae05b3562c0d4953e8e5e0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_f34ad', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='events_commitment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='commitment',
            trigger=pgtrigger.compiler.Trigger(name='delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_commitmentversion" ("id", "origin", "record_key", "english", "event_id", "position", "text", "responsible_organisation_id", "responsible_municipality_id", "responsible_region_id", "due_on", "status", "closing_update_id", "due_on_precision", "due_on_is_latest", "due_on_is_inferred", "due_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."event_id", old_values."position", old_values."text", old_values."responsible_organisation_id", old_values."responsible_municipality_id", old_values."responsible_region_id", old_values."due_on", old_values."status", old_values."closing_update_id", old_values."due_on_precision", old_values."due_on_is_latest", old_values."due_on_is_inferred", old_values."due_on_basis", clock_timestamp(), \'delete\', old_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values ; RETURN NULL;', hash='dbf11527fda44add6c659a0089c8bfebb021b9a5', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_14771', referencing='REFERENCING OLD TABLE AS old_values ', table='events_commitment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='commitmentupdate',
            trigger=pgtrigger.compiler.Trigger(name='insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_commitmentupdateversion" ("id", "english", "commitment_id", "reported_on", "status", "note", "event_id", "source_id", "reported_on_precision", "reported_on_is_latest", "reported_on_is_inferred", "reported_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."english", new_values."commitment_id", new_values."reported_on", new_values."status", new_values."note", new_values."event_id", new_values."source_id", new_values."reported_on_precision", new_values."reported_on_is_latest", new_values."reported_on_is_inferred", new_values."reported_on_basis", clock_timestamp(), \'insert\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM new_values ; RETURN NULL;', hash='1907f3358ad4d0c77d0cf8acb595494acde39c14', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_4a6ff', referencing='REFERENCING NEW TABLE AS new_values ', table='events_commitmentupdate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='commitmentupdate',
            trigger=pgtrigger.compiler.Trigger(name='update', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_commitmentupdateversion" ("id", "english", "commitment_id", "reported_on", "status", "note", "event_id", "source_id", "reported_on_precision", "reported_on_is_latest", "reported_on_is_inferred", "reported_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."english", new_values."commitment_id", new_values."reported_on", new_values."status", new_values."note", new_values."event_id", new_values."source_id", new_values."reported_on_precision", new_values."reported_on_is_latest", new_values."reported_on_is_inferred", new_values."reported_on_basis", clock_timestamp(), \'update\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (ROW(old_values."id", old_values."english", old_values."commitment_id", old_values."reported_on", old_values."status", old_values."note", old_values."event_id", old_values."source_id", old_values."reported_on_precision", old_values."reported_on_is_latest", old_values."reported_on_is_inferred", old_values."reported_on_basis") IS DISTINCT FROM ROW(new_values."id", new_values."english", new_values."commitment_id", new_values."reported_on", new_values."status", new_values."note", new_values."event_id", new_values."source_id", new_values."reported_on_precision", new_values."reported_on_is_latest", new_values."reported_on_is_inferred", new_values."reported_on_basis")); RETURN NULL;', hash='b42f3c86bebf187dcf8b9664636e6a8dce4ef0b9', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_5ef78', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='events_commitmentupdate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='commitmentupdate',
            trigger=pgtrigger.compiler.Trigger(name='delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_commitmentupdateversion" ("id", "english", "commitment_id", "reported_on", "status", "note", "event_id", "source_id", "reported_on_precision", "reported_on_is_latest", "reported_on_is_inferred", "reported_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT old_values."id", old_values."english", old_values."commitment_id", old_values."reported_on", old_values."status", old_values."note", old_values."event_id", old_values."source_id", old_values."reported_on_precision", old_values."reported_on_is_latest", old_values."reported_on_is_inferred", old_values."reported_on_basis", clock_timestamp(), \'delete\', old_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values ; RETURN NULL;', hash='f67241cd08934196c8b64cd63b154a36820a0dc1', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_3cfcc', referencing='REFERENCING OLD TABLE AS old_values ', table='events_commitmentupdate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='correction',
            trigger=pgtrigger.compiler.Trigger(name='insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_correctionversion" ("id", "english", "event_id", "made_at", "made_by_id", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."english", new_values."event_id", new_values."made_at", new_values."made_by_id", new_values."note", clock_timestamp(), \'insert\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM new_values ; RETURN NULL;', hash='2531321c3318e56549dcf61ec501fd671b44b2d9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_70480', referencing='REFERENCING NEW TABLE AS new_values ', table='events_correction', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='correction',
            trigger=pgtrigger.compiler.Trigger(name='update', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_correctionversion" ("id", "english", "event_id", "made_at", "made_by_id", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."english", new_values."event_id", new_values."made_at", new_values."made_by_id", new_values."note", clock_timestamp(), \'update\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (ROW(old_values."id", old_values."english", old_values."event_id", old_values."made_at", old_values."made_by_id", old_values."note") IS DISTINCT FROM ROW(new_values."id", new_values."english", new_values."event_id", new_values."made_at", new_values."made_by_id", new_values."note")); RETURN NULL;', hash='34bf4f6a38c0a64e139f1aeac40d89767d0e84ea', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_f07d9', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='events_correction', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='correction',
            trigger=pgtrigger.compiler.Trigger(name='delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_correctionversion" ("id", "english", "event_id", "made_at", "made_by_id", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT old_values."id", old_values."english", old_values."event_id", old_values."made_at", old_values."made_by_id", old_values."note", clock_timestamp(), \'delete\', old_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values ; RETURN NULL;', hash='0d40bd74bf2ecd61e8b07430bb2274e23cd4a9ea', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_6420b', referencing='REFERENCING OLD TABLE AS old_values ', table='events_correction', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='event',
            trigger=pgtrigger.compiler.Trigger(name='insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_eventversion" ("id", "origin", "record_key", "english", "kind", "title", "slug", "status", "starts_on", "ends_on", "starts_at", "ends_at", "region_id", "is_nationwide", "host_municipality_id", "venue", "lead", "body", "headcount", "attendance_note", "source_id", "owner_id", "has_no_commitments", "creation_token", "review_note", "published_at", "withdrawn_at", "binned_at", "created_at", "starts_on_precision", "starts_on_is_latest", "starts_on_is_inferred", "starts_on_basis", "ends_on_precision", "ends_on_is_latest", "ends_on_is_inferred", "ends_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."kind", new_values."title", new_values."slug", new_values."status", new_values."starts_on", new_values."ends_on", new_values."starts_at", new_values."ends_at", new_values."region_id", new_values."is_nationwide", new_values."host_municipality_id", new_values."venue", new_values."lead", new_values."body", new_values."headcount", new_values."attendance_note", new_values."source_id", new_values."owner_id", new_values."has_no_commitments", new_values."creation_token", new_values."review_note", new_values."published_at", new_values."withdrawn_at", new_values."binned_at", new_values."created_at", new_values."starts_on_precision", new_values."starts_on_is_latest", new_values."starts_on_is_inferred", new_values."starts_on_basis", new_values."ends_on_precision", new_values."ends_on_is_latest", new_values."ends_on_is_inferred", new_values."ends_on_basis", clock_timestamp(), \'insert\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM new_values ; RETURN NULL;', hash='4507e0850937edeb1c530eb018652a00037f9e9a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_9f2dc', referencing='REFERENCING NEW TABLE AS new_values ', table='events_event', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='event',
            trigger=pgtrigger.compiler.Trigger(name='update', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_eventversion" ("id", "origin", "record_key", "english", "kind", "title", "slug", "status", "starts_on", "ends_on", "starts_at", "ends_at", "region_id", "is_nationwide", "host_municipality_id", "venue", "lead", "body", "headcount", "attendance_note", "source_id", "owner_id", "has_no_commitments", "creation_token", "review_note", "published_at", "withdrawn_at", "binned_at", "created_at", "starts_on_precision", "starts_on_is_latest", "starts_on_is_inferred", "starts_on_basis", "ends_on_precision", "ends_on_is_latest", "ends_on_is_inferred", "ends_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."kind", new_values."title", new_values."slug", new_values."status", new_values."starts_on", new_values."ends_on", new_values."starts_at", new_values."ends_at", new_values."region_id", new_values."is_nationwide", new_values."host_municipality_id", new_values."venue", new_values."lead", new_values."body", new_values."headcount", new_values."attendance_note", new_values."source_id", new_values."owner_id", new_values."has_no_commitments", new_values."creation_token", new_values."review_note", new_values."published_at", new_values."withdrawn_at", new_values."binned_at", new_values."created_at", new_values."starts_on_precision", new_values."starts_on_is_latest", new_values."starts_on_is_inferred", new_values."starts_on_basis", new_values."ends_on_precision", new_values."ends_on_is_latest", new_values."ends_on_is_inferred", new_values."ends_on_basis", clock_timestamp(), \'update\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (ROW(old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."kind", old_values."title", old_values."slug", old_values."status", old_values."starts_on", old_values."ends_on", old_values."starts_at", old_values."ends_at", old_values."region_id", old_values."is_nationwide", old_values."host_municipality_id", old_values."venue", old_values."lead", old_values."body", old_values."headcount", old_values."attendance_note", old_values."source_id", old_values."owner_id", old_values."has_no_commitments", old_values."creation_token", old_values."review_note", old_values."published_at", old_values."withdrawn_at", old_values."binned_at", old_values."created_at", old_values."starts_on_precision", old_values."starts_on_is_latest", old_values."starts_on_is_inferred", old_values."starts_on_basis", old_values."ends_on_precision", old_values."ends_on_is_latest", old_values."ends_on_is_inferred", old_values."ends_on_basis") IS DISTINCT FROM ROW(new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."kind", new_values."title", new_values."slug", new_values."status", new_values."starts_on", new_values."ends_on", new_values."starts_at", new_values."ends_at", new_values."region_id", new_values."is_nationwide", new_values."host_municipality_id", new_values."venue", new_values."lead", new_values."body", new_values."headcount", new_values."attendance_note", new_values."source_id", new_values."owner_id", new_values."has_no_commitments", new_values."creation_token", new_values."review_note", new_values."published_at", new_values."withdrawn_at", new_values."binned_at", new_values."created_at", new_values."starts_on_precision", new_values."starts_on_is_latest", new_values."starts_on_is_inferred", new_values."starts_on_basis", new_values."ends_on_precision", new_values."ends_on_is_latest", new_values."ends_on_is_inferred", new_values."ends_on_basis")); RETURN NULL;', hash='840f44b911f0d47b6937124a49728b04d869b3c4', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_f323e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='events_event', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='event',
            trigger=pgtrigger.compiler.Trigger(name='delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_eventversion" ("id", "origin", "record_key", "english", "kind", "title", "slug", "status", "starts_on", "ends_on", "starts_at", "ends_at", "region_id", "is_nationwide", "host_municipality_id", "venue", "lead", "body", "headcount", "attendance_note", "source_id", "owner_id", "has_no_commitments", "creation_token", "review_note", "published_at", "withdrawn_at", "binned_at", "created_at", "starts_on_precision", "starts_on_is_latest", "starts_on_is_inferred", "starts_on_basis", "ends_on_precision", "ends_on_is_latest", "ends_on_is_inferred", "ends_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."kind", old_values."title", old_values."slug", old_values."status", old_values."starts_on", old_values."ends_on", old_values."starts_at", old_values."ends_at", old_values."region_id", old_values."is_nationwide", old_values."host_municipality_id", old_values."venue", old_values."lead", old_values."body", old_values."headcount", old_values."attendance_note", old_values."source_id", old_values."owner_id", old_values."has_no_commitments", old_values."creation_token", old_values."review_note", old_values."published_at", old_values."withdrawn_at", old_values."binned_at", old_values."created_at", old_values."starts_on_precision", old_values."starts_on_is_latest", old_values."starts_on_is_inferred", old_values."starts_on_basis", old_values."ends_on_precision", old_values."ends_on_is_latest", old_values."ends_on_is_inferred", old_values."ends_on_basis", clock_timestamp(), \'delete\', old_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values ; RETURN NULL;', hash='bc695f33929f194de96f0baede0bf84a83b4beb7', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_9d168', referencing='REFERENCING OLD TABLE AS old_values ', table='events_event', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outcome',
            trigger=pgtrigger.compiler.Trigger(name='insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_outcomeversion" ("id", "origin", "record_key", "english", "event_id", "position", "kind", "text", "theme", "raised_by", "region_id", "municipality_id", "institution_id", "target_group", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."event_id", new_values."position", new_values."kind", new_values."text", new_values."theme", new_values."raised_by", new_values."region_id", new_values."municipality_id", new_values."institution_id", new_values."target_group", clock_timestamp(), \'insert\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM new_values ; RETURN NULL;', hash='12c00b8d0344613d39f94c18f7ea99f2241c89dd', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_b3492', referencing='REFERENCING NEW TABLE AS new_values ', table='events_outcome', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outcome',
            trigger=pgtrigger.compiler.Trigger(name='update', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_outcomeversion" ("id", "origin", "record_key", "english", "event_id", "position", "kind", "text", "theme", "raised_by", "region_id", "municipality_id", "institution_id", "target_group", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."event_id", new_values."position", new_values."kind", new_values."text", new_values."theme", new_values."raised_by", new_values."region_id", new_values."municipality_id", new_values."institution_id", new_values."target_group", clock_timestamp(), \'update\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (ROW(old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."event_id", old_values."position", old_values."kind", old_values."text", old_values."theme", old_values."raised_by", old_values."region_id", old_values."municipality_id", old_values."institution_id", old_values."target_group") IS DISTINCT FROM ROW(new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."event_id", new_values."position", new_values."kind", new_values."text", new_values."theme", new_values."raised_by", new_values."region_id", new_values."municipality_id", new_values."institution_id", new_values."target_group")); RETURN NULL;', hash='4dc6eb8a27924a7f8e047807a15859594b49ca4c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_e5fcc', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='events_outcome', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outcome',
            trigger=pgtrigger.compiler.Trigger(name='delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_outcomeversion" ("id", "origin", "record_key", "english", "event_id", "position", "kind", "text", "theme", "raised_by", "region_id", "municipality_id", "institution_id", "target_group", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."event_id", old_values."position", old_values."kind", old_values."text", old_values."theme", old_values."raised_by", old_values."region_id", old_values."municipality_id", old_values."institution_id", old_values."target_group", clock_timestamp(), \'delete\', old_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values ; RETURN NULL;', hash='06a9d1bc6a7eecdbb4a0332a110560abde2a9a18', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_2e87d', referencing='REFERENCING OLD TABLE AS old_values ', table='events_outcome', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participation',
            trigger=pgtrigger.compiler.Trigger(name='insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_participationversion" ("id", "english", "event_id", "role", "person_id", "organisation_id", "office", "is_public", "position", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."english", new_values."event_id", new_values."role", new_values."person_id", new_values."organisation_id", new_values."office", new_values."is_public", new_values."position", clock_timestamp(), \'insert\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM new_values ; RETURN NULL;', hash='a77642c85a5d960a3f8cd50f6b2060d1b50f0bfb', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_5ea0c', referencing='REFERENCING NEW TABLE AS new_values ', table='events_participation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participation',
            trigger=pgtrigger.compiler.Trigger(name='update', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_participationversion" ("id", "english", "event_id", "role", "person_id", "organisation_id", "office", "is_public", "position", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."english", new_values."event_id", new_values."role", new_values."person_id", new_values."organisation_id", new_values."office", new_values."is_public", new_values."position", clock_timestamp(), \'update\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (ROW(old_values."id", old_values."english", old_values."event_id", old_values."role", old_values."person_id", old_values."organisation_id", old_values."office", old_values."is_public", old_values."position") IS DISTINCT FROM ROW(new_values."id", new_values."english", new_values."event_id", new_values."role", new_values."person_id", new_values."organisation_id", new_values."office", new_values."is_public", new_values."position")); RETURN NULL;', hash='5b1aaca6da05d1396b06c312f24477d7dfcd0e21', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_60cdc', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='events_participation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participation',
            trigger=pgtrigger.compiler.Trigger(name='delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_participationversion" ("id", "english", "event_id", "role", "person_id", "organisation_id", "office", "is_public", "position", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT old_values."id", old_values."english", old_values."event_id", old_values."role", old_values."person_id", old_values."organisation_id", old_values."office", old_values."is_public", old_values."position", clock_timestamp(), \'delete\', old_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values ; RETURN NULL;', hash='2c2037ed20a731a723bf2e51ae55b7f2803958ce', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_94ec5', referencing='REFERENCING OLD TABLE AS old_values ', table='events_participation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='photo',
            trigger=pgtrigger.compiler.Trigger(name='insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_photoversion" ("id", "english", "key", "event_id", "image", "width", "height", "small", "caption", "alt", "credit", "has_consent", "shows_children", "children_note", "visibility", "position", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."english", new_values."key", new_values."event_id", new_values."image", new_values."width", new_values."height", new_values."small", new_values."caption", new_values."alt", new_values."credit", new_values."has_consent", new_values."shows_children", new_values."children_note", new_values."visibility", new_values."position", clock_timestamp(), \'insert\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM new_values ; RETURN NULL;', hash='ea1e1e2f0dd250ff37a7c2ba6761c786f6adde9e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_f3312', referencing='REFERENCING NEW TABLE AS new_values ', table='events_photo', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='photo',
            trigger=pgtrigger.compiler.Trigger(name='update', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_photoversion" ("id", "english", "key", "event_id", "image", "width", "height", "small", "caption", "alt", "credit", "has_consent", "shows_children", "children_note", "visibility", "position", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."english", new_values."key", new_values."event_id", new_values."image", new_values."width", new_values."height", new_values."small", new_values."caption", new_values."alt", new_values."credit", new_values."has_consent", new_values."shows_children", new_values."children_note", new_values."visibility", new_values."position", clock_timestamp(), \'update\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (ROW(old_values."id", old_values."english", old_values."key", old_values."event_id", old_values."image", old_values."width", old_values."height", old_values."small", old_values."caption", old_values."alt", old_values."credit", old_values."has_consent", old_values."shows_children", old_values."children_note", old_values."visibility", old_values."position") IS DISTINCT FROM ROW(new_values."id", new_values."english", new_values."key", new_values."event_id", new_values."image", new_values."width", new_values."height", new_values."small", new_values."caption", new_values."alt", new_values."credit", new_values."has_consent", new_values."shows_children", new_values."children_note", new_values."visibility", new_values."position")); RETURN NULL;', hash='a624bacb0d39f3733430cfd27fa61d2cc0e5bb0e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_d4c88', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='events_photo', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='photo',
            trigger=pgtrigger.compiler.Trigger(name='delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_photoversion" ("id", "english", "key", "event_id", "image", "width", "height", "small", "caption", "alt", "credit", "has_consent", "shows_children", "children_note", "visibility", "position", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT old_values."id", old_values."english", old_values."key", old_values."event_id", old_values."image", old_values."width", old_values."height", old_values."small", old_values."caption", old_values."alt", old_values."credit", old_values."has_consent", old_values."shows_children", old_values."children_note", old_values."visibility", old_values."position", clock_timestamp(), \'delete\', old_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values ; RETURN NULL;', hash='2dfb8ff6ebed5f782cad437ac0ccd3ccc99585b0', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_9c808', referencing='REFERENCING OLD TABLE AS old_values ', table='events_photo', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presentation',
            trigger=pgtrigger.compiler.Trigger(name='insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_presentationversion" ("id", "english", "event_id", "position", "topic", "speaker_id", "organisation_id", "office", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."english", new_values."event_id", new_values."position", new_values."topic", new_values."speaker_id", new_values."organisation_id", new_values."office", clock_timestamp(), \'insert\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM new_values ; RETURN NULL;', hash='4e8e7cc77bef02d63bfb080e223f7897050bfe12', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_18f71', referencing='REFERENCING NEW TABLE AS new_values ', table='events_presentation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presentation',
            trigger=pgtrigger.compiler.Trigger(name='update', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_presentationversion" ("id", "english", "event_id", "position", "topic", "speaker_id", "organisation_id", "office", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."english", new_values."event_id", new_values."position", new_values."topic", new_values."speaker_id", new_values."organisation_id", new_values."office", clock_timestamp(), \'update\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (ROW(old_values."id", old_values."english", old_values."event_id", old_values."position", old_values."topic", old_values."speaker_id", old_values."organisation_id", old_values."office") IS DISTINCT FROM ROW(new_values."id", new_values."english", new_values."event_id", new_values."position", new_values."topic", new_values."speaker_id", new_values."organisation_id", new_values."office")); RETURN NULL;', hash='c32fa6f3584ecfd8c1e043c4cc46fb9b3f600b1f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_583c6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='events_presentation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='presentation',
            trigger=pgtrigger.compiler.Trigger(name='delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_presentationversion" ("id", "english", "event_id", "position", "topic", "speaker_id", "organisation_id", "office", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT old_values."id", old_values."english", old_values."event_id", old_values."position", old_values."topic", old_values."speaker_id", old_values."organisation_id", old_values."office", clock_timestamp(), \'delete\', old_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values ; RETURN NULL;', hash='971c9d2fc5eda386e35f8a767d071b0c612502e6', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_5cc10', referencing='REFERENCING OLD TABLE AS old_values ', table='events_presentation', when='AFTER')),
        ),
    ])]
