"""Files of a site are written whole, wherever they are to stand, and said by their digests."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from gongkai.site_files import put, write_file

FULL = Path("/dev/full")


def test_a_file_is_written_with_the_folders_above_it_and_told_by_its_digest(tmp_path: Path) -> None:
    data = "年度报告".encode()
    digests = write_file(tmp_path, "reports/990000/sft/2025.json", data)
    assert (tmp_path / "reports/990000/sft/2025.json").read_bytes() == data
    assert digests == {"reports/990000/sft/2025.json": hashlib.sha256(data).hexdigest()}


def test_a_shorter_file_leaves_nothing_of_the_longer_one_before_it(tmp_path: Path) -> None:
    write_file(tmp_path, "a.csv", b"long" * 100_000)
    write_file(tmp_path, "a.csv", b"short")
    assert (tmp_path / "a.csv").read_bytes() == b"short"


def test_an_empty_file_is_a_file(tmp_path: Path) -> None:
    put(f"{tmp_path}/empty", b"")
    assert (tmp_path / "empty").read_bytes() == b""


def test_a_folder_in_the_place_of_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(OSError, match=r"a\.csv"):
        write_file(tmp_path, "a.csv", b"rows")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_said_and_not_passed_over() -> None:
    with pytest.raises(OSError, match="No space"):
        put(str(FULL), b"rows")
