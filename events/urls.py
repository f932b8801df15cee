"""The room's table of contents."""

from django.urls import path

from events.views import commitments, events, files, outcomes, papers, uploads

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
]
