"""What is taken away from a report's page: its citation, its data for programs, its QR code."""

from __future__ import annotations

import datetime as dt
import json
import re
import zlib
from base64 import b64decode
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from factories import PATH, report_text
from gongkai.model import Correction, Metadata, Withdrawal
from gongkai.press.qr import qr_image
from gongkai.press.templates import _environment
from gongkai.views._takeaway import citation, take_away, terms
from site_building import build, small_root

ORGAN = "示例市信访局"
ADDRESS = "https://www.shili.example/zwgk/fzzf/reports/990100/xfj/2024-fzzf/"
PAGE = "reports/990100/xfj/2024-fzzf/index.html"
_DAY = dt.date(2025, 1, 30)
_LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_IMAGE = re.compile(r'<img class="gk-qr" alt="[^"]+" src="([^"]+)">')


@pytest.mark.parametrize(
    ("meta", "address", "expected"),
    [
        (
            Metadata("甲报告", published=_DAY),
            ADDRESS,
            f"{ORGAN}. 甲报告[EB/OL]. (2025-01-30). {ADDRESS}",
        ),
        (Metadata("甲报告", published=_DAY), "", f"{ORGAN}. 甲报告[EB/OL]. (2025-01-30)."),
        (Metadata("甲报告", written=_DAY), ADDRESS, f"{ORGAN}. 甲报告[EB/OL]. {ADDRESS}"),
        (Metadata("甲报告"), "", f"{ORGAN}. 甲报告[EB/OL]."),
    ],
)
def test_a_citation_says_only_what_is_stated(meta: Metadata, address: str, expected: str) -> None:
    assert citation(meta, ORGAN, address) == expected


def test_linked_data_hold_what_is_stated_and_nothing_else() -> None:
    bare = take_away(Metadata("甲报告"), ORGAN, "").linked_data
    assert bare == {
        "@context": "https://schema.org",
        "@type": "DigitalDocument",
        "name": "甲报告",
        "publisher": {"@type": "GovernmentOrganization", "name": ORGAN},
    }
    stated = Metadata(
        "甲报告",
        year=2024,
        number="示信发〔2025〕3号",
        index="990100-07-2025-0003",
        written=dt.date(2025, 1, 19),
        published=_DAY,
        corrections=(Correction(dt.date(2025, 3, 2), "更正"),),
    )
    full = take_away(stated, ORGAN, ADDRESS).linked_data
    assert {name: full[name] for name in full if name not in bare} == {
        "url": ADDRESS,
        "identifier": ["990100-07-2025-0003", "示信发〔2025〕3号"],
        "temporalCoverage": "2024",
        "dateCreated": "2025-01-19",
        "datePublished": "2025-01-30",
        "dateModified": "2025-03-02",
    }
    assert full["@type"] == "Report"


def test_a_withdrawn_disclosure_says_so_to_programs() -> None:
    meta = Metadata("甲报告", year=2024, withdrawn=Withdrawal(_DAY, "误发"))
    data = take_away(meta, ORGAN, "").linked_data
    assert data["creativeWorkStatus"] == "已撤下"
    assert data["dateModified"] == "2025-01-30"
    assert "datePublished" not in data


def test_the_words_of_dublin_core_leave_out_a_day_that_nobody_stated() -> None:
    assert dict(terms(Metadata("甲"), ORGAN)) == {"title": "甲", "creator": ORGAN}
    assert dict(terms(Metadata("甲", published=_DAY), ORGAN))["issued"] == "2025-01-30"


@given(st.text())
def test_no_title_ends_the_block_of_data_it_stands_in(title: str) -> None:
    hostile = f"{title}</script><!--<script>{title}"
    shown = _environment().from_string("{{ data | tojson }}").render(data={"name": hostile})
    assert "<" not in shown
    assert ">" not in shown
    assert json.loads(shown) == {"name": hostile}


def _read(image: str) -> str:
    """What a reader makes of the image of a code with a margin around it."""
    data = b64decode(image.removeprefix("data:image/png;base64,"))
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = (int.from_bytes(data[at : at + 4]) for at in (16, 20))
    size = int.from_bytes(data[33:37])
    rows = np.frombuffer(zlib.decompress(data[41 : 41 + size]), np.uint8).reshape(height, -1)
    modules = np.unpackbits(rows[:, 1:], axis=1)[:, :width] * np.uint8(255)
    sharp = np.kron(np.pad(modules, 4, constant_values=255), np.ones((4, 4), np.uint8))
    found = zxingcpp.read_barcode(sharp)
    assert found is not None
    return found.text


@given(st.from_regex(r"https://[a-z]{1,20}\.example/[a-z0-9%/_-]{0,300}", fullmatch=True))
def test_a_qr_code_leads_to_its_address(address: str) -> None:
    assert _read(qr_image(address)) == address


@pytest.mark.site
def test_a_report_s_page_carries_what_is_taken_away(tmp_path: Path) -> None:
    title = "示例市信访局2024年法治政府建设年度报告</script><b>"
    root = small_root(tmp_path, {PATH: report_text({"title": title})}, on_error="mark")
    config = root / "mkdocs.yml"
    config.write_text(
        f"site_url: https://www.shili.example/zwgk/fzzf/\n{config.read_text(encoding='utf-8')}",
        encoding="utf-8",
    )
    done = build(root)
    assert done.returncode == 0, done.stderr
    page = (root / "site" / PAGE).read_text(encoding="utf-8")
    found = _LINKED.findall(page)
    assert [json.loads(data)["name"] for data in found] == [title]
    assert json.loads(found[0])["url"] == ADDRESS
    assert [_read(image) for image in _IMAGE.findall(page)] == [ADDRESS]
    assert '<meta name="DCTERMS.issued" content="2025-01-30">' in page
    assert f"[EB/OL]. (2025-01-30). {ADDRESS}</span>" in page


@pytest.mark.site
def test_a_site_without_an_address_prints_no_code(tmp_path: Path) -> None:
    root = small_root(tmp_path)
    done = build(root)
    assert done.returncode == 0, done.stderr
    page = (root / "site" / PAGE).read_text(encoding="utf-8")
    assert "gk-qr" not in page
    assert "[EB/OL]. (2025-01-30).</span>" in page
