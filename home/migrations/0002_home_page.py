"""Put a home page, as a draft, where Wagtail's migrations left their welcome page."""

from django.db import migrations


def create(apps, schema_editor):
    home_page = apps.get_model("home", "HomePage")
    base_page = apps.get_model("bilingual", "BasePage")
    site = (
        apps.get_model("wagtailcore", "Site").objects.filter(is_default_site=True).select_related("root_page").first()
    )
    if site is None or site.root_page.content_type.model != "basepage" or site.root_page.numchild:
        return
    welcome = site.root_page
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="home", model="homepage"
    )
    title = "El Paso – Torreón"
    home = home_page(basepage_ptr_id=welcome.pk)
    for field in base_page._meta.concrete_fields:
        setattr(home, field.attname, getattr(welcome, field.attname))
    for name in ("title", "draft_title"):
        setattr(home, name, title)
        setattr(home, f"{name}_en", title)
        setattr(home, f"{name}_es", title)
    home.content_type = content_type
    home.live = False
    home.url_path_es = home.url_path
    home.save()


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("bilingual", "0004_words_of_first_pages"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
