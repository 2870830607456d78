from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("home", "0003_agreement")]

    operations = [
        migrations.AlterField(
            model_name="partner",
            name="kind",
            field=models.CharField(
                blank=True,
                choices=[
                    ("public", "Public"),
                    ("private", "Private"),
                    ("academic", "Academic"),
                    ("civil", "Civil society"),
                ],
                max_length=10,
                verbose_name="kind",
            ),
        ),
    ]
