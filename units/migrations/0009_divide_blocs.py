"""The blocs that are there get a division: one per year and kind, naming the paper they were entered with."""

from django.db import migrations


def divide(apps, schema_editor):
    """Blocs of one year and kind belong together; without any unit there is no issuer and no bloc worth keeping."""
    Bloc, Division = apps.get_model("units", "Bloc"), apps.get_model("units", "BlocDivision")
    Unit = apps.get_model("units", "Unit")
    top = Unit.objects.filter(parent=None).order_by("founded_on", "pk").first()
    if top is None:
        Bloc.objects.all().delete()
        return
    places = {}
    for bloc in Bloc.objects.order_by("year", "kind", "name"):
        found = places.setdefault((bloc.year, bloc.kind), [])
        if not found:
            found.append(_division_of(Division.objects, Bloc.objects, bloc, top))
        bloc.division = found[0]
        bloc.position = len(found)
        found.append(bloc.pk)
        bloc.save(update_fields=["division", "position"])


def _division_of(divisions, blocs, bloc, top):
    papers = blocs.filter(year=bloc.year, kind=bloc.kind).exclude(decision="")
    decision = "; ".join(sorted(set(papers.values_list("decision", flat=True))))[:200]
    return divisions.create(
        year=bloc.year,
        kind=bloc.kind,
        issuer=top,
        issuer_name=top.name,
        title=f"Về việc chia {bloc.kind} năm {bloc.year}"[:400],
        decision=decision,
        state="recorded" if decision else "draft",
    )


class Migration(migrations.Migration):
    dependencies = [("units", "0008_bloc_divisions")]
    operations = [migrations.RunPython(divide, migrations.RunPython.noop)]
