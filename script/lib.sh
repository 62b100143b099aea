# Shared by the scripts of this folder: source it, do not run it. Messages: Vietnamese, short English.
# shellcheck shell=bash

step() { printf '\033[1m→ %s\033[0m\n' "$*"; }
fail() { printf 'LỖI: %s\n' "$*" >&2; exit 1; }

find_python() {
    local name
    for name in "${PYTHON:-python3}" python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    return 1
}

fingerprint() { cat "$@" | sha256sum | cut -d' ' -f1; }
is_current() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]; }

os_release() { (. /etc/os-release 2>/dev/null && eval "echo \"\${$1:-}\""); }

may_install() { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }

# Install Debian or Ubuntu packages as root or by passwordless sudo; otherwise print the line and stop.
install_packages() {
    local line="apt-get install -y --no-install-recommends $*" as_root=""
    command -v apt-get >/dev/null || fail "Thiếu gói hệ thống: $*. (install them with your system's package manager)"
    may_install || fail "Thiếu gói hệ thống. Hãy chạy dòng sau rồi thử lại (run this, then try again):
    sudo apt-get update && sudo $line"
    if [ "$(id -u)" -ne 0 ]; then as_root="sudo -n"; fi
    step "Cài gói hệ thống: $* (system packages)"
    $as_root env DEBIAN_FRONTEND=noninteractive sh -c "apt-get update -qq && $line -qq >/dev/null" < /dev/null ||
        fail "Không cài được: $*. Thử: $line"
}
