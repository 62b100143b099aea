"""Who is at the other end of the line: address and browser, as far as they tell."""

from ipaddress import ip_address

from django.conf import settings

NOWHERE = "0.0.0.0"
# The first that is found names it: Edge and Cốc Cốc call themselves Chrome as well, Chrome calls itself Safari.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("coc_coc", "Cốc Cốc"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def address_of(request) -> str:
    """The caller's address; behind our own proxy the one that the proxy saw."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        address = request.headers.get("X-Forwarded-For", address).split(",")[-1].strip()
    try:
        return str(ip_address(address))
    except ValueError:
        return NOWHERE


def device_of(request) -> str:
    """ "Chrome trên Windows": what a person recognises of the browser's own words."""
    words = request.META.get("HTTP_USER_AGENT", "")
    browser = next((name for sign, name in BROWSERS if sign in words), "Trình duyệt khác")
    system = next((name for sign, name in SYSTEMS if sign in words), "")
    return f"{browser} trên {system}" if system else browser
