"""Tags: names written so that other programs read them, and names that these have written."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from photoclust.engine.context import EngineContext
from photoclust.engine.tag_types import TagOptions, TagReading, TagReport, TagsTaken
from photoclust.errors import SettingError, TagError
from photoclust.job import Job
from photoclust.log import log_duration
from photoclust.messages import reason_of
from photoclust.tags.reading import TagOrigin

if TYPE_CHECKING:
    from photoclust.export.albums import AlbumPlan


class Tags:
    """The names of people in the files of photos and beside them."""

    def __init__(self, context: EngineContext) -> None:
        self._context = context

    @log_duration("writing of tags")
    def write(self, options: TagOptions | None = None, job: Job | None = None) -> TagReport:
        """Write confirmed names where other programs read them, and take away there what was taken
        away here. Edits made elsewhere the library follows, as one entry of the history.

        What is wrong with a file is one of the report's failures, and the rest goes on. Raises
        SettingError when nothing is to be written, and LibraryError when the library cannot be.
        """
        return self._run(options, job, dry_run=False)

    def check(self, options: TagOptions | None = None, job: Job | None = None) -> TagReport:
        """What `write` would do; nothing is changed. Raises SettingError as it does."""
        return self._run(options, job, dry_run=True)

    @log_duration("tagging of copies")
    def write_into_copies(
        self, plan: AlbumPlan, options: TagOptions | None = None, job: Job | None = None
    ) -> TagReport:
        """Write confirmed names into the copies that an export of albums has written by this plan,
        and beside those whose kind holds none; the photos themselves stay as they are."""
        from photoclust.engine.tag_copies import tag_copies

        copies = [(item.target, item.photo) for _, item in plan.new if item.target.is_file()]
        return tag_copies(self._context, copies, options or TagOptions(), job or Job())

    @log_duration("reading of tags")
    def read(
        self,
        job: Job | None = None,
        *,
        folder: Path | None = None,
        origins: Collection[TagOrigin] = tuple(TagOrigin),
        contacts: Path | None = None,
        table: Path | None = None,
        confirmed: bool = True,
    ) -> TagReading:
        """What other programs say about who is in the photos, matched to the faces; nothing is
        changed. `contacts`: the ``contacts.xml`` of Picasa. `table`: one of faces that photoclust
        wrote, such as that of another library. `confirmed`: what the names are to become, see
        `take`.

        Raises Cancelled, and TagError when the contacts or the table cannot be read.
        """
        from photoclust.engine.tag_reading import read_tags
        from photoclust.tags.picasa import parse_contacts
        from photoclust.tags.sidecars import read_sidecar
        from photoclust.tags.table import NameTable

        names = parse_contacts(read_sidecar(contacts)) if contacts else {}
        return read_tags(
            self._context,
            job or Job(),
            folder=folder,
            origins=origins,
            contacts=names,
            table=NameTable(_bytes_of(table)) if table else None,
            confirmed=confirmed,
        )

    def take(
        self,
        reading: TagReading,
        choices: Mapping[str, str | None] | None = None,
        job: Job | None = None,
        *,
        confirmed: bool = True,
    ) -> TagsTaken:
        """Have the library take over the names that were read, as one entry of its history.

        `choices`: other names for some, None to leave them out. `confirmed`: they are sure, else
        proposals. Faces that nobody found are drawn. Raises Cancelled, before anything is changed,
        DeviceError and WeightsError.
        """
        from photoclust.engine.tag_taking import take_names

        return take_names(self._context, reading, choices or {}, job or Job(), confirmed=confirmed)

    def _run(self, options: TagOptions | None, job: Job | None, *, dry_run: bool) -> TagReport:
        from photoclust.engine.tag_writing import TagWriting

        chosen = options or TagOptions()
        if not chosen.forms:
            raise SettingError("no-tags-chosen")
        return TagWriting(self._context, chosen, job or Job(), dry_run=dry_run).run()


def _bytes_of(table: Path) -> bytes:
    try:
        return table.read_bytes()
    except OSError as error:
        raise TagError("tags-unreadable", reason=reason_of(error)) from error
