"""The schema, as the sequence of steps that led to it.

A step is SQL, or a function for what SQL cannot do. It is never changed once released; the next
one is appended. A library's version is the number of steps applied to it, stored in SQLite's
`user_version`.
"""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path

from photoclust.library import checksums, lineage
from photoclust.library.recorded_sentences import recognised

Step = str | Callable[[sqlite3.Connection], None]

_SHOWN = """
        EXISTS (SELECT 1 FROM files WHERE files.photo_id = faces.photo_id
                AND files.state IN ('present', 'offline'))
        AND NOT EXISTS (SELECT 1 FROM rejections WHERE rejections.face_id = faces.id)
"""


def _code_sentences(connection: sqlite3.Connection) -> None:
    """Codes and parameters in place of the English sentences of version 0.1.0.

    Each column of sentences becomes one of codes, with the parameters as JSON in one beside it.
    A sentence that is not recognised becomes the parameter of a message that says it as it is.
    """
    # As bytes, since SQLite does not make sure that text is UTF-8.
    connection.create_function("code_of", 1, lambda data: recognised(_decoded(data)).code)
    connection.create_function(
        "parameters_of", 1, lambda data: recognised(_decoded(data)).as_json()
    )
    for table, old, code, parameters in (
        ("history", "text", "code", "parameters"),
        ("files", "reason", "problem", "details"),
        ("closed", "reason", "problem", "details"),
    ):
        connection.execute(f"ALTER TABLE {table} RENAME COLUMN {old} TO {code}")
        connection.execute(f"ALTER TABLE {table} ADD COLUMN {parameters} TEXT")
        # Both read the row as it was before the update.
        connection.execute(
            f"UPDATE {table} SET {code} = code_of(CAST({code} AS BLOB)),"
            f" {parameters} = parameters_of(CAST({code} AS BLOB)) WHERE {code} IS NOT NULL"
        )


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _remember_decided(connection: sqlite3.Connection) -> None:
    """The faces that the history so far has decided about."""
    connection.create_function("decided_in", 1, _decided_in)
    connection.execute(
        "INSERT OR IGNORE INTO remembered SELECT value FROM history, json_each(decided_in(changes))"
        " WHERE value IN (SELECT id FROM faces)"
    )


def _decided_in(changes: bytes) -> str:
    """Faces as JSON: those with a confirmed membership, an exclusion or a rejection, before or
    after a decision."""
    try:
        lines = zlib.decompress(changes).splitlines()
        rows = [row for line in lines for row in json.loads(line)]
    except (ValueError, zlib.error):  # undo will say so
        return "[]"
    return json.dumps(
        [
            key[0]
            for table, key, *states in rows
            if table in ("exclusions", "rejections")
            or (table == "members" and any(state and state[1] for state in states))
        ]
    )


def _date_sources(connection: sqlite3.Connection) -> None:
    """Where dates are from; since when files have problems, and with what they were last tried;
    remarks about photos that were read; and how small pictures of faces are to be turned, as an
    orientation, so that they need not be coded again.

    Until now a date was the camera's or that of the file, and no name was asked.
    """
    from photoclust.photos.dates import file_date, name_date  # only old libraries need them

    for table, columns in (
        ("files", ("since TEXT", "tried TEXT", "date_source TEXT")),
        ("closed", ("since TEXT",)),
        ("faces", ("crop_turn INTEGER NOT NULL DEFAULT 1",)),
        (
            "photos",
            (
                *("date_source TEXT", "remark TEXT", "remark_details TEXT", "remark_since TEXT"),
                "remark_dismissed INTEGER NOT NULL DEFAULT 0",
            ),
        ),
    ):
        for column in columns:
            connection.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    connection.create_function("file_date", 1, file_date)
    connection.create_function("name_date", 1, lambda path: name_date(Path(os.fsdecode(path)).name))
    connection.execute(
        "UPDATE photos SET date_source = 'file' WHERE EXISTS (SELECT 1 FROM files"
        " WHERE photo_id = photos.id AND file_date(mtime_ns) = photos.date)"
    )
    connection.execute(
        "UPDATE photos SET (date, date_source) = (SELECT min(name_date(path)), 'name' FROM files"
        " WHERE photo_id = photos.id) WHERE date_source = 'file' AND EXISTS (SELECT 1 FROM files"
        " WHERE photo_id = photos.id AND name_date(path) IS NOT NULL)"
    )


STEPS: tuple[Step, ...] = (
    """
    -- Folders the user gave us. Paths are the bytes of the file system, as not all are text.
    CREATE TABLE roots (
        path BLOB PRIMARY KEY,
        added TEXT NOT NULL
    );

    -- A photo is its content. `method` names the networks that looked at it.
    CREATE TABLE photos (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        size INTEGER NOT NULL,
        digest BLOB NOT NULL,
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        date TEXT,
        method TEXT NOT NULL,
        UNIQUE (size, digest)
    );

    -- Where photos lie. A file that could not be read has a stage and a reason instead.
    CREATE TABLE files (
        path BLOB PRIMARY KEY,
        photo_id INTEGER REFERENCES photos (id),
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('present', 'missing', 'offline')),
        stage TEXT,
        reason TEXT
    ) WITHOUT ROWID;
    CREATE INDEX files_by_photo ON files (photo_id, state);

    -- Boxes and landmarks in pixels of the upright image; landmarks are ten float32.
    CREATE TABLE faces (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        photo_id INTEGER NOT NULL REFERENCES photos (id),
        x REAL NOT NULL,
        y REAL NOT NULL,
        width REAL NOT NULL,
        height REAL NOT NULL,
        landmarks BLOB NOT NULL,
        score REAL NOT NULL,
        quality REAL NOT NULL
    );
    CREATE INDEX faces_by_photo ON faces (photo_id);

    CREATE TABLE crops (
        face_id INTEGER PRIMARY KEY REFERENCES faces (id) ON DELETE CASCADE,
        jpeg BLOB NOT NULL
    );

    CREATE TABLE models (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE
    );

    -- Unit vectors, 128 float32. Those of two models never mix.
    CREATE TABLE embeddings (
        face_id INTEGER NOT NULL REFERENCES faces (id) ON DELETE CASCADE,
        model_id INTEGER NOT NULL REFERENCES models (id),
        vector BLOB NOT NULL,
        PRIMARY KEY (face_id, model_id)
    ) WITHOUT ROWID;

    -- From here on: what was decided. Only edits write these tables, and history
    -- remembers each row before and after.
    CREATE TABLE people (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT,
        state TEXT NOT NULL CHECK (state IN ('visible', 'ignored')),
        cover INTEGER
    );

    CREATE TABLE members (
        face_id INTEGER PRIMARY KEY REFERENCES faces (id) ON DELETE CASCADE,
        person_id INTEGER NOT NULL REFERENCES people (id),
        confirmed INTEGER NOT NULL,
        probability REAL NOT NULL
    );
    CREATE INDEX members_by_person ON members (person_id);

    -- This face is not that person.
    CREATE TABLE exclusions (
        face_id INTEGER NOT NULL REFERENCES faces (id) ON DELETE CASCADE,
        person_id INTEGER NOT NULL,
        PRIMARY KEY (face_id, person_id)
    ) WITHOUT ROWID;

    -- This is not a face.
    CREATE TABLE rejections (
        face_id INTEGER PRIMARY KEY REFERENCES faces (id) ON DELETE CASCADE
    );

    -- `changes`: compressed JSON, see history.py. `state`: done, undone, or dropped when
    -- another edit was made after an undo.
    CREATE TABLE history (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        text TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
        changes BLOB NOT NULL
    );
    """,
    """
    -- Faces that the user drew: no scan drops them.
    ALTER TABLE faces ADD COLUMN drawn INTEGER NOT NULL DEFAULT 0;

    -- How many rows an edit changed; 0 for those made before this step.
    ALTER TABLE history ADD COLUMN rows INTEGER NOT NULL DEFAULT 0;
    """,
    f"""
    -- Whether a face is visible: its photo present or offline, and not rejected. Kept by
    -- triggers, as asking two tables for each of all faces is slow. Rows of `files` are never
    -- written with REPLACE, which would be a deletion that no trigger sees.
    ALTER TABLE faces ADD COLUMN shown INTEGER NOT NULL DEFAULT 0;
    UPDATE faces SET shown = ({_SHOWN});
    CREATE TRIGGER face_added AFTER INSERT ON faces BEGIN
        UPDATE faces SET shown = ({_SHOWN}) WHERE id = new.id;
    END;
    CREATE TRIGGER file_added AFTER INSERT ON files BEGIN
        UPDATE faces SET shown = ({_SHOWN}) WHERE photo_id = new.photo_id;
    END;
    CREATE TRIGGER file_changed AFTER UPDATE OF photo_id, state ON files BEGIN
        UPDATE faces SET shown = ({_SHOWN}) WHERE photo_id IN (old.photo_id, new.photo_id);
    END;
    CREATE TRIGGER file_removed AFTER DELETE ON files BEGIN
        UPDATE faces SET shown = ({_SHOWN}) WHERE photo_id = old.photo_id;
    END;
    CREATE TRIGGER rejection_added AFTER INSERT ON rejections BEGIN
        UPDATE faces SET shown = 0 WHERE id = new.face_id;
    END;
    CREATE TRIGGER rejection_removed AFTER DELETE ON rejections BEGIN
        UPDATE faces SET shown = ({_SHOWN}) WHERE id = old.face_id;
    END;
    """,
    """
    -- A map on top of a model's embeddings, fitted to this library: one at most. `data` is
    -- read by faces/adapter.py.
    CREATE TABLE adapters (
        model_id INTEGER PRIMARY KEY REFERENCES models (id),
        base_id INTEGER NOT NULL REFERENCES models (id),
        data BLOB NOT NULL
    );

    -- Faces whose embeddings the adapter's base has made or renewed since it was last applied.
    CREATE TABLE unadapted (
        face_id INTEGER PRIMARY KEY REFERENCES faces (id) ON DELETE CASCADE
    );
    CREATE TRIGGER embedding_added AFTER INSERT ON embeddings
    WHEN new.model_id IN (SELECT base_id FROM adapters) BEGIN
        INSERT OR IGNORE INTO unadapted VALUES (new.face_id);
    END;
    CREATE TRIGGER embedding_changed AFTER UPDATE OF vector ON embeddings
    WHEN new.model_id IN (SELECT base_id FROM adapters) BEGIN
        INSERT OR IGNORE INTO unadapted VALUES (new.face_id);
    END;
    """,
    """
    -- Faces that no grouping has seen yet.
    CREATE TABLE ungrouped (
        face_id INTEGER PRIMARY KEY REFERENCES faces (id) ON DELETE CASCADE
    );
    CREATE TRIGGER face_awaits_grouping AFTER INSERT ON faces BEGIN
        INSERT INTO ungrouped VALUES (new.id);
    END;
    """,
    """
    -- Folders, and files, that the last scan could not even look into.
    CREATE TABLE closed (
        path BLOB PRIMARY KEY,
        reason TEXT NOT NULL
    ) WITHOUT ROWID;
    """,
    """
    -- The networks that last looked at a photo, each by its name. Until now `method` held both,
    -- with a space between them.
    ALTER TABLE photos RENAME COLUMN method TO detector;
    ALTER TABLE photos ADD COLUMN embedder TEXT NOT NULL DEFAULT '';
    UPDATE photos SET embedder = substr(detector, instr(detector, ' ') + 1),
        detector = substr(detector, 1, max(instr(detector, ' ') - 1, 0));
    """,
    _code_sentences,
    """
    -- When the adapter was kept, in UTC as ISO 8601; NULL for one from before this step.
    ALTER TABLE adapters ADD COLUMN kept TEXT;
    """,
    lineage.create,
    """
    -- A photo is its picture, whatever metadata its files have: `picture` is the digest of the
    -- coded picture. It is empty for photos of which no file was read since this step; they are
    -- known by `size` and `digest`, those of a whole file that had the picture. `orientation` is
    -- EXIF's, by which boxes and landmarks are upright; empty likewise.
    ALTER TABLE photos ADD COLUMN picture BLOB;
    ALTER TABLE photos ADD COLUMN orientation INTEGER;
    CREATE INDEX photos_by_picture ON photos (picture);

    -- What a file said about its photo when it was last read.
    ALTER TABLE files ADD COLUMN orientation INTEGER;
    ALTER TABLE files ADD COLUMN date TEXT;

    -- Faces of a photo whose file shows another picture now, and those of that picture that they
    -- are followed by. With the followers of followers, so that one step leads to all. `latest`:
    -- the last decision made before; later ones are about the one face or the other.
    CREATE TABLE successors (
        face_id INTEGER NOT NULL REFERENCES faces (id) ON DELETE CASCADE,
        successor INTEGER NOT NULL REFERENCES faces (id) ON DELETE CASCADE,
        latest INTEGER NOT NULL,
        PRIMARY KEY (face_id, successor)
    ) WITHOUT ROWID;
    CREATE INDEX successors_by_successor ON successors (successor);

    -- Faces that a decision of the history is about. No scan drops them, so that undo and redo
    -- find them.
    CREATE TABLE remembered (
        face_id INTEGER PRIMARY KEY REFERENCES faces (id) ON DELETE CASCADE
    );
    """,
    _remember_decided,
    _date_sources,
    checksums.create,
    """
    -- Photos that were erased: scans pass over files with these pictures.
    CREATE TABLE forgotten (
        size INTEGER NOT NULL,
        digest BLOB NOT NULL,
        picture BLOB
    );
    """,
    """
    -- Recipes saved by name; edits write them, like the tables of decisions. `people`: JSON, the
    -- numbers of the people by the names that the recipe calls them.
    CREATE TABLE albums (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        recipe TEXT NOT NULL,
        people TEXT NOT NULL
    );
    """,
    """
    -- What photoclust last wrote into a sidecar, or into a photo's own file, as JSON: regions and
    -- names by the keys of their schemas. So an edit made elsewhere can be told from its own.
    CREATE TABLE written_tags (
        path BLOB PRIMARY KEY,
        photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
        tags TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX written_tags_by_photo ON written_tags (photo_id);
    """,
    """
    -- Confirmed faces of which it was asked whether they rightly are with their person, and the
    -- answer was yes; edits write them, like the tables of decisions.
    CREATE TABLE affirmed (
        face_id INTEGER PRIMARY KEY REFERENCES faces (id) ON DELETE CASCADE,
        person_id INTEGER NOT NULL
    );
    """,
    """
    -- When people were born: YYYY, YYYY-MM or YYYY-MM-DD. Favourites come first. Several people
    -- may have one name.
    ALTER TABLE people ADD COLUMN born TEXT;
    ALTER TABLE people ADD COLUMN favourite INTEGER NOT NULL DEFAULT 0;
    """,
)
