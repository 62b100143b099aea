"""A sitting: from signing in until leaving. What its session knows of the time, as seconds since 1970."""

import time

from django.conf import settings

BEGAN, SEEN, PROVED = "began_at", "seen_at", "proved_at"
# What is alive is written down this often at most; a sitting may therefore last this much longer than promised.
WRITTEN_EVERY = 3 * 60


def begin(session) -> None:
    """Somebody has just shown who they are."""
    session[BEGAN] = session[SEEN] = session[PROVED] = time.time()


def prove(session) -> None:
    """The same person has shown it again."""
    session[PROVED] = session[SEEN] = time.time()


def is_proved(session) -> bool:
    """Whether the last proof is young enough for a grave act."""
    age = time.time() - session.get(PROVED, 0)
    return age <= settings.PROVE_AGAIN_AFTER_MINUTES * 60


def is_over(session) -> bool:
    """Whether nobody has been there for too long, or the sitting is as old as one may get."""
    now = time.time()
    idle = now - session.get(SEEN, now) > settings.SESSION_IDLE_MINUTES * 60 + WRITTEN_EVERY
    return idle or now - session.get(BEGAN, now) > settings.SESSION_COOKIE_AGE


def is_unwritten(session) -> bool:
    """Whether it is time to write down again that somebody is there."""
    return time.time() - session.get(SEEN, 0) > WRITTEN_EVERY


def note_seen(session) -> None:
    """Somebody is there; the idle time begins anew."""
    session[SEEN] = time.time()


def wants_proof(view):
    """Mark a view whose act is grave: before it, somebody who signed in long ago shows again who they are.

    For classes: `@method_decorator(wants_proof, name="dispatch")`. The doors of every request ask (settings,
    MIDDLEWARE); a form that was filled in meanwhile goes on after the proof.
    """
    view.wants_proof = True
    return view
