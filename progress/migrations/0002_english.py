"""The English versions of the texts, beside them, and in the versions that are kept."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from municipalities.migrations._at_once import ChangedAtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('progress', '0001_tables'),
    ]

    operations = [ChangedAtOnce([
        pgtrigger.migrations.RemoveTrigger(
            model_name='indicatorvalue',
            name='insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='indicatorvalue',
            name='update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='indicatorvalue',
            name='delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='milestone',
            name='insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='milestone',
            name='update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='milestone',
            name='delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='serviceprovision',
            name='insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='serviceprovision',
            name='update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='serviceprovision',
            name='delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='socialservicesplan',
            name='insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='socialservicesplan',
            name='update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='socialservicesplan',
            name='delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='target',
            name='insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='target',
            name='update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='target',
            name='delete',
        ),
        migrations.AddField(
            model_name='indicatorvalue',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='indicatorvalueversion',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='milestone',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='milestoneversion',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='serviceprovision',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='serviceprovisionversion',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='socialservicesplan',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='socialservicesplanversion',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='target',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='targetversion',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='indicatorvalue',
            trigger=pgtrigger.compiler.Trigger(name='insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "progress_indicatorvalueversion" ("id", "origin", "record_key", "english", "event_id", "source_id", "region_id", "municipality_id", "indicator_id", "period_on", "until_on", "value", "quality", "is_provisional", "note", "is_in_use", "chosen_by_id", "chosen_at", "chosen_because", "period_on_precision", "period_on_is_latest", "period_on_is_inferred", "period_on_basis", "until_on_precision", "until_on_is_latest", "until_on_is_inferred", "until_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."event_id", new_values."source_id", new_values."region_id", new_values."municipality_id", new_values."indicator_id", new_values."period_on", new_values."until_on", new_values."value", new_values."quality", new_values."is_provisional", new_values."note", new_values."is_in_use", new_values."chosen_by_id", new_values."chosen_at", new_values."chosen_because", new_values."period_on_precision", new_values."period_on_is_latest", new_values."period_on_is_inferred", new_values."period_on_basis", new_values."until_on_precision", new_values."until_on_is_latest", new_values."until_on_is_inferred", new_values."until_on_basis", clock_timestamp(), \'insert\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM new_values ; RETURN NULL;', hash='13ad0103ae471afc63ea45680dccf71e411d565b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_9dd0f', referencing='REFERENCING NEW TABLE AS new_values ', table='progress_indicatorvalue', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='indicatorvalue',
            trigger=pgtrigger.compiler.Trigger(name='update', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "progress_indicatorvalueversion" ("id", "origin", "record_key", "english", "event_id", "source_id", "region_id", "municipality_id", "indicator_id", "period_on", "until_on", "value", "quality", "is_provisional", "note", "is_in_use", "chosen_by_id", "chosen_at", "chosen_because", "period_on_precision", "period_on_is_latest", "period_on_is_inferred", "period_on_basis", "until_on_precision", "until_on_is_latest", "until_on_is_inferred", "until_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."event_id", new_values."source_id", new_values."region_id", new_values."municipality_id", new_values."indicator_id", new_values."period_on", new_values."until_on", new_values."value", new_values."quality", new_values."is_provisional", new_values."note", new_values."is_in_use", new_values."chosen_by_id", new_values."chosen_at", new_values."chosen_because", new_values."period_on_precision", new_values."period_on_is_latest", new_values."period_on_is_inferred", new_values."period_on_basis", new_values."until_on_precision", new_values."until_on_is_latest", new_values."until_on_is_inferred", new_values."until_on_basis", clock_timestamp(), \'update\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (ROW(old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."event_id", old_values."source_id", old_values."region_id", old_values."municipality_id", old_values."indicator_id", old_values."period_on", old_values."until_on", old_values."value", old_values."quality", old_values."is_provisional", old_values."note", old_values."is_in_use", old_values."chosen_by_id", old_values."chosen_at", old_values."chosen_because", old_values."period_on_precision", old_values."period_on_is_latest", old_values."period_on_is_inferred", old_values."period_on_basis", old_values."until_on_precision", old_values."until_on_is_latest", old_values."until_on_is_inferred", old_values."until_on_basis") IS DISTINCT FROM ROW(new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."event_id", new_values."source_id", new_values."region_id", new_values."municipality_id", new_values."indicator_id", new_values."period_on", new_values."until_on", new_values."value", new_values."quality", new_values."is_provisional", new_values."note", new_values."is_in_use", new_values."chosen_by_id", new_values."chosen_at", new_values."chosen_because", new_values."period_on_precision", new_values."period_on_is_latest", new_values."period_on_is_inferred", new_values."period_on_basis", new_values."until_on_precision", new_values."until_on_is_latest", new_values."until_on_is_inferred", new_values."until_on_basis")); RETURN NULL;', hash='b39bebb31749d5c88f76b10a79521beeec95e130', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_6b74c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='progress_indicatorvalue', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='indicatorvalue',
            trigger=pgtrigger.compiler.Trigger(name='delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "progress_indicatorvalueversion" ("id", "origin", "record_key", "english", "event_id", "source_id", "region_id", "municipality_id", "indicator_id", "period_on", "until_on", "value", "quality", "is_provisional", "note", "is_in_use", "chosen_by_id", "chosen_at", "chosen_because", "period_on_precision", "period_on_is_latest", "period_on_is_inferred", "period_on_basis", "until_on_precision", "until_on_is_latest", "until_on_is_inferred", "until_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."event_id", old_values."source_id", old_values."region_id", old_values."municipality_id", old_values."indicator_id", old_values."period_on", old_values."until_on", old_values."value", old_values."quality", old_values."is_provisional", old_values."note", old_values."is_in_use", old_values."chosen_by_id", old_values."chosen_at", old_values."chosen_because", old_values."period_on_precision", old_values."period_on_is_latest", old_values."period_on_is_inferred", old_values."period_on_basis", old_values."until_on_precision", old_values."until_on_is_latest", old_values."until_on_is_inferred", old_values."until_on_basis", clock_timestamp(), \'delete\', old_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values ; RETURN NULL;', hash='698976847511a832bfd334e2d3541ece9a3685f0', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_186eb', referencing='REFERENCING OLD TABLE AS old_values ', table='progress_indicatorvalue', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='milestone',
            trigger=pgtrigger.compiler.Trigger(name='insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "progress_milestoneversion" ("id", "origin", "record_key", "english", "event_id", "source_id", "kind", "dated_on", "title", "title_en", "text", "dated_on_precision", "dated_on_is_latest", "dated_on_is_inferred", "dated_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."event_id", new_values."source_id", new_values."kind", new_values."dated_on", new_values."title", new_values."title_en", new_values."text", new_values."dated_on_precision", new_values."dated_on_is_latest", new_values."dated_on_is_inferred", new_values."dated_on_basis", clock_timestamp(), \'insert\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM new_values ; RETURN NULL;', hash='685d3e96b03fe317af20ddc465082611a4b957bf', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_67d88', referencing='REFERENCING NEW TABLE AS new_values ', table='progress_milestone', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='milestone',
            trigger=pgtrigger.compiler.Trigger(name='update', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "progress_milestoneversion" ("id", "origin", "record_key", "english", "event_id", "source_id", "kind", "dated_on", "title", "title_en", "text", "dated_on_precision", "dated_on_is_latest", "dated_on_is_inferred", "dated_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."event_id", new_values."source_id", new_values."kind", new_values."dated_on", new_values."title", new_values."title_en", new_values."text", new_values."dated_on_precision", new_values."dated_on_is_latest", new_values."dated_on_is_inferred", new_values."dated_on_basis", clock_timestamp(), \'update\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (ROW(old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."event_id", old_values."source_id", old_values."kind", old_values."dated_on", old_values."title", old_values."title_en", old_values."text", old_values."dated_on_precision", old_values."dated_on_is_latest", old_values."dated_on_is_inferred", old_values."dated_on_basis") IS DISTINCT FROM ROW(new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."event_id", new_values."source_id", new_values."kind", new_values."dated_on", new_values."title", new_values."title_en", new_values."text", new_values."dated_on_precision", new_values."dated_on_is_latest", new_values."dated_on_is_inferred", new_values."dated_on_basis")); RETURN NULL;', hash='cc645490ff2d35858d1b8a01331857c798beae1e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_c1b52', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='progress_milestone', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='milestone',
            trigger=pgtrigger.compiler.Trigger(name='delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "progress_milestoneversion" ("id", "origin", "record_key", "english", "event_id", "source_id", "kind", "dated_on", "title", "title_en", "text", "dated_on_precision", "dated_on_is_latest", "dated_on_is_inferred", "dated_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."event_id", old_values."source_id", old_values."kind", old_values."dated_on", old_values."title", old_values."title_en", old_values."text", old_values."dated_on_precision", old_values."dated_on_is_latest", old_values."dated_on_is_inferred", old_values."dated_on_basis", clock_timestamp(), \'delete\', old_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values ; RETURN NULL;', hash='fd353d221642a3da2942107819dcf9fe06872869', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_27557', referencing='REFERENCING OLD TABLE AS old_values ', table='progress_milestone', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='serviceprovision',
            trigger=pgtrigger.compiler.Trigger(name='insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "progress_serviceprovisionversion" ("id", "origin", "record_key", "english", "event_id", "source_id", "municipality_id", "service_id", "status", "stated_on", "since_on", "provider_id", "funding", "note", "stated_on_precision", "stated_on_is_latest", "stated_on_is_inferred", "stated_on_basis", "since_on_precision", "since_on_is_latest", "since_on_is_inferred", "since_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."event_id", new_values."source_id", new_values."municipality_id", new_values."service_id", new_values."status", new_values."stated_on", new_values."since_on", new_values."provider_id", new_values."funding", new_values."note", new_values."stated_on_precision", new_values."stated_on_is_latest", new_values."stated_on_is_inferred", new_values."stated_on_basis", new_values."since_on_precision", new_values."since_on_is_latest", new_values."since_on_is_inferred", new_values."since_on_basis", clock_timestamp(), \'insert\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM new_values ; RETURN NULL;', hash='82904227c4833d330394c8128d5bdd597bd78647', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_bc2ca', referencing='REFERENCING NEW TABLE AS new_values ', table='progress_serviceprovision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='serviceprovision',
            trigger=pgtrigger.compiler.Trigger(name='update', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "progress_serviceprovisionversion" ("id", "origin", "record_key", "english", "event_id", "source_id", "municipality_id", "service_id", "status", "stated_on", "since_on", "provider_id", "funding", "note", "stated_on_precision", "stated_on_is_latest", "stated_on_is_inferred", "stated_on_basis", "since_on_precision", "since_on_is_latest", "since_on_is_inferred", "since_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."event_id", new_values."source_id", new_values."municipality_id", new_values."service_id", new_values."status", new_values."stated_on", new_values."since_on", new_values."provider_id", new_values."funding", new_values."note", new_values."stated_on_precision", new_values."stated_on_is_latest", new_values."stated_on_is_inferred", new_values."stated_on_basis", new_values."since_on_precision", new_values."since_on_is_latest", new_values."since_on_is_inferred", new_values."since_on_basis", clock_timestamp(), \'update\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (ROW(old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."event_id", old_values."source_id", old_values."municipality_id", old_values."service_id", old_values."status", old_values."stated_on", old_values."since_on", old_values."provider_id", old_values."funding", old_values."note", old_values."stated_on_precision", old_values."stated_on_is_latest", old_values."stated_on_is_inferred", old_values."stated_on_basis", old_values."since_on_precision", old_values."since_on_is_latest", old_values."since_on_is_inferred", old_values."since_on_basis") IS DISTINCT FROM ROW(new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."event_id", new_values."source_id", new_values."municipality_id", new_values."service_id", new_values."status", new_values."stated_on", new_values."since_on", new_values."provider_id", new_values."funding", new_values."note", new_values."stated_on_precision", new_values."stated_on_is_latest", new_values."stated_on_is_inferred", new_values."stated_on_basis", new_values."since_on_precision", new_values."since_on_is_latest", new_values."since_on_is_inferred", new_values."since_on_basis")); RETURN NULL;', hash='9fefe1b3115152358c62ab643fe8a6edfe2f2123', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_fcd4a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='progress_serviceprovision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='serviceprovision',
            trigger=pgtrigger.compiler.Trigger(name='delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "progress_serviceprovisionversion" ("id", "origin", "record_key", "english", "event_id", "source_id", "municipality_id", "service_id", "status", "stated_on", "since_on", "provider_id", "funding", "note", "stated_on_precision", "stated_on_is_latest", "stated_on_is_inferred", "stated_on_basis", "since_on_precision", "since_on_is_latest", "since_on_is_inferred", "since_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."event_id", old_values."source_id", old_values."municipality_id", old_values."service_id", old_values."status", old_values."stated_on", old_values."since_on", old_values."provider_id", old_values."funding", old_values."note", old_values."stated_on_precision", old_values."stated_on_is_latest", old_values."stated_on_is_inferred", old_values."stated_on_basis", old_values."since_on_precision", old_values."since_on_is_latest", old_values."since_on_is_inferred", old_values."since_on_basis", clock_timestamp(), \'delete\', old_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values ; RETURN NULL;', hash='172b9a819af400612eb71750888fbbb49d9dfd63', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_a9052', referencing='REFERENCING OLD TABLE AS old_values ', table='progress_serviceprovision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='socialservicesplan',
            trigger=pgtrigger.compiler.Trigger(name='insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "progress_socialservicesplanversion" ("id", "origin", "record_key", "english", "event_id", "source_id", "municipality_id", "title", "first_year", "last_year", "approved_on", "url", "approved_on_precision", "approved_on_is_latest", "approved_on_is_inferred", "approved_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."event_id", new_values."source_id", new_values."municipality_id", new_values."title", new_values."first_year", new_values."last_year", new_values."approved_on", new_values."url", new_values."approved_on_precision", new_values."approved_on_is_latest", new_values."approved_on_is_inferred", new_values."approved_on_basis", clock_timestamp(), \'insert\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM new_values ; RETURN NULL;', hash='9fe678bdf7f80c3a8116571081656cb77d711f61', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_7fe6b', referencing='REFERENCING NEW TABLE AS new_values ', table='progress_socialservicesplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='socialservicesplan',
            trigger=pgtrigger.compiler.Trigger(name='update', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "progress_socialservicesplanversion" ("id", "origin", "record_key", "english", "event_id", "source_id", "municipality_id", "title", "first_year", "last_year", "approved_on", "url", "approved_on_precision", "approved_on_is_latest", "approved_on_is_inferred", "approved_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."event_id", new_values."source_id", new_values."municipality_id", new_values."title", new_values."first_year", new_values."last_year", new_values."approved_on", new_values."url", new_values."approved_on_precision", new_values."approved_on_is_latest", new_values."approved_on_is_inferred", new_values."approved_on_basis", clock_timestamp(), \'update\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (ROW(old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."event_id", old_values."source_id", old_values."municipality_id", old_values."title", old_values."first_year", old_values."last_year", old_values."approved_on", old_values."url", old_values."approved_on_precision", old_values."approved_on_is_latest", old_values."approved_on_is_inferred", old_values."approved_on_basis") IS DISTINCT FROM ROW(new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."event_id", new_values."source_id", new_values."municipality_id", new_values."title", new_values."first_year", new_values."last_year", new_values."approved_on", new_values."url", new_values."approved_on_precision", new_values."approved_on_is_latest", new_values."approved_on_is_inferred", new_values."approved_on_basis")); RETURN NULL;', hash='28c52edf8dcb6284e3300bf61e1a3edfe30b613d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_67a15', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='progress_socialservicesplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='socialservicesplan',
            trigger=pgtrigger.compiler.Trigger(name='delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "progress_socialservicesplanversion" ("id", "origin", "record_key", "english", "event_id", "source_id", "municipality_id", "title", "first_year", "last_year", "approved_on", "url", "approved_on_precision", "approved_on_is_latest", "approved_on_is_inferred", "approved_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."event_id", old_values."source_id", old_values."municipality_id", old_values."title", old_values."first_year", old_values."last_year", old_values."approved_on", old_values."url", old_values."approved_on_precision", old_values."approved_on_is_latest", old_values."approved_on_is_inferred", old_values."approved_on_basis", clock_timestamp(), \'delete\', old_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values ; RETURN NULL;', hash='6b095e51e74dce1a983238e277a7c327cd9b1f29', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_6220d', referencing='REFERENCING OLD TABLE AS old_values ', table='progress_socialservicesplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='target',
            trigger=pgtrigger.compiler.Trigger(name='insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "progress_targetversion" ("id", "origin", "record_key", "english", "event_id", "source_id", "region_id", "municipality_id", "indicator_id", "value", "due_on", "note", "due_on_precision", "due_on_is_latest", "due_on_is_inferred", "due_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."event_id", new_values."source_id", new_values."region_id", new_values."municipality_id", new_values."indicator_id", new_values."value", new_values."due_on", new_values."note", new_values."due_on_precision", new_values."due_on_is_latest", new_values."due_on_is_inferred", new_values."due_on_basis", clock_timestamp(), \'insert\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM new_values ; RETURN NULL;', hash='7a78161898c0a7ecc09b0a3f4d0b432c7d6cc722', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_cb3d5', referencing='REFERENCING NEW TABLE AS new_values ', table='progress_target', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='target',
            trigger=pgtrigger.compiler.Trigger(name='update', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "progress_targetversion" ("id", "origin", "record_key", "english", "event_id", "source_id", "region_id", "municipality_id", "indicator_id", "value", "due_on", "note", "due_on_precision", "due_on_is_latest", "due_on_is_inferred", "due_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."event_id", new_values."source_id", new_values."region_id", new_values."municipality_id", new_values."indicator_id", new_values."value", new_values."due_on", new_values."note", new_values."due_on_precision", new_values."due_on_is_latest", new_values."due_on_is_inferred", new_values."due_on_basis", clock_timestamp(), \'update\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (ROW(old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."event_id", old_values."source_id", old_values."region_id", old_values."municipality_id", old_values."indicator_id", old_values."value", old_values."due_on", old_values."note", old_values."due_on_precision", old_values."due_on_is_latest", old_values."due_on_is_inferred", old_values."due_on_basis") IS DISTINCT FROM ROW(new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."event_id", new_values."source_id", new_values."region_id", new_values."municipality_id", new_values."indicator_id", new_values."value", new_values."due_on", new_values."note", new_values."due_on_precision", new_values."due_on_is_latest", new_values."due_on_is_inferred", new_values."due_on_basis")); RETURN NULL;', hash='1b806c492d351e04126c04d279892fc742990286', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_91199', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='progress_target', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='target',
            trigger=pgtrigger.compiler.Trigger(name='delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "progress_targetversion" ("id", "origin", "record_key", "english", "event_id", "source_id", "region_id", "municipality_id", "indicator_id", "value", "due_on", "note", "due_on_precision", "due_on_is_latest", "due_on_is_inferred", "due_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."event_id", old_values."source_id", old_values."region_id", old_values."municipality_id", old_values."indicator_id", old_values."value", old_values."due_on", old_values."note", old_values."due_on_precision", old_values."due_on_is_latest", old_values."due_on_is_inferred", old_values."due_on_basis", clock_timestamp(), \'delete\', old_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values ; RETURN NULL;', hash='c5a9b58725d2644172d0f06bf20b5f6d9ccaeb70', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_b222e', referencing='REFERENCING OLD TABLE AS old_values ', table='progress_target', when='AFTER')),
        ),
    ])]
