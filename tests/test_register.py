from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from effort import in_proportion
from factories import AS_OF, PATH, REGISTER, REGISTER_PATH, report_text
from gongkai.checking import register_findings
from gongkai.kinds import kinds
from gongkai.model import Level, Place
from gongkai.reading import read_report
from gongkai.register import Register, agrees, load_register
from gongkai.rules import Context
from gongkai.settings import Settings

BESIDE = Path(__file__).parent.parent.parent / "shared" / "seeds" / "register.yml"


def _loaded(root: Path, text: str = REGISTER, **below: str) -> Register:
    """The register of a root that holds this text, and others in the folders named."""
    files = {"": text, **{f"{folder}/": other for folder, other in below.items()}}
    for folder, content in files.items():
        path = root / "reports" / folder / "register.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return load_register(root)


def test_every_key_of_an_organ_is_read(tmp_path: Path) -> None:
    register = _loaded(
        tmp_path,
        """\
regions: {"990000": 示例省}
organs:
  990000-xfj:
    name: 示例省信访局
    short: 省信访局
    names: [{name: 示例省人民政府信访局, until: 2023}]
    region: 990000
    level: government
    uscc: 11990000MB0A00122A
    since: 2019
    until: 2025
    succeeded_by: 990000-sgb
    duties: [fzzf, xxgk]
    exempt: [{kind: fzzf, year: 2020, basis: 机构改革, approved_by: 示例省司法厅}]
    contact: 综合处
    office: 公正路1号
""",
    )
    organ = register.organs["990000-xfj"]
    assert (organ.name, organ.short, organ.region) == ("示例省信访局", "省信访局", "990000")
    assert (organ.level, organ.uscc) == (Level.GOVERNMENT, "11990000MB0A00122A")
    assert (organ.since, organ.until, organ.succeeded_by) == (2019, 2025, "990000-sgb")
    assert organ.duties == ("fzzf", "xxgk")
    assert (organ.contact, organ.office) == ("综合处", "公正路1号")
    assert organ.names_in(2023) == ("示例省信访局", "示例省人民政府信访局")
    assert [(e.kind, e.year, e.basis, e.approved_by) for e in organ.exempt] == [
        ("fzzf", 2020, "机构改革", "示例省司法厅")
    ]
    assert organ.place == Place(REGISTER_PATH, 3)
    assert register.place_of(organ, "exempt.0") == Place(REGISTER_PATH, 14)
    assert register.place_of(organ, "nothing") == Place(REGISTER_PATH, 3)
    assert register.faults == ()


def test_an_organ_is_a_department_unless_it_says_otherwise(tmp_path: Path) -> None:
    register = _loaded(tmp_path)
    assert register.organs["990100-xfj"].level is Level.DEPARTMENT
    assert register.organs["990100-zf"].level is Level.GOVERNMENT


def test_registers_below_are_merged_and_the_one_on_top_comes_first(tmp_path: Path) -> None:
    below = (
        'regions: {"990200": 范本市}\norgans: {990200-xfj: {name: 范本市信访局, region: 990200}}\n'
    )
    register = _loaded(tmp_path, **{"990200": below})
    assert register.files == (REGISTER_PATH, "reports/990200/register.yml")
    assert register.organs["990200-xfj"].place == Place("reports/990200/register.yml", 2)
    assert next(iter(register.organs)) == "990000-sft"
    assert register.faults == ()


def test_of_an_organ_registered_twice_the_first_holds_with_its_own_lines(tmp_path: Path) -> None:
    again = 'organs:\n  990100-xfj:\n    name: 别的局\n    region: "990100"\n'
    register = _loaded(tmp_path, **{"990100": again})
    organ = register.organs["990100-xfj"]
    assert organ.name == "示例市信访局"
    assert register.place_of(organ, "name").path == REGISTER_PATH
    assert register.place_of(organ, "region") == register.place_of(organ, "name")
    assert [fault.code for fault in register.faults] == ["duplicate-organ"]


def test_folders_that_begin_with_a_dot_hold_no_register(tmp_path: Path) -> None:
    assert _loaded(tmp_path, **{".backup": REGISTER}).files == (REGISTER_PATH,)


def test_a_register_that_is_a_folder_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "reports" / "990100").mkdir(parents=True)
    (tmp_path / "reports" / "register.yml").mkdir()
    assert [fault.code for fault in load_register(tmp_path).faults] == ["missing"]


def test_a_register_that_leads_nowhere_is_a_fault_and_not_one_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / REGISTER_PATH).symlink_to(tmp_path / "gone.yml")
    register = load_register(tmp_path)
    assert [fault.code for fault in register.faults] == ["unreadable"]
    assert register.files == ()


def test_a_root_without_reports_has_no_register(tmp_path: Path) -> None:
    register = load_register(tmp_path)
    assert (register.files, register.organs) == ((), {})
    assert [(fault.code, fault.place.path) for fault in register.faults] == [
        ("missing", REGISTER_PATH)
    ]


COUNTRY = """\
regions:
  "110000": 北京市
  "110101": 东城区
  "350000": 福建省
  "350400": 三明市
  "350429": 泰宁县
  "350481": 永安市
  "460000": 海南省
  "469001": 五指山市
organs:
  350429-xfj: {name: 泰宁县人民政府信访局, short: 县信访局, region: "350429"}
  350429-sfj: {name: 泰宁县司法局, region: "350429"}
  350400-xfj:
    {name: 三明市信访局, region: "350400", names: [{name: 三明市群众工作局, until: 2020}]}
"""


def test_parents_are_the_nearest_registered_regions(tmp_path: Path) -> None:
    register = _loaded(tmp_path, COUNTRY)
    assert register.ancestors("350429") == ("350400", "350000")
    assert register.parent_of("350429") == "350400"
    assert register.parent_of("110101") == "110000"
    assert register.parent_of("469001") == "460000"
    assert register.parent_of("350000") is None


def test_parents_are_told_of_a_region_that_is_not_registered(tmp_path: Path) -> None:
    register = _loaded(tmp_path, COUNTRY)
    assert register.ancestors("350430") == ("350400", "350000")
    assert register.ancestors("不是代码") == ()


def test_children_are_the_regions_right_below(tmp_path: Path) -> None:
    register = _loaded(tmp_path, COUNTRY)
    assert register.children("350000") == ("350400",)
    assert register.children("350400") == ("350429", "350481")
    assert register.children("460000") == ("469001",)
    assert register.children("350429") == ()


def test_organs_of_a_region_are_its_own_only(tmp_path: Path) -> None:
    register = _loaded(tmp_path, COUNTRY)
    assert [organ.id for organ in register.organs_in("350429")] == ["350429-xfj", "350429-sfj"]
    assert register.organs_in("350000") == ()


def test_a_region_without_a_name_is_called_by_its_code(tmp_path: Path) -> None:
    register = _loaded(tmp_path, COUNTRY)
    assert register.region_name("350429") == "泰宁县"
    assert register.region_name("350430") == "350430"


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("三明市信访局", ["350400-xfj"]),
        ("三明市群众工作局", ["350400-xfj"]),
        ("三明 市信访局", ["350400-xfj"]),
        ("三明信访局", ["350400-xfj"]),
        ("泰宁县信访局", ["350429-xfj"]),
        ("中共泰宁县委泰宁县人民政府信访局", []),
        ("中共泰宁县委信访局", ["350429-xfj"]),
        ("三明省信访局", []),
        ("信访局", []),
        ("", []),
    ],
)
def test_organs_are_found_by_name_and_by_its_usual_forms(
    name: str, ids: list[str], tmp_path: Path
) -> None:
    register = _loaded(tmp_path, COUNTRY)
    assert [organ.id for organ in register.organ_named(name)] == ids


def test_the_longest_name_at_the_start_of_a_text_is_found(tmp_path: Path) -> None:
    text = """\
regions: {"990000": 示例省}
organs:
  990000-zf: {name: 示例省人民政府, region: "990000", level: government}
  990000-bgt: {name: 示例省人民政府办公厅, region: "990000"}
"""
    register = _loaded(tmp_path, text)
    name, organs = register.named_at_start("示例省人民政府办公厅2024年报告")
    assert (name, [organ.id for organ in organs]) == ("示例省人民政府办公厅", ["990000-bgt"])
    assert register.named_at_start("示例省人民政府2024年报告")[0] == "示例省人民政府"
    assert register.named_at_start("2024年示例省人民政府报告") == ("", ())


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("张家界市武陵源区信访局", "张家界武陵源区信访局"),
        ("张家界市武陵源区信访局", "武陵源区信访局"),
        ("湖南省信访局", "湖南信访局"),
        ("泰宁县人民政府信访局", "泰宁县信访局"),
        ("泰宁县信访局", "泰宁县人民政府信访局"),
        ("运城市信访局", "中共运城市委信访局"),
        ("内蒙古自治区信访局", "内蒙古信访局"),
        ("例山县人民政府", "例山县"),
        ("示例市信访局", "信访局"),
    ],
)
def test_forms_of_a_name_are_recognised(name: str, form: str) -> None:
    assert agrees(name, form)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("吉林市信访局", "吉林省信访局"),
        ("示例市信访局", "示例省信访局"),
        ("例山县人民政府", "例山县人民政府办公室"),
        ("例山县人民政府", "例河县"),
        ("示例市信访局", "示例市司法局"),
        ("示例市信访局", "局"),
        ("示例市委员会办公室", "示例市员会办公室"),
    ],
)
def test_other_names_are_not_taken_for_forms(name: str, form: str) -> None:
    assert not agrees(name, form)


def test_a_register_travels_to_another_process_without_its_indexes(tmp_path: Path) -> None:
    register = _loaded(tmp_path, COUNTRY)
    before = len(pickle.dumps(register))
    assert register.children("350000")
    assert register.organ_named("三明市信访局")
    assert len(pickle.dumps(register)) == before
    assert pickle.loads(pickle.dumps(register)) == register  # noqa: S301  # our own bytes


def test_an_entry_that_yaml_refuses_leaves_the_others(tmp_path: Path) -> None:
    rows = [f'  990000-b{number}: {{name: 局{number}, region: "990000"}}' for number in range(30)]
    rows[7] = '  990000-b7: {name: "局7, region: "990000"}'
    rows[20] = "  990000-b20: {name: 局20: 处, region: [990000}"
    text = "\n".join(['regions: {"990000": 示例省}', "organs:", *rows, ""])
    register = _loaded(tmp_path, text)
    assert set(register.organs) == {f"990000-b{n}" for n in range(30)} - {"990000-b7", "990000-b20"}
    assert [(fault.code, fault.place.line) for fault in register.faults] == [
        ("yaml", 10),
        ("yaml", 23),
    ]


def test_three_thousand_organs_are_loaded_with_effort_in_proportion(tmp_path: Path) -> None:
    codes = [f"99{number:04d}" for number in range(101, 3101)]
    assert in_proportion(lambda some: _loaded(tmp_path, _of_counties(some)), codes[:750], codes)
    assert len(_loaded(tmp_path, _of_counties(codes)).organs) == 3000


def _of_counties(codes: list[str]) -> str:
    """A register in which each county has one organ."""
    regions = [f'  "{code}": 某{code}县' for code in codes]
    organs = [
        f'  {code}-xfj: {{name: 某{code}县信访局, region: "{code}", since: 2019, duties: [fzzf]}}'
        for code in codes
    ]
    return "\n".join(["regions:", *regions, "organs:", *organs])


def test_the_entry_in_the_hint_for_an_unregistered_organ_can_be_pasted(tmp_path: Path) -> None:
    context = Context(as_of=AS_OF, register=_loaded(tmp_path), kinds=kinds(), settings=Settings())
    text = report_text({"organ": "990100-mzj"})
    hint = next(
        finding.hint
        for finding in read_report(PATH, text.encode(), context).findings
        if finding.rule == "M201"
    )
    entry = hint.partition("例如：")[2]
    register = _loaded(tmp_path, f"{REGISTER}  {entry}\n")
    organ = register.organs["990100-mzj"]
    assert (organ.region, organ.since, organ.duties) == ("990100", 2024, ("fzzf",))
    assert register.faults == ()


def test_the_hint_for_a_missing_parent_is_a_row_that_can_be_pasted(tmp_path: Path) -> None:
    text = 'regions:\n  "350000": 福建省\n  "350429": 泰宁县\norgans:\n'
    organ = '  350429-xfj: {name: 泰宁县信访局, region: "350429", duties: [fzzf]}\n'
    context = Context(
        as_of=AS_OF,
        register=_loaded(tmp_path, text + organ),
        kinds=kinds(),
        settings=Settings(),
    )
    (finding,) = register_findings(context.register, context)
    row = finding.hint.partition("加一行 ")[2]
    mended = _loaded(tmp_path, text.replace("organs:", f"  {row}\norgans:") + organ)
    assert row == '"350400": 三明市'
    assert register_findings(mended, context) == []


@pytest.mark.skipif(not BESIDE.is_file(), reason="the sample register is not here")
def test_the_register_of_the_sample_reports_has_no_fault(tmp_path: Path) -> None:
    register = _loaded(tmp_path, BESIDE.read_text(encoding="utf-8"))
    assert register.faults == ()
    assert register.ancestors("430811") == ("430800", "430000")
    assert [organ.id for organ in register.organ_named("张家界武陵源区信访局")] == ["430811-xfj"]
