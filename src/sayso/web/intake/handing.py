"""Submissions over the counter: from the page and from the API alike, no faster than somebody may add."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import HTTPException, Request

from sayso.web.intake.desk import Desk, Job
from sayso.web.intake.submissions import Submission
from sayso.web.room import room_of
from sayso.web.sessions import Person


def desk_of(request: Request) -> Desk:
    """Return the desk of the room that a request came into."""
    desk: Desk = request.app.state.desk
    return desk


def handed_in(
    request: Request, person: Person, submissions: Sequence[Submission], collection: str
) -> list[Job]:
    """Hand submissions in, for a collection if it has a name, and return their jobs.

    Raises HTTPException 429 where somebody adds too many at once, and TooLarge where too much waits already.
    """
    desk, additions = desk_of(request), room_of(request).additions
    collections = [collection.strip()] if collection.strip() else []
    jobs = []
    for submission in submissions:
        if seconds := additions.wait(person.name):
            raise HTTPException(
                429, f"Too many at once. Wait {seconds} seconds.", {"Retry-After": str(seconds)}
            )
        jobs.append(desk.hand_in(submission, person.name, collections))
    return jobs
