"""Remnants: HTML, LaTeX and Markdown escapes that conversion left behind."""

import html
import re

BREAK = "\x1e"
_BREAKING = re.compile(r"</?(?:br|p|div|li|ul|ol|tr|h[1-6])\b[^<>]{0,200}>", re.I)
_CELL = re.compile(r"</?(?:td|th)\b[^<>]{0,200}>", re.I)
_SUPER = re.compile(r"<sup>\s*([0-9])\s*</sup>", re.I)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<!--.{0,500}?-->")
_FORMULA = re.compile(r"\$\$?([^$]{1,80}?)\$\$?")
_WRAPPED = re.compile(r"\\(?:text|mathrm|mathbf|textbf|textit|emph|underline|operatorname)\s*\{([^{}]{0,200})\}")
_POWER = re.compile(r"\^\{?([0-9])\}?")
_COMMANDS = {
    "geqslant": "≥",
    "geq": "≥",
    "ge": "≥",
    "leqslant": "≤",
    "leq": "≤",
    "le": "≤",
    "approx": "≈",
    "sim": "~",
    "times": "x",
    "cdot": ".",
    "pm": "±",
    "rightarrow": "→",
    "to": "→",
    "quad": " ",
    "qquad": " ",
    "ldots": "…",
    "dots": "…",
    "gt": ">",
    "lt": "<",
}
_COMMAND = re.compile(r"\\(" + "|".join(sorted(_COMMANDS, key=len, reverse=True)) + r")(?![a-zA-Z])")
_THIN = re.compile(r"\\[,;:! ]|(?<=\d)\{,\}(?=\d)")
_ESCAPE = re.compile(r"\\([-\\`*_{}\[\]()#+.!|<>~&$%\"'/:])")
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,500}\)")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SQUARE = re.compile(r"(?<![a-zA-Z])([kcd]?m)([23])(?![0-9a-zA-Z])")


def without_remnants(line):
    """Return ``line`` as a reader would see it; ``BREAK`` marks a forced new line."""
    if "<" in line:
        line = _without_tags(line)
    if "&" in line:
        line = html.unescape(line).replace("\xa0", " ")
    if "$" in line or "\\" in line:
        line = _without_latex(line)
    if "](" in line:
        line = _LINK.sub(r"\1", line)
    return _SQUARE.sub(lambda found: found.group(1) + found.group(2).translate(_SUPERSCRIPTS), line)


def _without_tags(line):
    line = _SUPER.sub(lambda found: found.group(1).translate(_SUPERSCRIPTS), line)
    line = _CELL.sub(" | ", line)
    line = _BREAKING.sub(BREAK, line)
    return _TAG.sub("", line)


def _without_latex(line):
    line = _FORMULA.sub(lambda found: _formula(found.group(1)), line)
    line = _WRAPPED.sub(r"\1", line)
    line = _COMMAND.sub(lambda found: _COMMANDS[found.group(1)], line)
    return _ESCAPE.sub(r"\1", line)


def _formula(body):
    body = _WRAPPED.sub(r"\1", body)
    body = _COMMAND.sub(lambda found: _COMMANDS[found.group(1)], body)
    body = _THIN.sub(lambda found: "," if "{" in found.group() else " ", body)
    body = _POWER.sub(lambda found: found.group(1).translate(_SUPERSCRIPTS), body)
    return _ESCAPE.sub(r"\1", body).replace("{", "").replace("}", "")
