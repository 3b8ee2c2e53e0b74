from __future__ import annotations

import datetime as dt

import pytest

from gongkai import regions
from gongkai.regions.names import stem_of


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("张家界市", "张家界"),
        ("内蒙古自治区", "内蒙古"),
        ("广西壮族自治区", "广西"),
        ("恩施土家族苗族自治州", "恩施"),
        ("江华瑶族自治县", "江华"),
        ("鄂温克族自治旗", "鄂温克族"),
        ("香港特别行政区", "香港"),
        ("浦东新区", "浦东"),
        ("金林区", "金林"),
        ("东区", ""),
        ("和县", ""),
    ],
)
def test_a_name_is_stripped_of_its_level_if_two_characters_remain(name: str, stem: str) -> None:
    assert stem_of(name) == stem


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("泰宁县人民政府信访局", {"泰宁县": "350429"}),
        ("张家界市武陵源区", {"张家界市": "430800", "武陵源区": "430811"}),
        ("张家界武陵源区信访局", {"张家界": "430800", "武陵源区": "430811"}),
        ("张家界武陵源信访局", {"张家界": "430800", "武陵源": "430811"}),
        ("北京市朝阳区司法局", {"北京市": "110000", "朝阳区": "110105"}),
        ("攀枝花市东区", {"攀枝花市": "510400", "东区": "510402"}),
        ("阳泉市城区", {"阳泉市": "140300", "城区": "140302"}),
        ("安徽省和县", {"安徽省": "340000", "和县": "340523"}),
        ("泰宁信访局", {"泰宁": "350429"}),
        ("大同市场监督管理局", {"大同": "140200 140227 230606"}),
        ("天津市河北区", {"天津市": "120000", "河北区": "120105"}),
        (
            "在内蒙古、广西、新疆、宁夏、西藏",
            {
                "内蒙古": "150000",
                "广西": "450000",
                "新疆": "650000",
                "宁夏": "640000",
                "西藏": "540000",
            },
        ),
        ("鄂温克族自治旗", {"鄂温克族自治旗": "150724"}),
        ("湘西州和江华县", {"湘西州": "433100", "江华县": "431129"}),
        ("新疆生产建设兵团第八师石河子市", {"新疆": "650000", "石河子市": "659001"}),
        ("鼓楼区", {"鼓楼区": "320106 320302 350102 410204"}),
        ("原新津县", {"新津县": "510132"}),
    ],
)
def test_names_are_found_with_what_they_may_mean(text: str, names: dict[str, str]) -> None:
    found = {mention.text: " ".join(mention.codes) for mention in regions.find_names(text)}
    assert found == names


@pytest.mark.parametrize(
    "text",
    [
        "确保社会长治久安",
        "平安建设工作由各部门负责",
        "长治久安",
        "市委和县委",
        "推动振兴县域经济",
        "健康县城",
        "全市城区",
        "东部",
        "公安局",
        "县信访局",
        "会同有关部门",
        "我局会同县公安局",
        "我局研究后，会同县公安局",
        "适应城市发展",
        "各项城市管理工作",
        "形成都市圈",
        "北京路",
        "新建县级中心",
        "示例市信访局",
        "",
    ],
)
def test_what_only_looks_like_a_name_is_left_alone(text: str) -> None:
    assert regions.find_names(text) == ()


def test_a_region_is_not_a_district() -> None:
    (mention,) = regions.find_names("海南区域")
    assert (mention.text, mention.codes) == ("海南", ("460000",))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        # The five reports that the project is tried on.
        ("泰宁县人民政府信访局", "350429"),
        ("运城市信访局", "140800"),
        ("张家界武陵源区信访局", "430811"),
        ("湖南省信访局", "430000"),
        ("蓝山县信访局", "431127"),
        # With what real names hold besides.
        ("张家界武陵源区信访局2023年法治政府建设年度报告", "430811"),
        ("中共运城市委政法委员会", "140800"),
        ("国家税务总局泰宁县税务局", "350429"),
        ("湖南省人民政府驻北京办事处", "430000"),
        ("泰宁县人民政府驻福州办事处", "350429"),
        ("驻马店市信访局", "411700"),
        ("吉林省吉林市船营区信访局", "220204"),
        ("海南省五指山市司法局", "469001"),
        ("海南州信访局", "632500"),
        ("伊犁州塔城地区乌苏市信访局", "654202"),
        ("新疆生产建设兵团第八师石河子市信访局", "659001"),
        ("东莞市信访局", "441900"),
        ("湖北省公安厅", "420000"),
        ("公安县公安局", "421022"),
        ("会同县信访局", "431225"),
        ("兰州新区信访局", "620100"),
        ("朝阳县信访局", "211321"),
        # Today's division goes before the abolished one of the same name.
        ("三元区信访局", "350404"),
        ("沙县信访局", "350405"),
        ("新津县信访局", "510132"),
        ("邢台市桥东区信访局", "130502"),
    ],
)
def test_the_name_of_an_organ_tells_its_code(name: str, code: str) -> None:
    assert regions.infer_code(name) == (code,)


@pytest.mark.parametrize(
    ("name", "hint", "codes"),
    [
        ("鼓楼区信访局", "", "320106 320302 350102 410204"),
        ("鼓楼区信访局", "上级领导来泰考察", "320106 320302 350102 410204"),
        ("鼓楼区信访局", "福建省、福州市", "350102"),
        ("鼓楼区信访局", "福建省信访局", "350102"),
        ("鼓楼区信访局", "联合徐州有关部门", "320302"),
        ("鼓楼区信访局", "江苏省信访局", "320106 320302"),
        ("朝阳区司法局", "", "110105 220104"),
        ("朝阳区司法局", "长春市委、市政府，劝返赴北京人员", "220104"),
        ("长沙信访局", "", "430121 430100"),
        ("长沙信访局", "长沙市委、市政府", "430100"),
        ("县信访局", "蓝山县委、县政府", ""),
        ("", "", ""),
    ],
)
def test_a_hint_decides_between_namesakes_or_leaves_them_all(
    name: str, hint: str, codes: str
) -> None:
    assert " ".join(regions.infer_code(name, hint)) == codes


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        ("三元区信访局", "2018-05-01", "350403"),
        ("三元区信访局", "2022-05-01", "350404"),
        ("沙县信访局", "2018-05-01", "350427"),
        ("桥东区信访局", "2022-05-01", "130702"),
        ("新津县信访局", "2024-05-01", "510132"),
    ],
)
def test_the_day_decides_between_a_division_and_its_successor(
    name: str, day: str, code: str
) -> None:
    assert regions.infer_code(name, on=dt.date.fromisoformat(day)) == (code,)
