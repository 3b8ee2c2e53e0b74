"""An index of a root's reports, made without the engine, as workers and the build make it."""

from __future__ import annotations

from pathlib import Path

from factories import AS_OF
from gongkai import search
from gongkai.edition import Edition
from gongkai.inspection import task_for
from gongkai.loading import pack_path, submit
from gongkai.packs import read_pack
from gongkai.settings import Settings


def write_index(root: Path, out: Path) -> Edition:
    """Write the index of a root's reports; the edition that it is of."""
    task = task_for(root, Settings(), AS_OF)
    loading = submit(task, None)
    edition = Edition(loading.corpus(), task.context)
    plan = search.plan(edition, loading.packs)
    for name, paths in loading.packs.items():
        shelf = search.Shelf(out, plan.dictionary)
        packed = read_pack(pack_path(root, name))
        for path in paths:
            if path in plan.numbers:
                record, article = packed[path].record, packed[path].article
                organ = edition.organ(record)
                html = "" if record.metadata.withdrawn else article.html
                head = search.head_of(record, organ.name)
                shelf.add(plan.numbers[path], head, html)
        shelf.close()
    search.build(edition, plan, out)
    return edition
