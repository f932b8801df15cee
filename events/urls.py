"""The room's table of contents."""

from django.urls import path

from events import views

app_name = "events"
urlpatterns = [
    path("renginiai/", views.event_list, name="event_list"),
    path("renginiai/<int:year>/<slug:slug>/", views.event_detail, name="event_detail"),
    path("isipareigojimai/", views.commitment_list, name="commitment_list"),
    path("patirtis/", views.experience_list, name="experience_list"),
    path("failai/priedai/<uuid:key>/", views.attachment_file, name="attachment_file"),
    path("failai/nuotraukos/<uuid:key>/", views.photo_file, name="photo_file"),
]
