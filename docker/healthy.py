"""Is this container well? `healthy.py web` asks the health page, `healthy.py beat` looks at its clock file."""

import os
import sys
import time
import urllib.request
from pathlib import Path

HEALTH_PATH = "/suc-khoe/"
BEAT_FILE = Path("/tmp/celerybeat-schedule")  # beat writes it at least every three minutes
BEAT_PATIENCE_SECONDS = 600


def web_is_well() -> bool:
    """Ask under a name the settings accept; any answer but 200 raises."""
    host = os.environ.get("ALLOWED_HOSTS", "").split(",")[0].strip().lstrip(".").replace("*", "localhost")
    address = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}{HEALTH_PATH}"
    request = urllib.request.Request(address, headers={"Host": host or "localhost"})
    with urllib.request.urlopen(request, timeout=5) as answer:
        return answer.status == 200


def beat_is_well() -> bool:
    return time.time() - BEAT_FILE.stat().st_mtime < BEAT_PATIENCE_SECONDS


if __name__ == "__main__":
    sys.exit(not {"web": web_is_well, "beat": beat_is_well}[sys.argv[1]]())
