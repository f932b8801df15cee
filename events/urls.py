"""The room's table of contents."""

from django.urls import path

from events.views import events, files, outcomes, uploads

app_name = "events"
urlpatterns = [
    path("renginiai/", events.event_list, name="event_list"),
    path("renginiai/<int:year>/<slug:slug>/", events.event_detail, name="event_detail"),
    path("isipareigojimai/", outcomes.commitment_list, name="commitment_list"),
    path("patirtis/", outcomes.experience_list, name="experience_list"),
    path("failai/priedai/<uuid:key>/", files.attachment_file, name="attachment_file"),
    path("failai/nuotraukos/<uuid:key>/", files.photo_file, name="photo_file"),
    path("failai/nuotraukos/<uuid:key>/maza/", files.photo_small, name="photo_small"),
    path("darbastalis/ikelimai/<uuid:key>/", files.upload_file, name="upload_file"),
    path("darbastalis/ikelimai/<uuid:key>/maza/", files.upload_small, name="upload_small"),
    path("darbastalis/renginiai/<int:pk>/ikelti/", uploads.upload_create, name="upload_create"),
]
