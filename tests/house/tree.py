"""The files of this repository, as the house tests see them: what git knows, else what lies there."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STOREYS = ("units", "campaigns", "awards", "reports")
PACKAGES = ("thiduakt", *STOREYS)
BUILT = {".git", ".venv", "var", "node_modules", "vendor", "__pycache__", ".pytest_cache", ".ruff_cache", ".hypothesis"}


@cache
def repository_files() -> tuple[Path, ...]:
    """Paths relative to the root of every file that is, or is about to be, committed; sorted."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
        found = [Path(name) for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        found = [path.relative_to(ROOT) for path in ROOT.rglob("*")]
        found = [path for path in found if not BUILT & set(path.parts)]
    return tuple(sorted(path for path in set(found) if (ROOT / path).is_file()))


def files(*suffixes: str, under: tuple[str, ...] = ()) -> list[Path]:
    """Repository files with one of the suffixes, in one of the top folders (anywhere when none is given)."""
    return [path for path in repository_files() if path.suffix in suffixes and (not under or path.parts[0] in under)]


def text_of(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")
