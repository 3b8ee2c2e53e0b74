"""登记文件要能完整读出来，只写规定的项目。

登记决定谁应当公开什么、何时公开。登记里一个全角冒号、一个写错的项目名，都会让整个机关从台账上消失，
所以每一处都按错误报告。能读的部分照常使用，其余核查照常进行。

```yaml title="不通过"
regions:
  "990100": 示例市
organs:
  990100-xfj: {name: 示例市信访局, region: "990100", since: 2019, duty: [fzzf]}
```

```yaml title="通过"
regions:
  "990000": 示例省
  "990100": 示例市
organs:
  990100-xfj: {name: 示例市信访局, region: "990100", since: 2019, duties: [fzzf]}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gongkai.findings import Found, Severity
from gongkai.register import Register, RegisterFault

from ._rule import RegisterRule

_BEGIN = (
    "新建 reports/register.yml，先写 regions（行政区划代码: 名称），再写 organs，例如："
    '{990100-xfj: {name: 示例市信访局, region: "990100", since: 2024, duties: [fzzf]}}'
)
_SAVE = "在记事本中选“另存为”，编码选 UTF-8，重新保存"

# Code of the fault: what is wrong, and what to do. {subject} is the key concerned, {name} its last
# step and {above} the rest, in words.
_WORDING: Mapping[str, tuple[str, str]] = {
    "missing": ("没有登记文件 reports/register.yml，不知道哪些机关应当公开什么", _BEGIN),
    "no-organs": ("登记文件里没有一个公开主体", _BEGIN),
    "misnamed": ("登记文件的名称是“{subject}”，应当是“register.yml”，现在没有读取", "改文件名"),
    "unreadable": ("登记文件打不开", "检查文件是否损坏、是否有读取权限"),
    "empty": ("登记文件是空的", _BEGIN),
    "blank": ("登记文件里没有内容", _BEGIN),
    "encoding": ("登记文件的编码是“{subject}”，应当是 UTF-8", _SAVE),
    "bad-bytes": ("这一行有不是 UTF-8 的字节", "核对这一行的文字，改正乱码后用 UTF-8 保存"),
    "nul": ("登记文件里有空字符（NUL），共 {detail} 个", "删去空字符；文件损坏的从备份恢复"),
    "lost": ("登记文件里有认不出的字（�），共 {detail} 个", "对照原件补上丢失的字"),
    "control": ("这一行有不可见的控制字符 {subject}", "删去控制字符，重新输入这一行"),
    "colon": ("项目后面用了全角冒号“{detail}”", "改用半角冒号加一个空格，如 name: 示例市信访局"),
    "tab": ("缩进用了制表符", "缩进只能用空格，下一级比上一级多两个"),
    "yaml": (
        "这里的写法不合 YAML 的规定，这一处没有读取",
        "检查冒号后的空格、引号、括号和缩进，对照上下相邻的机关改正",
    ),
    "too-deep": ("项目套得太深，没有读取", "照着“报送指南”的样子写，组里不再套组"),
    "merge": ("用了合并项“<<”", "把内容逐项写出来"),
    "alias": ("用了别名“{detail}”", "把内容逐项写出来"),
    "anchor": ("用了锚点“{detail}”", "删去锚点，只留内容"),
    "tag": ("用了类型标记“{detail}”", "删去类型标记，只留内容"),
    "complex-key": ("项目名不是一个词", "项目名只写规定的英文名称"),
    "duplicate-key": ("项目“{subject}”写了两次", "只留正确的一处"),
    "unknown-key": ("{above}里没有“{name}”这个项目{nearest}", "删去这个项目，或者改成规定的名称"),
    "missing-key": ("缺少“{subject}”（{detail}）", "补上这一项"),
    "wrong-type": ("“{subject}”应当写{detail}", "照着“报送指南”的样子改写这一项"),
    "not-a-code": ("“{detail}”不是行政区划代码", '写六位数字的行政区划代码，如 "990100"'),
}


def check(register: Register) -> Iterator[Found]:
    """Find what could not be read in a register."""
    for fault in register.faults:
        if fault.code in _WORDING:
            yield _found(fault)


def _found(fault: RegisterFault) -> Found:
    message, hint = _WORDING[fault.code]
    above, _, name = fault.subject.rpartition(".")
    said = message.format(
        subject=_named(fault.subject),
        above=f"“{_named(above)}”" if above else "登记文件",
        name=name,
        detail=fault.detail,
        nearest=f"，可能是 {fault.detail}" if fault.detail else "",
    )
    if fault.code == "unknown-key" and fault.detail:
        hint = f"把“{name}”改成“{fault.detail.partition('（')[0]}”"
    return Found(fault.place.line, said, path=fault.place.path, hint=hint)


def _named(key: str) -> str:
    """A key path in words: 990100-xfj 的 exempt 第1项 的 year."""
    section, _, rest = key.partition(".")
    steps = rest.split(".") if section in {"organs", "regions"} and rest else [key]
    named = steps[0]
    for step in steps[1:]:
        named += f" 第{int(step) + 1}项" if step.isdecimal() else f" 的 {step}"
    return named


RULE = RegisterRule(
    check=check,
    id="M301",
    title="登记文件写法有误",
    severity=Severity.ERROR,
    basis="本站《报送指南》",
    hint="照着“报送指南”改正登记文件",
)
