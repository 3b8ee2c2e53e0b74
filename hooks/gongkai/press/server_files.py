"""What a web server is to say along with the site's files: one snippet per server.

They stand beside the site, not in it: how a server is set up is nobody's business but its own.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .policy import Inline, policy

FOLDER = Path("build/servers")
# Files whose names change with what they hold: those of the search, and the theme's own.
NAMED_BY_CONTENT = r"/(search/.+\.bin|assets/stylesheets/.+\.[0-9a-f]{8}\.min\.css)$"
_TEMPLATES = Path(__file__).parent / "servers"


def write_server_files(root: Path, inline: Inline) -> None:
    """Write the snippets for a site whose pages hold that."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=False,  # noqa: S701  # these are no pages, and nothing of reports is in them
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    for name in sorted(path.name for path in _TEMPLATES.glob("*.conf")):
        text = environment.get_template(name).render(
            policy=policy(inline, framed_by="'self'"),
            named_by_content=NAMED_BY_CONTENT,
        )
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
