"""People: who there is, who is where, and who is with whom."""

from __future__ import annotations

from pathlib import Path

from photoclust.library.rows import VISIBLE, Room, below, fetched, require_person
from photoclust.types import Companion, Person, PersonState


class People(Room):
    """The people of a library."""

    def people(self) -> list[Person]:
        """Everybody: named first, then by number of faces; the unnamed without faces left out."""
        with self.database.reading() as connection:
            rows = fetched(
                connection,
                "SELECT people.id, people.name, people.state, count(shown.id),"
                " count(DISTINCT shown.photo_id), ifnull(sum(shown.confirmed), 0),"
                " min(photos.date), max(photos.date),"
                # Nested, as ORDER BY itself cannot see the outer query.
                f" (SELECT id FROM (SELECT faces.id, {VISIBLE} AS seen,"
                "   faces.id = people.cover AS chosen, faces.quality"
                "   FROM members JOIN faces ON faces.id = members.face_id"
                "   WHERE members.person_id = people.id)"
                "  ORDER BY seen DESC, chosen DESC, quality DESC, id LIMIT 1)"
                " FROM people LEFT JOIN ("
                "   SELECT faces.id, faces.photo_id, members.person_id, members.confirmed"
                f"  FROM faces JOIN members ON members.face_id = faces.id WHERE {VISIBLE}"
                " ) AS shown ON shown.person_id = people.id"
                " LEFT JOIN photos ON photos.id = shown.photo_id"
                " GROUP BY people.id"
                " HAVING people.name IS NOT NULL OR count(shown.id) > 0"
                " ORDER BY people.name IS NULL, count(shown.id) DESC, people.id",
            )
        return [
            Person(
                id=r[0],
                name=r[1],
                state=PersonState(r[2]),
                faces=r[3],
                photos=r[4],
                confirmed=r[5],
                first=r[6],
                last=r[7],
                cover=r[8],
            )
            for r in rows
        ]

    def people_below(self, folder: Path) -> set[int]:
        """Who has a visible face in a photo below this folder."""
        with self.database.reading() as connection:
            rows = fetched(
                connection,
                "SELECT DISTINCT members.person_id FROM files"
                " JOIN faces ON faces.photo_id = files.photo_id"
                " JOIN members ON members.face_id = faces.id"
                " WHERE files.path >= ? AND files.path < ?"
                " AND files.state IN ('present', 'offline') AND NOT EXISTS"
                " (SELECT 1 FROM rejections WHERE rejections.face_id = faces.id)",
                below(folder),
            )
        return {row[0] for row in rows}

    def companions(self, person: int, limit: int = 12) -> list[Companion]:
        """Visible people who are most often in a person's photos. Raises UnknownItem."""
        with self.database.reading() as connection:
            require_person(connection, person)
            rows = fetched(
                connection,
                "SELECT members.person_id, count(DISTINCT faces.photo_id) AS photos FROM faces"
                " JOIN members ON members.face_id = faces.id"
                " JOIN people ON people.id = members.person_id"
                " WHERE faces.photo_id IN (SELECT faces.photo_id FROM members"
                "  JOIN faces ON faces.id = members.face_id"
                f" WHERE members.person_id = :person AND {VISIBLE})"
                " AND members.person_id <> :person AND people.state = 'visible'"
                f" AND {VISIBLE} GROUP BY members.person_id"
                " ORDER BY photos DESC, members.person_id LIMIT :limit",
                {"person": person, "limit": limit},
            )
        return [Companion(*row) for row in rows]
