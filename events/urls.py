"""The room's table of contents."""

from django.urls import path

from events.views import events, files, outcomes

app_name = "events"
urlpatterns = [
    path("renginiai/", events.event_list, name="event_list"),
    path("renginiai/<int:year>/<slug:slug>/", events.event_detail, name="event_detail"),
    path("isipareigojimai/", outcomes.commitment_list, name="commitment_list"),
    path("patirtis/", outcomes.experience_list, name="experience_list"),
    path("failai/priedai/<uuid:key>/", files.attachment_file, name="attachment_file"),
    path("failai/nuotraukos/<uuid:key>/", files.photo_file, name="photo_file"),
]
