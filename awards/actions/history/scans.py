"""Letters out of pictures: `ocrmypdf` with Tesseract's Vietnamese, where the machine has them. Run by workers only."""

import resource
import shutil
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path

from thiduakt.base.sheets import UnreadableError

LONGEST = 15 * 60
"""Seconds of a whole run."""
MOST_MEMORY = 3 * 1024**3
MOST_WRITTEN = 500 * 1024**2
LANGUAGE = "vie"
NOT_INSTALLED = (
    "Tệp {} là bản quét, không có chữ để đọc, và phần nhận dạng chữ chưa được cài trên máy chủ. Hãy nhờ quản trị cài "
    "“ocrmypdf” và “tesseract-ocr-vie” (hướng dẫn trong sổ tay, mục Nhập lịch sử), hoặc gửi bản Word, PDF có chữ."
)
FAILED = "Không nhận dạng được chữ trong tệp {}. Hãy quét lại rõ hơn (300 dpi, đen trắng), hoặc gửi bản Word."
TOO_LONG = "Nhận dạng chữ tệp {} quá lâu nên đã dừng. Hãy chia thành các tệp ít trang hơn rồi gửi lại."


@lru_cache(maxsize=1)
def can_read_scans() -> bool:
    """Whether both programs and the Vietnamese letters are there."""
    if not (shutil.which("ocrmypdf") and shutil.which("tesseract")):
        return False
    told = subprocess.run(
        [shutil.which("tesseract"), "--list-langs"], capture_output=True, text=True, timeout=30, check=False
    )
    return LANGUAGE in (told.stdout + told.stderr).split()


def with_letters(content: bytes, name: str) -> bytes:
    """The PDF with the letters found in its pictures. Raises UnreadableError: not installed, too long, no success."""
    if not can_read_scans():
        raise UnreadableError(NOT_INSTALLED.format(name))
    with tempfile.TemporaryDirectory(prefix="scan-") as folder:
        source, target = Path(folder, "in.pdf"), Path(folder, "out.pdf")
        source.write_bytes(content)
        command = [
            shutil.which("ocrmypdf"), "--language", LANGUAGE, "--output-type", "pdf", "--optimize", "0", "--jobs", "1",
            "--skip-text", "--rotate-pages", "--tesseract-timeout", "120", "--quiet", str(source), str(target),
        ]  # fmt: skip
        try:
            done = subprocess.run(
                command,
                cwd=folder,
                capture_output=True,
                timeout=LONGEST,
                preexec_fn=_capped,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise UnreadableError(TOO_LONG.format(name)) from error
        if done.returncode or not target.exists():
            raise UnreadableError(FAILED.format(name))
        return target.read_bytes()


def _capped() -> None:
    """Limits of the child and of what it starts: memory, time of the processor, size of files."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_WRITTEN, MOST_WRITTEN))
