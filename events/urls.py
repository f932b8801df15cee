"""The room's table of contents."""

from django.urls import path

from events.views import (
    commitments,
    event_form,
    events,
    files,
    form_parts,
    history,
    lifecycle,
    outcomes,
    papers,
    press_texts,
    uploads,
    workspace,
)

app_name = "events"
urlpatterns = [
    path("renginiai/", events.event_list, name="event_list"),
    path("renginiai/<int:year>/<slug:slug>/", events.event_detail, name="event_detail"),
    path("renginiai/<int:year>/<slug:slug>/kalendorius.ics", papers.event_calendar, name="event_calendar"),
    path("isipareigojimai/", outcomes.commitment_list, name="commitment_list"),
    path("isipareigojimai/<int:pk>/", commitments.commitment_detail, name="commitment_detail"),
    path("darbastalis/isipareigojimai/<int:pk>/", commitments.commitment_report, name="commitment_report"),
    path("patirtis/", outcomes.experience_list, name="experience_list"),
    path("failai/priedai/<uuid:key>/", files.attachment_file, name="attachment_file"),
    path("failai/nuotraukos/<uuid:key>/", files.photo_file, name="photo_file"),
    path("failai/nuotraukos/<uuid:key>/maza/", files.photo_small, name="photo_small"),
    path("darbastalis/ikelimai/<uuid:key>/", files.upload_file, name="upload_file"),
    path("darbastalis/ikelimai/<uuid:key>/maza/", files.upload_small, name="upload_small"),
    path("darbastalis/renginiai/<int:pk>/", event_form.event_edit, name="event_edit"),
    path("darbastalis/renginiai/<int:pk>/irasyti/", event_form.event_autosave, name="event_autosave"),
    path("darbastalis/renginiai/<int:pk>/eilute/<slug:kind>/", form_parts.event_row, name="event_row"),
    path("darbastalis/renginiai/<int:pk>/pazadeta/", form_parts.event_promises, name="event_promises"),
    path(
        "darbastalis/renginiai/<int:pk>/dalyviai/",
        form_parts.event_participants,
        name="event_participants",
    ),
    path("darbastalis/renginiai/<int:pk>/ikelti/", uploads.upload_create, name="upload_create"),
    path(
        "darbastalis/renginiai/<int:pk>/protokolas.docx",
        papers.event_protocol_docx,
        name="event_protocol_docx",
    ),
    path(
        "darbastalis/renginiai/<int:pk>/protokolas.pdf", papers.event_protocol_pdf, name="event_protocol_pdf"
    ),
    path(
        "darbastalis/renginiai/<int:pk>/dalyviu-sarasas.pdf",
        papers.event_sign_in_sheet,
        name="event_sign_in_sheet",
    ),
    path("darbastalis/renginiai/<int:pk>/kvietimas.ics", papers.event_invitation, name="event_invitation"),
    path(
        "darbastalis/organizacijos/<slug:slug>/<int:year>.xlsx",
        papers.organisation_year,
        name="organisation_year",
    ),
    path("darbastalis/", workspace.workspace, name="workspace"),
    path("darbastalis/siuksline/", workspace.bin_list, name="bin"),
    path("darbastalis/renginiai/", workspace.own_event_list, name="own_event_list"),
    path("darbastalis/renginiai/naujas/", workspace.event_create, name="event_create"),
    path("darbastalis/renginiai/is-teksto/", press_texts.event_from_text, name="event_from_text"),
    path("darbastalis/renginiai/<int:pk>/tekstas/", press_texts.event_text, name="event_text"),
    path("darbastalis/renginiai/<int:pk>/tikrinti/", lifecycle.event_check, name="event_check"),
    path("darbastalis/renginiai/<int:pk>/perziura/", lifecycle.event_preview, name="event_preview"),
    path("darbastalis/renginiai/<int:pk>/paskelbta/", lifecycle.event_published, name="event_published"),
    path("darbastalis/renginiai/<int:pk>/skelbti/", lifecycle.event_publish, name="event_publish"),
    path("darbastalis/renginiai/<int:pk>/pateikti/", lifecycle.event_submit, name="event_submit"),
    path("darbastalis/renginiai/<int:pk>/grazinti/", lifecycle.event_return, name="event_return"),
    path("darbastalis/renginiai/<int:pk>/atsaukti/", lifecycle.event_withdraw, name="event_withdraw"),
    path("darbastalis/renginiai/<int:pk>/ismesti/", lifecycle.event_bin, name="event_bin"),
    path("darbastalis/renginiai/<int:pk>/atkurti/", lifecycle.event_unbin, name="event_unbin"),
    path("darbastalis/renginiai/<int:pk>/atmesti/", lifecycle.event_discard, name="event_discard"),
    path("darbastalis/renginiai/<int:pk>/istorija/", history.event_history, name="event_history"),
    path(
        "darbastalis/renginiai/<int:pk>/istorija/<int:version>/", history.event_version, name="event_version"
    ),
    path(
        "darbastalis/renginiai/<int:pk>/istorija/<int:version>/atkurti/",
        history.event_restore,
        name="event_restore",
    ),
]
