"""The English versions of the texts, beside them, and in the versions that are kept."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from municipalities.migrations._at_once import ChangedAtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('municipalities', '0002_tables'),
    ]

    operations = [ChangedAtOnce([
        pgtrigger.migrations.RemoveTrigger(
            model_name='agreement',
            name='insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='agreement',
            name='update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='agreement',
            name='delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='careinstitution',
            name='insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='careinstitution',
            name='update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='careinstitution',
            name='delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='claim',
            name='insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='claim',
            name='update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='claim',
            name='delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='cluster',
            name='insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='cluster',
            name='update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='cluster',
            name='delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='fundingproject',
            name='insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='fundingproject',
            name='update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='fundingproject',
            name='delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='organisation',
            name='insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='organisation',
            name='update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='organisation',
            name='delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='seat',
            name='insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='seat',
            name='update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='seat',
            name='delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='signatory',
            name='insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='signatory',
            name='update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='signatory',
            name='delete',
        ),
        migrations.AddField(
            model_name='agreement',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='agreementversion',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='careinstitution',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='careinstitutionversion',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='claim',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='claimversion',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='cluster',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='clusterversion',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='fundingproject',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='fundingprojectversion',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='organisation',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='organisationversion',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='seat',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='seatversion',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='signatory',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        migrations.AddField(
            model_name='signatoryversion',
            name='english',
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name='in English'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreement',
            trigger=pgtrigger.compiler.Trigger(name='insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "municipalities_agreementversion" ("id", "origin", "record_key", "english", "ngo_id", "municipality_id", "kind", "status", "planned_on", "approved_on", "signed_on", "ended_on", "place", "purpose", "areas_of_work", "term", "document", "note", "source_id", "planned_on_precision", "planned_on_is_latest", "planned_on_is_inferred", "planned_on_basis", "approved_on_precision", "approved_on_is_latest", "approved_on_is_inferred", "approved_on_basis", "signed_on_precision", "signed_on_is_latest", "signed_on_is_inferred", "signed_on_basis", "ended_on_precision", "ended_on_is_latest", "ended_on_is_inferred", "ended_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."ngo_id", new_values."municipality_id", new_values."kind", new_values."status", new_values."planned_on", new_values."approved_on", new_values."signed_on", new_values."ended_on", new_values."place", new_values."purpose", new_values."areas_of_work", new_values."term", new_values."document", new_values."note", new_values."source_id", new_values."planned_on_precision", new_values."planned_on_is_latest", new_values."planned_on_is_inferred", new_values."planned_on_basis", new_values."approved_on_precision", new_values."approved_on_is_latest", new_values."approved_on_is_inferred", new_values."approved_on_basis", new_values."signed_on_precision", new_values."signed_on_is_latest", new_values."signed_on_is_inferred", new_values."signed_on_basis", new_values."ended_on_precision", new_values."ended_on_is_latest", new_values."ended_on_is_inferred", new_values."ended_on_basis", clock_timestamp(), \'insert\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM new_values ; RETURN NULL;', hash='bc1e762ee485d731dc02bdfe997ab8a3785769d9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_7a0f5', referencing='REFERENCING NEW TABLE AS new_values ', table='municipalities_agreement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreement',
            trigger=pgtrigger.compiler.Trigger(name='update', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "municipalities_agreementversion" ("id", "origin", "record_key", "english", "ngo_id", "municipality_id", "kind", "status", "planned_on", "approved_on", "signed_on", "ended_on", "place", "purpose", "areas_of_work", "term", "document", "note", "source_id", "planned_on_precision", "planned_on_is_latest", "planned_on_is_inferred", "planned_on_basis", "approved_on_precision", "approved_on_is_latest", "approved_on_is_inferred", "approved_on_basis", "signed_on_precision", "signed_on_is_latest", "signed_on_is_inferred", "signed_on_basis", "ended_on_precision", "ended_on_is_latest", "ended_on_is_inferred", "ended_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."ngo_id", new_values."municipality_id", new_values."kind", new_values."status", new_values."planned_on", new_values."approved_on", new_values."signed_on", new_values."ended_on", new_values."place", new_values."purpose", new_values."areas_of_work", new_values."term", new_values."document", new_values."note", new_values."source_id", new_values."planned_on_precision", new_values."planned_on_is_latest", new_values."planned_on_is_inferred", new_values."planned_on_basis", new_values."approved_on_precision", new_values."approved_on_is_latest", new_values."approved_on_is_inferred", new_values."approved_on_basis", new_values."signed_on_precision", new_values."signed_on_is_latest", new_values."signed_on_is_inferred", new_values."signed_on_basis", new_values."ended_on_precision", new_values."ended_on_is_latest", new_values."ended_on_is_inferred", new_values."ended_on_basis", clock_timestamp(), \'update\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (ROW(old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."ngo_id", old_values."municipality_id", old_values."kind", old_values."status", old_values."planned_on", old_values."approved_on", old_values."signed_on", old_values."ended_on", old_values."place", old_values."purpose", old_values."areas_of_work", old_values."term", old_values."document", old_values."note", old_values."source_id", old_values."planned_on_precision", old_values."planned_on_is_latest", old_values."planned_on_is_inferred", old_values."planned_on_basis", old_values."approved_on_precision", old_values."approved_on_is_latest", old_values."approved_on_is_inferred", old_values."approved_on_basis", old_values."signed_on_precision", old_values."signed_on_is_latest", old_values."signed_on_is_inferred", old_values."signed_on_basis", old_values."ended_on_precision", old_values."ended_on_is_latest", old_values."ended_on_is_inferred", old_values."ended_on_basis") IS DISTINCT FROM ROW(new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."ngo_id", new_values."municipality_id", new_values."kind", new_values."status", new_values."planned_on", new_values."approved_on", new_values."signed_on", new_values."ended_on", new_values."place", new_values."purpose", new_values."areas_of_work", new_values."term", new_values."document", new_values."note", new_values."source_id", new_values."planned_on_precision", new_values."planned_on_is_latest", new_values."planned_on_is_inferred", new_values."planned_on_basis", new_values."approved_on_precision", new_values."approved_on_is_latest", new_values."approved_on_is_inferred", new_values."approved_on_basis", new_values."signed_on_precision", new_values."signed_on_is_latest", new_values."signed_on_is_inferred", new_values."signed_on_basis", new_values."ended_on_precision", new_values."ended_on_is_latest", new_values."ended_on_is_inferred", new_values."ended_on_basis")); RETURN NULL;', hash='3c587bd7831dd1481615b0d2ee0ebef76cf1f414', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_33d88', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='municipalities_agreement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreement',
            trigger=pgtrigger.compiler.Trigger(name='delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "municipalities_agreementversion" ("id", "origin", "record_key", "english", "ngo_id", "municipality_id", "kind", "status", "planned_on", "approved_on", "signed_on", "ended_on", "place", "purpose", "areas_of_work", "term", "document", "note", "source_id", "planned_on_precision", "planned_on_is_latest", "planned_on_is_inferred", "planned_on_basis", "approved_on_precision", "approved_on_is_latest", "approved_on_is_inferred", "approved_on_basis", "signed_on_precision", "signed_on_is_latest", "signed_on_is_inferred", "signed_on_basis", "ended_on_precision", "ended_on_is_latest", "ended_on_is_inferred", "ended_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."ngo_id", old_values."municipality_id", old_values."kind", old_values."status", old_values."planned_on", old_values."approved_on", old_values."signed_on", old_values."ended_on", old_values."place", old_values."purpose", old_values."areas_of_work", old_values."term", old_values."document", old_values."note", old_values."source_id", old_values."planned_on_precision", old_values."planned_on_is_latest", old_values."planned_on_is_inferred", old_values."planned_on_basis", old_values."approved_on_precision", old_values."approved_on_is_latest", old_values."approved_on_is_inferred", old_values."approved_on_basis", old_values."signed_on_precision", old_values."signed_on_is_latest", old_values."signed_on_is_inferred", old_values."signed_on_basis", old_values."ended_on_precision", old_values."ended_on_is_latest", old_values."ended_on_is_inferred", old_values."ended_on_basis", clock_timestamp(), \'delete\', old_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values ; RETURN NULL;', hash='2c8329eeff32d81b684210377d63f4ec2698cb68', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_126f7', referencing='REFERENCING OLD TABLE AS old_values ', table='municipalities_agreement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='careinstitution',
            trigger=pgtrigger.compiler.Trigger(name='insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "municipalities_careinstitutionversion" ("english", "organisation_id", "kind", "operator_id", "target_group", "places", "reform_status", "since_on", "reform_note", "closing_on", "since_on_precision", "since_on_is_latest", "since_on_is_inferred", "since_on_basis", "closing_on_precision", "closing_on_is_latest", "closing_on_is_inferred", "closing_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."english", new_values."organisation_id", new_values."kind", new_values."operator_id", new_values."target_group", new_values."places", new_values."reform_status", new_values."since_on", new_values."reform_note", new_values."closing_on", new_values."since_on_precision", new_values."since_on_is_latest", new_values."since_on_is_inferred", new_values."since_on_basis", new_values."closing_on_precision", new_values."closing_on_is_latest", new_values."closing_on_is_inferred", new_values."closing_on_basis", clock_timestamp(), \'insert\', new_values."organisation_id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM new_values ; RETURN NULL;', hash='d81f05b09e26b507dd413826b9c7fc36f8ecc278', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_83d5f', referencing='REFERENCING NEW TABLE AS new_values ', table='municipalities_careinstitution', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='careinstitution',
            trigger=pgtrigger.compiler.Trigger(name='update', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "municipalities_careinstitutionversion" ("english", "organisation_id", "kind", "operator_id", "target_group", "places", "reform_status", "since_on", "reform_note", "closing_on", "since_on_precision", "since_on_is_latest", "since_on_is_inferred", "since_on_basis", "closing_on_precision", "closing_on_is_latest", "closing_on_is_inferred", "closing_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."english", new_values."organisation_id", new_values."kind", new_values."operator_id", new_values."target_group", new_values."places", new_values."reform_status", new_values."since_on", new_values."reform_note", new_values."closing_on", new_values."since_on_precision", new_values."since_on_is_latest", new_values."since_on_is_inferred", new_values."since_on_basis", new_values."closing_on_precision", new_values."closing_on_is_latest", new_values."closing_on_is_inferred", new_values."closing_on_basis", clock_timestamp(), \'update\', new_values."organisation_id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values JOIN new_values ON (old_values."organisation_id") = (new_values."organisation_id") WHERE (ROW(old_values."english", old_values."organisation_id", old_values."kind", old_values."operator_id", old_values."target_group", old_values."places", old_values."reform_status", old_values."since_on", old_values."reform_note", old_values."closing_on", old_values."since_on_precision", old_values."since_on_is_latest", old_values."since_on_is_inferred", old_values."since_on_basis", old_values."closing_on_precision", old_values."closing_on_is_latest", old_values."closing_on_is_inferred", old_values."closing_on_basis") IS DISTINCT FROM ROW(new_values."english", new_values."organisation_id", new_values."kind", new_values."operator_id", new_values."target_group", new_values."places", new_values."reform_status", new_values."since_on", new_values."reform_note", new_values."closing_on", new_values."since_on_precision", new_values."since_on_is_latest", new_values."since_on_is_inferred", new_values."since_on_basis", new_values."closing_on_precision", new_values."closing_on_is_latest", new_values."closing_on_is_inferred", new_values."closing_on_basis")); RETURN NULL;', hash='8d7086fe89cf62b0f3afcd18da9e8b3971da63eb', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_faefb', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='municipalities_careinstitution', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='careinstitution',
            trigger=pgtrigger.compiler.Trigger(name='delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "municipalities_careinstitutionversion" ("english", "organisation_id", "kind", "operator_id", "target_group", "places", "reform_status", "since_on", "reform_note", "closing_on", "since_on_precision", "since_on_is_latest", "since_on_is_inferred", "since_on_basis", "closing_on_precision", "closing_on_is_latest", "closing_on_is_inferred", "closing_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT old_values."english", old_values."organisation_id", old_values."kind", old_values."operator_id", old_values."target_group", old_values."places", old_values."reform_status", old_values."since_on", old_values."reform_note", old_values."closing_on", old_values."since_on_precision", old_values."since_on_is_latest", old_values."since_on_is_inferred", old_values."since_on_basis", old_values."closing_on_precision", old_values."closing_on_is_latest", old_values."closing_on_is_inferred", old_values."closing_on_basis", clock_timestamp(), \'delete\', old_values."organisation_id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values ; RETURN NULL;', hash='61fc7e57159c866a45f6ba8eaa71ecb2d6d6b691', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_ef152', referencing='REFERENCING OLD TABLE AS old_values ', table='municipalities_careinstitution', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "municipalities_claimversion" ("id", "origin", "record_key", "english", "topic", "text", "number", "stated_on", "stated_by_id", "source_id", "note", "organisation_id", "agreement_id", "project_id", "municipality_id", "region_id", "service_type_id", "stated_on_precision", "stated_on_is_latest", "stated_on_is_inferred", "stated_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."topic", new_values."text", new_values."number", new_values."stated_on", new_values."stated_by_id", new_values."source_id", new_values."note", new_values."organisation_id", new_values."agreement_id", new_values."project_id", new_values."municipality_id", new_values."region_id", new_values."service_type_id", new_values."stated_on_precision", new_values."stated_on_is_latest", new_values."stated_on_is_inferred", new_values."stated_on_basis", clock_timestamp(), \'insert\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM new_values ; RETURN NULL;', hash='dae59c933d76c86e092079e8f8d2f17f13a81b39', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_26fab', referencing='REFERENCING NEW TABLE AS new_values ', table='municipalities_claim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='update', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "municipalities_claimversion" ("id", "origin", "record_key", "english", "topic", "text", "number", "stated_on", "stated_by_id", "source_id", "note", "organisation_id", "agreement_id", "project_id", "municipality_id", "region_id", "service_type_id", "stated_on_precision", "stated_on_is_latest", "stated_on_is_inferred", "stated_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."topic", new_values."text", new_values."number", new_values."stated_on", new_values."stated_by_id", new_values."source_id", new_values."note", new_values."organisation_id", new_values."agreement_id", new_values."project_id", new_values."municipality_id", new_values."region_id", new_values."service_type_id", new_values."stated_on_precision", new_values."stated_on_is_latest", new_values."stated_on_is_inferred", new_values."stated_on_basis", clock_timestamp(), \'update\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (ROW(old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."topic", old_values."text", old_values."number", old_values."stated_on", old_values."stated_by_id", old_values."source_id", old_values."note", old_values."organisation_id", old_values."agreement_id", old_values."project_id", old_values."municipality_id", old_values."region_id", old_values."service_type_id", old_values."stated_on_precision", old_values."stated_on_is_latest", old_values."stated_on_is_inferred", old_values."stated_on_basis") IS DISTINCT FROM ROW(new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."topic", new_values."text", new_values."number", new_values."stated_on", new_values."stated_by_id", new_values."source_id", new_values."note", new_values."organisation_id", new_values."agreement_id", new_values."project_id", new_values."municipality_id", new_values."region_id", new_values."service_type_id", new_values."stated_on_precision", new_values."stated_on_is_latest", new_values."stated_on_is_inferred", new_values."stated_on_basis")); RETURN NULL;', hash='70e662d988bfb3e2331cbb83c4672ecb396fcd24', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_de8bd', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='municipalities_claim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "municipalities_claimversion" ("id", "origin", "record_key", "english", "topic", "text", "number", "stated_on", "stated_by_id", "source_id", "note", "organisation_id", "agreement_id", "project_id", "municipality_id", "region_id", "service_type_id", "stated_on_precision", "stated_on_is_latest", "stated_on_is_inferred", "stated_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."topic", old_values."text", old_values."number", old_values."stated_on", old_values."stated_by_id", old_values."source_id", old_values."note", old_values."organisation_id", old_values."agreement_id", old_values."project_id", old_values."municipality_id", old_values."region_id", old_values."service_type_id", old_values."stated_on_precision", old_values."stated_on_is_latest", old_values."stated_on_is_inferred", old_values."stated_on_basis", clock_timestamp(), \'delete\', old_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values ; RETURN NULL;', hash='6e5b639d535bbd95baa5d31ee48ea3c00ac96171', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_69e70', referencing='REFERENCING OLD TABLE AS old_values ', table='municipalities_claim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cluster',
            trigger=pgtrigger.compiler.Trigger(name='insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "municipalities_clusterversion" ("id", "origin", "record_key", "english", "region_id", "coordinator_id", "description", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."region_id", new_values."coordinator_id", new_values."description", clock_timestamp(), \'insert\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM new_values ; RETURN NULL;', hash='9d16730ed1dae56a88bddfadcd9a8d125ec753a7', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_cf3ae', referencing='REFERENCING NEW TABLE AS new_values ', table='municipalities_cluster', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cluster',
            trigger=pgtrigger.compiler.Trigger(name='update', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "municipalities_clusterversion" ("id", "origin", "record_key", "english", "region_id", "coordinator_id", "description", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."region_id", new_values."coordinator_id", new_values."description", clock_timestamp(), \'update\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (ROW(old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."region_id", old_values."coordinator_id", old_values."description") IS DISTINCT FROM ROW(new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."region_id", new_values."coordinator_id", new_values."description")); RETURN NULL;', hash='569ce99c6a0139be358bae9a7c1ee6a2443da32a', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_26bb0', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='municipalities_cluster', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cluster',
            trigger=pgtrigger.compiler.Trigger(name='delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "municipalities_clusterversion" ("id", "origin", "record_key", "english", "region_id", "coordinator_id", "description", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."region_id", old_values."coordinator_id", old_values."description", clock_timestamp(), \'delete\', old_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values ; RETURN NULL;', hash='7bcc15a5a3004032281802039c9e6e1036e65177', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_d646d', referencing='REFERENCING OLD TABLE AS old_values ', table='municipalities_cluster', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='fundingproject',
            trigger=pgtrigger.compiler.Trigger(name='insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "municipalities_fundingprojectversion" ("id", "origin", "record_key", "english", "slug", "name", "short_name", "kind", "code", "funder_id", "funding_source", "acknowledgement", "implementer_id", "initiator_id", "region_id", "territory_note", "starts_on", "ends_on", "months", "total_value", "funding", "participants_planned", "description", "starts_on_precision", "starts_on_is_latest", "starts_on_is_inferred", "starts_on_basis", "ends_on_precision", "ends_on_is_latest", "ends_on_is_inferred", "ends_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."slug", new_values."name", new_values."short_name", new_values."kind", new_values."code", new_values."funder_id", new_values."funding_source", new_values."acknowledgement", new_values."implementer_id", new_values."initiator_id", new_values."region_id", new_values."territory_note", new_values."starts_on", new_values."ends_on", new_values."months", new_values."total_value", new_values."funding", new_values."participants_planned", new_values."description", new_values."starts_on_precision", new_values."starts_on_is_latest", new_values."starts_on_is_inferred", new_values."starts_on_basis", new_values."ends_on_precision", new_values."ends_on_is_latest", new_values."ends_on_is_inferred", new_values."ends_on_basis", clock_timestamp(), \'insert\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM new_values ; RETURN NULL;', hash='d1bbfb11b5649ba3ce6b82cb51b48ae0f781b04c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_84eaa', referencing='REFERENCING NEW TABLE AS new_values ', table='municipalities_fundingproject', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='fundingproject',
            trigger=pgtrigger.compiler.Trigger(name='update', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "municipalities_fundingprojectversion" ("id", "origin", "record_key", "english", "slug", "name", "short_name", "kind", "code", "funder_id", "funding_source", "acknowledgement", "implementer_id", "initiator_id", "region_id", "territory_note", "starts_on", "ends_on", "months", "total_value", "funding", "participants_planned", "description", "starts_on_precision", "starts_on_is_latest", "starts_on_is_inferred", "starts_on_basis", "ends_on_precision", "ends_on_is_latest", "ends_on_is_inferred", "ends_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."slug", new_values."name", new_values."short_name", new_values."kind", new_values."code", new_values."funder_id", new_values."funding_source", new_values."acknowledgement", new_values."implementer_id", new_values."initiator_id", new_values."region_id", new_values."territory_note", new_values."starts_on", new_values."ends_on", new_values."months", new_values."total_value", new_values."funding", new_values."participants_planned", new_values."description", new_values."starts_on_precision", new_values."starts_on_is_latest", new_values."starts_on_is_inferred", new_values."starts_on_basis", new_values."ends_on_precision", new_values."ends_on_is_latest", new_values."ends_on_is_inferred", new_values."ends_on_basis", clock_timestamp(), \'update\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (ROW(old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."slug", old_values."name", old_values."short_name", old_values."kind", old_values."code", old_values."funder_id", old_values."funding_source", old_values."acknowledgement", old_values."implementer_id", old_values."initiator_id", old_values."region_id", old_values."territory_note", old_values."starts_on", old_values."ends_on", old_values."months", old_values."total_value", old_values."funding", old_values."participants_planned", old_values."description", old_values."starts_on_precision", old_values."starts_on_is_latest", old_values."starts_on_is_inferred", old_values."starts_on_basis", old_values."ends_on_precision", old_values."ends_on_is_latest", old_values."ends_on_is_inferred", old_values."ends_on_basis") IS DISTINCT FROM ROW(new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."slug", new_values."name", new_values."short_name", new_values."kind", new_values."code", new_values."funder_id", new_values."funding_source", new_values."acknowledgement", new_values."implementer_id", new_values."initiator_id", new_values."region_id", new_values."territory_note", new_values."starts_on", new_values."ends_on", new_values."months", new_values."total_value", new_values."funding", new_values."participants_planned", new_values."description", new_values."starts_on_precision", new_values."starts_on_is_latest", new_values."starts_on_is_inferred", new_values."starts_on_basis", new_values."ends_on_precision", new_values."ends_on_is_latest", new_values."ends_on_is_inferred", new_values."ends_on_basis")); RETURN NULL;', hash='f29f564e9c23cc989c1ed0f5b35a7abc86e7fba9', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_3833e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='municipalities_fundingproject', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='fundingproject',
            trigger=pgtrigger.compiler.Trigger(name='delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "municipalities_fundingprojectversion" ("id", "origin", "record_key", "english", "slug", "name", "short_name", "kind", "code", "funder_id", "funding_source", "acknowledgement", "implementer_id", "initiator_id", "region_id", "territory_note", "starts_on", "ends_on", "months", "total_value", "funding", "participants_planned", "description", "starts_on_precision", "starts_on_is_latest", "starts_on_is_inferred", "starts_on_basis", "ends_on_precision", "ends_on_is_latest", "ends_on_is_inferred", "ends_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."slug", old_values."name", old_values."short_name", old_values."kind", old_values."code", old_values."funder_id", old_values."funding_source", old_values."acknowledgement", old_values."implementer_id", old_values."initiator_id", old_values."region_id", old_values."territory_note", old_values."starts_on", old_values."ends_on", old_values."months", old_values."total_value", old_values."funding", old_values."participants_planned", old_values."description", old_values."starts_on_precision", old_values."starts_on_is_latest", old_values."starts_on_is_inferred", old_values."starts_on_basis", old_values."ends_on_precision", old_values."ends_on_is_latest", old_values."ends_on_is_inferred", old_values."ends_on_basis", clock_timestamp(), \'delete\', old_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values ; RETURN NULL;', hash='f29cf71e9ca2fcec1a88eb29ffe34015c92f03c3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_5c8e4', referencing='REFERENCING OLD TABLE AS old_values ', table='municipalities_fundingproject', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organisation',
            trigger=pgtrigger.compiler.Trigger(name='insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "municipalities_organisationversion" ("id", "origin", "record_key", "english", "slug", "name", "short_name", "kind", "parent_id", "region_id", "municipality_id", "description", "website", "needs_review", "aliases", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."slug", new_values."name", new_values."short_name", new_values."kind", new_values."parent_id", new_values."region_id", new_values."municipality_id", new_values."description", new_values."website", new_values."needs_review", new_values."aliases", clock_timestamp(), \'insert\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM new_values ; RETURN NULL;', hash='62084d812ef0afc1c86833da1fd42d3d0cf6ff4a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_c830b', referencing='REFERENCING NEW TABLE AS new_values ', table='municipalities_organisation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organisation',
            trigger=pgtrigger.compiler.Trigger(name='update', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "municipalities_organisationversion" ("id", "origin", "record_key", "english", "slug", "name", "short_name", "kind", "parent_id", "region_id", "municipality_id", "description", "website", "needs_review", "aliases", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."slug", new_values."name", new_values."short_name", new_values."kind", new_values."parent_id", new_values."region_id", new_values."municipality_id", new_values."description", new_values."website", new_values."needs_review", new_values."aliases", clock_timestamp(), \'update\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (ROW(old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."slug", old_values."name", old_values."short_name", old_values."kind", old_values."parent_id", old_values."region_id", old_values."municipality_id", old_values."description", old_values."website", old_values."needs_review", old_values."aliases") IS DISTINCT FROM ROW(new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."slug", new_values."name", new_values."short_name", new_values."kind", new_values."parent_id", new_values."region_id", new_values."municipality_id", new_values."description", new_values."website", new_values."needs_review", new_values."aliases")); RETURN NULL;', hash='21fb9360ea278bc3a8c55a173da76dce3fbd573b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_1d8ff', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='municipalities_organisation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organisation',
            trigger=pgtrigger.compiler.Trigger(name='delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "municipalities_organisationversion" ("id", "origin", "record_key", "english", "slug", "name", "short_name", "kind", "parent_id", "region_id", "municipality_id", "description", "website", "needs_review", "aliases", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."slug", old_values."name", old_values."short_name", old_values."kind", old_values."parent_id", old_values."region_id", old_values."municipality_id", old_values."description", old_values."website", old_values."needs_review", old_values."aliases", clock_timestamp(), \'delete\', old_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values ; RETURN NULL;', hash='6df37f833ab25f40106d0331c1a4e764c5dc3ac7', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_c89dc', referencing='REFERENCING OLD TABLE AS old_values ', table='municipalities_organisation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='seat',
            trigger=pgtrigger.compiler.Trigger(name='insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "municipalities_seatversion" ("id", "origin", "record_key", "english", "body", "host_id", "organisation_id", "held_on", "source_id", "held_on_precision", "held_on_is_latest", "held_on_is_inferred", "held_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."body", new_values."host_id", new_values."organisation_id", new_values."held_on", new_values."source_id", new_values."held_on_precision", new_values."held_on_is_latest", new_values."held_on_is_inferred", new_values."held_on_basis", clock_timestamp(), \'insert\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM new_values ; RETURN NULL;', hash='6aacb25fc447588c10dd9c7b95fe1e86f38daf28', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_d2d22', referencing='REFERENCING NEW TABLE AS new_values ', table='municipalities_seat', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='seat',
            trigger=pgtrigger.compiler.Trigger(name='update', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "municipalities_seatversion" ("id", "origin", "record_key", "english", "body", "host_id", "organisation_id", "held_on", "source_id", "held_on_precision", "held_on_is_latest", "held_on_is_inferred", "held_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."body", new_values."host_id", new_values."organisation_id", new_values."held_on", new_values."source_id", new_values."held_on_precision", new_values."held_on_is_latest", new_values."held_on_is_inferred", new_values."held_on_basis", clock_timestamp(), \'update\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (ROW(old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."body", old_values."host_id", old_values."organisation_id", old_values."held_on", old_values."source_id", old_values."held_on_precision", old_values."held_on_is_latest", old_values."held_on_is_inferred", old_values."held_on_basis") IS DISTINCT FROM ROW(new_values."id", new_values."origin", new_values."record_key", new_values."english", new_values."body", new_values."host_id", new_values."organisation_id", new_values."held_on", new_values."source_id", new_values."held_on_precision", new_values."held_on_is_latest", new_values."held_on_is_inferred", new_values."held_on_basis")); RETURN NULL;', hash='a3d375d6b9245361ae174614fbed2b6a58371e8b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_d285c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='municipalities_seat', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='seat',
            trigger=pgtrigger.compiler.Trigger(name='delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "municipalities_seatversion" ("id", "origin", "record_key", "english", "body", "host_id", "organisation_id", "held_on", "source_id", "held_on_precision", "held_on_is_latest", "held_on_is_inferred", "held_on_basis", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT old_values."id", old_values."origin", old_values."record_key", old_values."english", old_values."body", old_values."host_id", old_values."organisation_id", old_values."held_on", old_values."source_id", old_values."held_on_precision", old_values."held_on_is_latest", old_values."held_on_is_inferred", old_values."held_on_basis", clock_timestamp(), \'delete\', old_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values ; RETURN NULL;', hash='432795e32b088adec6daaddb4f105f7330697c9d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_cd0d2', referencing='REFERENCING OLD TABLE AS old_values ', table='municipalities_seat', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signatory',
            trigger=pgtrigger.compiler.Trigger(name='insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "municipalities_signatoryversion" ("id", "english", "agreement_id", "person_id", "office", "organisation_id", "position", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."english", new_values."agreement_id", new_values."person_id", new_values."office", new_values."organisation_id", new_values."position", clock_timestamp(), \'insert\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM new_values ; RETURN NULL;', hash='5945259da23a3c3923e5abda5b926254a7ece358', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_83000', referencing='REFERENCING NEW TABLE AS new_values ', table='municipalities_signatory', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signatory',
            trigger=pgtrigger.compiler.Trigger(name='update', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "municipalities_signatoryversion" ("id", "english", "agreement_id", "person_id", "office", "organisation_id", "position", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT new_values."id", new_values."english", new_values."agreement_id", new_values."person_id", new_values."office", new_values."organisation_id", new_values."position", clock_timestamp(), \'update\', new_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (ROW(old_values."id", old_values."english", old_values."agreement_id", old_values."person_id", old_values."office", old_values."organisation_id", old_values."position") IS DISTINCT FROM ROW(new_values."id", new_values."english", new_values."agreement_id", new_values."person_id", new_values."office", new_values."organisation_id", new_values."position")); RETURN NULL;', hash='2bf9014d553f32ac2cea920f583218f1be22c35b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_c32d2', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='municipalities_signatory', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signatory',
            trigger=pgtrigger.compiler.Trigger(name='delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "municipalities_signatoryversion" ("id", "english", "agreement_id", "person_id", "office", "organisation_id", "position", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgh_context", "pgh_context_id") SELECT old_values."id", old_values."english", old_values."agreement_id", old_values."person_id", old_values."office", old_values."organisation_id", old_values."position", clock_timestamp(), \'delete\', old_values."id", COALESCE(NULLIF(current_setting(\'pghistory.context_metadata\', TRUE), \'\')::jsonb, jsonb_build_object(\'channel\', \'sql\', \'place\', session_user)), COALESCE(NULLIF(current_setting(\'pghistory.context_id\', TRUE), \'\')::uuid, md5(pg_current_xact_id()::text || now()::text)::uuid) FROM old_values ; RETURN NULL;', hash='9263040451b928d5b45cd5940ff1276b3984e53a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_c531d', referencing='REFERENCING OLD TABLE AS old_values ', table='municipalities_signatory', when='AFTER')),
        ),
    ])]
