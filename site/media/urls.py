"""Addresses of documents' second files."""

from django.urls import path

from media import views

urlpatterns = [
    path("<int:document_id>/other/<str:filename>", views.serve_other, name="document_in_other_language"),
]
