"""A small model to list, with every kind of field that a facet reads. Its tables live as long as a test."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Town(models.Model):
    """A town, named in two languages."""

    key = models.SlugField()
    name_en = models.CharField(max_length=50)
    name_es = models.CharField(max_length=50)

    class Meta:
        app_label = "listing_tests"

    def __str__(self):
        return self.name_en


class Place(models.Model):
    """A place in a town."""

    title_en = models.CharField(max_length=100)
    title_es = models.CharField(max_length=100, blank=True)
    town = models.ForeignKey(Town, on_delete=models.CASCADE)
    kinds = ArrayField(models.CharField(max_length=20), default=list)
    setting = models.CharField(max_length=10, blank=True)
    admission = models.CharField(max_length=10, blank=True)
    suits_children = models.BooleanField(null=True)
    opened_on = models.DateField(null=True)

    class Meta:
        app_label = "listing_tests"

    def __str__(self):
        return self.title_en
