"""The addresses that are the same in all languages."""

from django.urls import path

from portal.sharing.views import links, machines

urlpatterns = [
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", machines.sitemap_part, name="sitemap_part"),
    path("r/<int:pk>", links.short_address, name="short_address"),
]
