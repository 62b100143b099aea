"""The few files of our own that a paper may use: its style sheet and the four cuts of Tinos."""

from pathlib import Path

_STATIC = Path(__file__).resolve().parents[2] / "static"
_TINOS = _STATIC / "vendor" / "tinos"

STYLE = _STATIC / "css/paper.css"
FONTS = {
    "regular": _TINOS / "Tinos_400Regular.ttf",
    "italic": _TINOS / "Tinos_400Regular_Italic.ttf",
    "bold": _TINOS / "Tinos_700Bold.ttf",
    "bold_italic": _TINOS / "Tinos_700Bold_Italic.ttf",
}
ALLOWED = frozenset({STYLE, *FONTS.values()})
