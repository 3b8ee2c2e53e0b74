"""The article among the pieces of a page: found by where the sentences are that are no links."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from gongkai.importers._markup import Element, name_of
from gongkai.importers._tables import is_of_labels
from gongkai.importers.stages.labels import starts_with_label
from gongkai.importers.stages.organ_words import is_organ_name, squeezed
from gongkai.importers.stages.shapes import is_addressee, is_date
from gongkai.text.dates import years_in

from .pieces import Piece

_CONTAINERS = frozenset({
    "html", "body", "div", "td", "tr", "tbody", "table", "article", "section", "main", "form",
    "center", "font", "ucapcontent", "founder-content", "zoom", "dl", "dd", "fieldset", "figure",
})  # fmt: skip
_CHROME_TAGS = frozenset({"nav", "footer", "aside"})
_CHROME = re.compile(
    r"(?:^|[-_\s])(?:foot(?:er)?|bottom|nav(?:bar|i|igation)?|menu|crumbs?|breadcrumbs?|position|location|"
    r"share|bdshare\w*|related?|relevant|recommend|hot|side(?:bar)?|copyright|search|toolbar|tools?|qrcode|"
    r"ewm|erweima|print|close|dangqian|weizhi|dqwz|xgnews|xgyd|xglj|prev|next|pagination)(?:$|[-_\s\d])",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:^|[-_\s])(?:left|right|list|links?|friend\w*|rank|sider|login|weather|tips|hotline|lxwm|lxfs|bar)"
    r"(?:$|[-_\s\d])",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:^|[-_\s])(?:title|bt|biaoti|tit|headline|subject)(?:$|[-_\s\d])", re.IGNORECASE
)
_NOTICE = re.compile(
    r"版权所有|ICP备|公网安备|网站标识码|主办单位?[:：]|未经.{0,10}(?:不得|禁止)|浏览器"
)
_SENTENCE = re.compile(r"[。；！？]|[，,].{4,}[，,]")
_FEWEST = 12
_LEAST_ARTICLE = 200
_LONGEST_TITLE = 120
_SHARE = 0.04
_LINKS = 0.3
_MARKS = re.compile(r"签\s*发|文件$|^[（(]")
_ANNEX = re.compile(r"附件|附表|附[:：]")


class Article:
    """Which of the pieces are the article, and which are its title and its labels."""

    def __init__(self, pieces: Sequence[Piece], headline: str) -> None:
        self.pieces = pieces
        self.headline = squeezed(headline)
        self._weights: dict[Element, int] = defaultdict(int)
        self._lengths: dict[Element, int] = defaultdict(int)
        self._links: dict[Element, int] = defaultdict(int)
        self._own: dict[Element, int] = defaultdict(int)
        self._notices: set[Element] = set()
        self._children: dict[Element, dict[Element, None]] = defaultdict(dict)
        for piece in pieces:
            self._weigh(piece)
        self.root = self._found()
        inside = [at for at, piece in enumerate(pieces) if self._is_inside(piece)]
        self.first = inside[0] if inside else 0
        self.last = inside[-1] if inside else -1
        self._inside = frozenset(inside)
        self._title = max(
            (at for at in range(self.first) if self._is_title(pieces[at])), default=None
        )
        self._end = max((at for at in inside if _weight(pieces[at])), default=None)
        after = range(self.last + 1, len(pieces))
        self._past = next((at for at in after if not _could_end(pieces[at])), len(pieces))

    def chosen(self) -> list[int]:
        """The places of the pieces that make up the document, in order."""
        kept = [at for at in range(len(self.pieces)) if self._is_kept(at)]
        return [at for at in kept if not self.pieces[at].hidden]

    def _weigh(self, piece: Piece) -> None:
        weight = 0 if piece.hidden else _weight(piece)
        length = len(piece.text)
        notice = _NOTICE.search(piece.text) is not None
        self._own[piece.within] += weight
        element, below = piece.within, None
        while element is not None:
            self._weights[element] += weight
            self._lengths[element] += length
            self._links[element] += piece.linked
            if notice:
                self._notices.add(element)
            if below is not None:
                self._children[element][below] = None
            below, element = element, element.getparent()

    def _found(self) -> Element | None:
        """The innermost element that holds all sentences but those of the page around it."""
        current = next((piece.within.getroottree().getroot() for piece in self.pieces[:1]), None)
        while current is not None and self._weights[current]:
            best = max(self._children[current], key=self._weights.__getitem__, default=None)
            if best is None or name_of(best).lower() not in _CONTAINERS:
                break
            rest = sum(
                self._weights[other]
                for other in self._children[current]
                if other is not best and not self._is_chrome(other)
            )
            if rest + self._own[current] > _SHARE * self._weights[best]:
                break
            current = best
        return current

    def _is_chrome(self, element: Element) -> bool:
        """Whether an element belongs to the page rather than to the article."""
        if name_of(element).lower() in _CHROME_TAGS:
            return True
        said = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _CHROME.search(said) or _BESIDE.search(said):
            return True
        length = self._lengths[element]
        if self._links[element] > _LINKS * max(length, 1):
            return True
        whole = self._lengths.get(element.getparent(), 0)
        return element in self._notices and length * 2 < whole

    def _is_inside(self, piece: Piece) -> bool:
        """Whether a piece is in the article's element and in no part of the page within that."""
        element = piece.within
        while element is not None and element is not self.root:
            small = self._weights[element] * 2 < self._weights[self.root]
            said = f"{element.get('class') or ''} {element.get('id') or ''}"
            named = name_of(element).lower() in _CHROME_TAGS or _CHROME.search(said)
            if small and named and not self._is_own(piece):
                return False
            element = element.getparent()
        return element is self.root

    def _is_own(self, piece: Piece) -> bool:
        """Whether a piece holds sentences, or a title, whatever the element around it is called."""
        return (_weight(piece) > 0 and not _NOTICE.search(piece.text)) or self._is_title(piece)

    def _is_title(self, piece: Piece) -> bool:
        text = squeezed(piece.text)
        if not text or len(text) > _LONGEST_TITLE or piece.rows or piece.is_link:
            return False
        if piece.level == 1 or (self.headline and text in self.headline and len(text) > _FEWEST):
            return True
        element = piece.within
        said = f"{element.get('class') or ''} {element.get('id') or ''}"
        return _TITLE.search(said) is not None

    def _is_kept(self, at: int) -> bool:
        if self.first <= at <= self.last:
            return at in self._inside and not self._is_list_below(at)
        return self._is_above(at) if at < self.first else at < self._past

    def _is_above(self, at: int) -> bool:
        """Whether a piece above the article is its title, stands below that, or is a label."""
        piece = self.pieces[at]
        if piece.rows:
            return is_of_labels(piece.rows)
        if self._is_title(piece):
            return True
        if any(starts_with_label(line) for line in labelled(piece)):
            return True
        return self._title is not None and at > self._title and _could_begin(piece)

    def _is_list_below(self, at: int) -> bool:
        """Whether a piece is a link below the last sentence, and no annex."""
        piece = self.pieces[at]
        if self._end is None or at <= self._end or not piece.is_link:
            return False
        return not (piece.document or _ANNEX.match(piece.text) or is_date(piece.text))


def hides_its_text(pieces: Sequence[Piece]) -> bool:
    """Whether a page holds more sentences that it does not show than that it shows."""
    shown = sum(_weight(piece) for piece in pieces)
    unseen = sum(len(piece.text) for piece in pieces if piece.hidden)
    return unseen > max(2 * shown, _LEAST_ARTICLE)


def _weight(piece: Piece) -> int:
    """How many characters of sentences a piece holds that are no links."""
    if piece.hidden or piece.is_link:
        return 0
    length = len(piece.text) - piece.linked
    if piece.rows:
        return 0 if is_of_labels(piece.rows) else length
    return length if length >= _FEWEST and _SENTENCE.search(piece.text) else 0


def labelled(piece: Piece) -> list[str]:
    """The text of a piece, a line for each label in it, however close they stand."""
    lines: list[str] = []
    for part in piece.parts:
        if lines and not starts_with_label(part):
            lines[-1] += part
        else:
            lines.append(part)
    return lines if any(map(starts_with_label, lines)) else [piece.text]


def _could_begin(piece: Piece) -> bool:
    """Whether what stands between title and article can be of the document."""
    text = piece.text.strip()
    if piece.is_link or piece.rows:
        return False
    if is_date(text) or is_addressee(text) or is_organ_name(squeezed(text)):
        return True
    return bool(years_in(text) or _SENTENCE.search(text) or _MARKS.search(text))


def _could_end(piece: Piece) -> bool:
    text = piece.text.strip()
    if piece.hidden:
        return True
    if piece.rows or (piece.is_link and not piece.document):
        return False
    return is_date(text) or is_organ_name(squeezed(text)) or _ANNEX.match(text) is not None
