"""The addresses of this part of the portal."""

from django.urls import path

from portal.sharing import views

app_name = "sharing"
urlpatterns = [
    path("paveikslas.png", views.portal_picture, name="portal_picture"),
    path("renginiai/<int:year>/<slug:slug>/paveikslas.png", views.event_picture, name="event_picture"),
]
