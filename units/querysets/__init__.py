"""The questions the office asks about units, people and posts."""

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

from thiduakt.base.candidates import By
from thiduakt.base.searching import Wanted, starts_words
from units.choices import Role, UnitKind
from units.querysets.lives import LivesThroughTime

PEOPLE = By(of_person=True)
UNITS = By()
HOUSEHOLDS = By(of_person=True, indexed=False)
JOBS = By("person__search_key", "person__sort_key", of_person=True, indexed=False)
LINK = 11  # ten hexadecimal digits of the key and a slash, as Unit.save() writes the path


def in_force(on, start="starts_on", end="ends_on") -> Q:
    """Rows whose period holds the day."""
    return Q(**{f"{start}__lte": on}) & (Q(**{f"{end}": None}) | Q(**{f"{end}__gte": on}))


def below(actor, field="unit") -> Q:
    """Rows of the actor's unit and of the units under it."""
    return Q(**{f"{field}__path__startswith": actor.unit.path})


class UnitQuerySet(LivesThroughTime):
    def alive(self, on):
        """Units that exist on the day."""
        return self.filter(in_force(on, "founded_on", "ended_on"))

    def within(self, unit):
        """The unit and everything below it."""
        return self.filter(path__startswith=unit.path)

    def above(self, unit):
        """The units over it, the topmost first (the path is a chain of eleven-letter links)."""
        ends = range(LINK, len(unit.path), LINK)
        return self.filter(path__in=[unit.path[:end] for end in ends]).order_by("path")

    def serving_all(self, unit):
        """The unit and those over it that look over the whole province: its office, the department of the Board."""
        chain = [unit.path[:end] for end in range(2 * LINK, len(unit.path) + 1, LINK)]
        posts = self.model._meta.get_field("posts").related_model.objects
        board = Exists(posts.filter(unit=OuterRef("pk"), role=Role.REVIEWER))
        return self.filter(path__in=chain).filter(Q(kind=UnitKind.OFFICE, path__in=chain[:1]) | board)

    def search(self, words):
        """Units whose name, or a name they bore before, has all the words, with or without marks."""
        wanted = Wanted.typed(words).words
        if not wanted:
            return self
        named = starts_words(self.model._default_manager.all(), wanted)
        states = self.model._meta.get_field("states").related_model.objects
        return self.filter(Q(pk__in=named.values("pk")) | Q(pk__in=starts_words(states, wanted).values("unit")))

    def visible_to(self, actor):
        """The list of organisations is known to everybody with a post."""
        return self if actor else self.none()


class PersonQuerySet(models.QuerySet):
    def search(self, words):
        """People whose name has all the words, with or without marks."""
        return starts_words(self, Wanted.typed(words).words)

    def visible_to(self, actor):
        """Offices of the province see everybody; a unit sees those who work or worked in it or below it."""
        if actor.sees_all or actor.role == Role.SYSTEM_OFFICER:
            return self.present()
        return self.present().filter(pk__in=self._worked_within(actor.unit))

    def present(self):
        """Records that stand for themselves: those merged into another are left out."""
        return self.filter(merged_into=None)

    def _worked_within(self, unit):
        employment = self.model._meta.get_field("employments").related_model
        return employment.objects.filter(unit__path__startswith=unit.path).values("person_id")

    def kept_by(self, actor, on):
        """People whose record the actor's desk keeps: the whole province's, or those who work in the unit or below it
        on the day, and those who worked there last and work nowhere now."""
        if actor.sees_all or actor.role == Role.SYSTEM_OFFICER:
            return self.present()
        works = self.model._meta.get_field("employments").related_model.objects.filter(person=OuterRef("pk"))
        here = works.filter(unit__path__startswith=actor.unit.path)
        return self.present().filter(Exists(here.on(on)) | Exists(here) & ~Exists(works.main().on(on)))

    def with_work(self, on):
        """With `work`: the main employments of the day, with their units (at most one each)."""
        work = self.model._meta.get_field("employments").related_model.objects.main().on(on).select_related("unit")
        return self.prefetch_related(models.Prefetch("employments", work, to_attr="work"))

    def working_in(self, unit, on):
        """People whose main work on the day is in the unit or below it."""
        employment = self.model._meta.get_field("employments").related_model
        there = employment.objects.main().on(on).filter(unit__path__startswith=unit.path)
        return self.filter(pk__in=there.values("person_id"))


class EmploymentQuerySet(models.QuerySet):
    def main(self):
        return self.filter(kind="main")

    def on(self, day):
        """Work that holds on the day."""
        return self.filter(in_force(day))

    def at_unit(self, unit, actor, on):
        """Main work at the unit on the day, of the people the actor may see; merged records have no work left."""
        there = self.main().on(on).filter(unit=unit)
        sees_all = actor.sees_all or actor.role == Role.SYSTEM_OFFICER or unit.path.startswith(actor.unit.path)
        people = self.model._meta.get_field("person").related_model.objects
        return there if sees_all else there.filter(person__in=people.visible_to(actor))

    def first_by_name(self, size):
        """The first few with their people, by given name.

        Each name is looked up for itself: the work of one unit is sorted, and not the people of all units read.
        """
        people = self.model._meta.get_field("person").related_model.objects
        names = people.filter(pk=OuterRef("person")).values("sort_key")[:1]
        first = self.order_by(Subquery(names), "pk").values("pk")[:size]
        rows = self.model._default_manager.filter(pk__in=first)
        return rows.select_related("person").order_by("person__sort_key", "pk")


class PostQuerySet(models.QuerySet):
    def in_force(self, on):
        """Posts that give rights on the day; a unit that has ended gives none."""
        ended = Q(unit__ended_on__lt=on)
        return self.filter(in_force(on), user__is_active=True).exclude(ended)

    def holding(self, *roles):
        return self.filter(role__in=roles)


class LetterQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """A person's own tray."""
        return self.filter(to=actor.user_id)

    def of(self, user):
        """The same for who holds no post."""
        return self.filter(to=user)

    def inbox(self):
        return self.filter(channel="app").exclude(state="cancelled")

    def unread(self):
        """Letters of the inbox not yet opened."""
        return self.inbox().filter(read_at=None)
