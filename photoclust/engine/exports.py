"""Exports: albums of photos, and tables of faces."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from photoclust.engine.context import EngineContext
from photoclust.engine.recipes import photos_by, today
from photoclust.job import Job
from photoclust.types import FaceRecord, Person, PersonState

if TYPE_CHECKING:
    from photoclust.export.albums import AlbumPlan, AlbumReport, Link, RecipePhotos
    from photoclust.export.contact_sheets import Sheet
    from photoclust.export.gallery import GalleryReport
    from photoclust.export.verification import Verification


class Exports:
    """Albums and tables of a library. Photos are never changed."""

    def __init__(self, context: EngineContext) -> None:
        self._context = context

    def plan_albums(
        self,
        out: Path,
        *,
        people: Collection[int] = (),
        named_only: bool = False,
        together: bool = False,
        recipes: Mapping[str, str] | None = None,
        photos: Mapping[str, Sequence[int]] | None = None,
    ) -> AlbumPlan:
        """What an export of albums would write: of these people, or of all that are shown; or, by
        `recipes`, of the photos that each of them asks for, by the names of their albums; or just
        these `photos`, by such names.

        An empty mapping of recipes stands for all saved albums. Raises UnknownItem, QueryError and
        ExportError.
        """
        from photoclust.export.albums import plan_albums
        from photoclust.export.os_errors import as_export_errors

        with as_export_errors(out):
            absolute = Path(os.path.abspath(out))
        whereabouts = self._context.repository.files.photo_paths()
        if recipes is not None or photos is not None:
            found = {**(photos or {})} if recipes is None else self._found(recipes)
            return plan_albums(
                [],
                absolute,
                people=(),
                recipes=_at_hand(found, whereabouts),
                every_recipe=recipes is not None and not recipes,
                whereabouts=whereabouts,
            )
        records = self._records(people, named_only)
        chosen = {r.face.person_id for r in records} | set(people)
        about = None if not people and not named_only else {p for p in chosen if p is not None}
        return plan_albums(
            records, absolute, together=together, people=about, whereabouts=whereabouts
        )

    def write_albums(
        self,
        plan: AlbumPlan,
        link: Link | None = None,
        job: Job | None = None,
        *,
        remove: bool = False,
    ) -> AlbumReport:
        """Carry out a plan; `link` is COPY by default. `remove`: also move and remove outdated
        files of earlier exports of which there is the original. Raises ExportError."""
        from photoclust.export.albums import Link, write_albums

        return write_albums(plan, link=link or Link.COPY, job=job, remove=remove)

    def verify_albums(self, out: Path, job: Job | None = None) -> Verification:
        """Compare what exports have written to a folder with the photos. Raises ExportError when
        nothing was exported there, and Cancelled."""
        from photoclust.export.verification import verify_albums

        return verify_albums(out, self._context.repository.files.photo_paths(), job)

    def write_galleries(self, plan: AlbumPlan, job: Job | None = None) -> GalleryReport:
        """Write each album of a plan as one HTML file that holds its photos, in the plan's folder
        itself; galleries of earlier runs are replaced. Raises ExportError and Cancelled."""
        from photoclust.export.gallery import write_galleries

        photos = {item.photo for album in plan.albums for item in album.items}
        infos = self._context.repository.photos.details(photos)
        dates = {info.id: info.date for info in infos if info.date is not None}
        report = write_galleries(
            plan.albums, dates, self._context.settings.max_pixels, job or Job()
        )
        report.unreachable = len(plan.unreachable)
        return report

    def write_sheets(
        self,
        target: Path,
        job: Job | None = None,
        *,
        people: Collection[int] = (),
        named_only: bool = False,
        replace: bool = False,
    ) -> int:
        """Write a PDF with a page for each of these people, or of all that are shown, with their
        best faces; the number of pages.

        Raises UnknownItem, ExportError and Cancelled.
        """
        from photoclust.export.contact_sheets import write_sheets

        chosen = self._chosen(people, named_only)
        sheets = map(self._sheet, chosen)
        return write_sheets(sheets, len(chosen), target, job or Job(), replace=replace)

    def write_table(
        self, target: Path, *, replace: bool = False, options: Mapping[str, str] | None = None
    ) -> int:
        """Write one row per face in the format of the suffix; the number of rows.

        Raises ExportError, and SettingError for an option that the format does not have.
        """
        from photoclust.export.tables import write_table

        records = self._context.repository.faces.records()
        return write_table(records, target, replace=replace, options=options)

    def _found(self, recipes: Mapping[str, str]) -> dict[str, Sequence[int]]:
        """The photos of each recipe; of all saved albums for none."""
        context = self._context
        saved = {a.name: today(context, a) for a in context.repository.albums.all()}
        return {
            name: photos_by(context, said).tolist() for name, said in (recipes or saved).items()
        }

    def _sheet(self, person: Person) -> Sheet:
        from photoclust.export.contact_sheets import FACES, Sheet

        faces = self._context.repository.faces
        best = faces.ids(person.id)[:FACES].tolist()
        crops = faces.crops(best)
        years = sorted({(person.first or "")[:4], (person.last or "")[:4]} - {""})
        of = f"{len(best)} / {person.faces}" if person.faces > len(best) else str(person.faces)
        note = "  ·  ".join(part for part in (of, "–".join(years)) if part)
        return Sheet(person.label, note, [crops[face] for face in best if face in crops])

    def _chosen(self, people: Collection[int], named_only: bool) -> list[Person]:
        """The visible people meant, of all for none. Raises UnknownItem."""
        repository = self._context.repository
        for person in people:
            repository.people.require(person)
        return [
            person
            for person in repository.people.all()
            if (person.id in people or not people)
            and person.state is PersonState.VISIBLE
            and (person.name is not None or not named_only)
        ]

    def _records(self, people: Collection[int], named_only: bool) -> list[FaceRecord]:
        chosen = {person.id for person in self._chosen(people, named_only)}
        records = self._context.repository.faces.records()
        return [r for r in records if r.face.person_id in chosen]


def _at_hand(
    found: Mapping[str, Sequence[int]], whereabouts: Mapping[int, Sequence[Path]]
) -> list[RecipePhotos]:
    """Albums of photos by their names, with the paths of those that have any."""
    from photoclust.export.albums import RecipePhotos

    return [
        RecipePhotos(
            name, {photo: tuple(whereabouts[photo]) for photo in photos if photo in whereabouts}
        )
        for name, photos in found.items()
    ]
