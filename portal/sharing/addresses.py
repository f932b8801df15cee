"""The addresses that are the same in all languages."""

from django.urls import path

from portal.sharing import views

urlpatterns = [
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", views.sitemap_part, name="sitemap_part"),
    path("r/<int:pk>", views.short_address, name="short_address"),
]
