"""The addresses of this part of the portal."""

from django.urls import path

from portal.sharing.views import embeds, links

app_name = "sharing"
urlpatterns = [
    path("paveikslas.png", links.portal_picture, name="portal_picture"),
    path("renginiai/<int:year>/<slug:slug>/paveikslas.png", links.event_picture, name="event_picture"),
    path("iterpti/", embeds.embedding, name="embedding"),
    path("iterpti/regionai/<slug:slug>/", embeds.region_card, name="region_card"),
    path("iterpti/savivaldybes/<slug:slug>/", embeds.municipality_card, name="municipality_card"),
]
