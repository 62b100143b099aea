from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('units', '0003_people'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='initiative',
            options={'ordering': ['-year', 'name', 'pk'], 'verbose_name': 'sáng kiến', 'verbose_name_plural': 'sáng kiến'},
        ),
        migrations.RemoveField(
            model_name='initiative',
            name='person',
        ),
        migrations.AddField(
            model_name='initiative',
            name='authors',
            field=models.ManyToManyField(related_name='initiatives', through='units.InitiativeAuthor', to='units.person', verbose_name='tác giả'),
        ),
    ]
