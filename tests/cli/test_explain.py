from __future__ import annotations

from collections.abc import Callable

from gongkai.rules import rules

Run = Callable[..., tuple[int, str, str]]


def test_a_rule_is_explained_whatever_the_case_and_width_of_its_id(run: Run) -> None:
    first = next(iter(rules().values()))
    pages = {
        run("explain", written)[1]
        for written in (first.id, first.id.lower(), "".join(chr(ord(c) + 0xFEE0) for c in first.id))
    }
    assert len(pages) == 1
    page = pages.pop()
    for part in (first.id, first.title, first.basis, first.hint, "不通过", "通过"):
        assert part in page


def test_without_an_id_every_rule_is_listed_once_below_its_group(run: Run) -> None:
    code, out, _ = run("explain")
    listed = [line.split("　")[0].strip() for line in out.splitlines() if line.startswith("  ")]
    assert code == 0
    assert sorted(listed) == list(rules())


def test_an_unknown_rule_is_answered_with_the_nearest(run: Run) -> None:
    known = next(iter(rules()))
    code, out, err = run("explain", f"{known}1")
    assert (code, out) == (2, "")
    assert f"是不是“{known}”" in err
