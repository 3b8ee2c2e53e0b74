"""Faults of the program itself reach those who can mend it: what, where, at which file."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor

import pytest

from gongkai.crashes import named, place_of, told
from gongkai.errors import GongkaiError, ProgramCrash


def _failing() -> None:
    with named("reports/990100/xfj/2024-fzzf.md"):
        place_of("no exception")  # type: ignore[arg-type]  # a fault of ours, within the package


def test_a_crash_names_the_file_the_fault_and_its_place() -> None:
    with pytest.raises(ProgramCrash) as raised:
        _failing()
    first, second = str(raised.value).splitlines()
    assert first == (
        "处理“reports/990100/xfj/2024-fzzf.md”时程序自身出错，没有得出结论。"
        "请把下面这一行报给维护者："
    )
    assert second.startswith("AttributeError: ")
    assert "(gongkai/crashes.py:" in second


def test_a_crash_says_the_same_when_it_comes_from_a_worker() -> None:
    with ProcessPoolExecutor(1) as pool, pytest.raises(ProgramCrash) as raised:
        pool.submit(_failing).result()
    assert "处理“reports/990100/xfj/2024-fzzf.md”时" in str(raised.value)
    assert "(gongkai/crashes.py:" in str(raised.value)


@pytest.mark.parametrize("error", [GongkaiError("登记文件读不出来"), OSError(28, "full")])
def test_what_is_no_fault_of_the_program_passes_unchanged(error: Exception) -> None:
    with pytest.raises(type(error)) as raised, named("a.md"):
        raise error
    assert raised.value is error


def test_an_exception_without_a_place_in_the_package_is_placed_where_it_was_raised() -> None:
    def fail() -> None:
        raise ValueError("两\n行")

    with pytest.raises(ValueError, match="两") as raised:
        fail()
    assert "test_crashes.py:" in told(raised.value)
    assert len(told(raised.value).splitlines()) == 2


def test_a_number_that_an_exception_quotes_is_not_told() -> None:
    with pytest.raises(ProgramCrash) as raised, named("a.md"):
        raise ValueError("身份证110101190001010014，手机138 0013 8000")
    assert "ValueError: 身份证…，手机… (" in str(raised.value)
