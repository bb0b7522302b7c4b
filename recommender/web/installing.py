"""What a phone asks for before it puts the pages on its home screen: a manifest, with our icons.

The pictures are drawn from `static/icon.svg` by `make icons`.
"""

from flask import Blueprint, Response, jsonify, url_for

from recommender.web.words import _, direction, language_tag

bp = Blueprint("installing", __name__)
_MEDIA_TYPE = "application/manifest+json"
# the ground of the pages and of their head in the light, as style.css has them
_GROUND, _HEAD = "#fbfaf7", "#ffffff"
# by name: the size in pixels, and what the picture is for
ICONS = {
    "icon-192": (192, "any"),
    "icon-512": (512, "any"),
    "maskable-192": (192, "maskable"),
    "maskable-512": (512, "maskable"),
}


@bp.get("/manifest.webmanifest")
def manifest() -> Response:
    """Return the manifest in the reader's language."""
    response = jsonify(
        id="/",
        name=_("Back and neck week"),
        short_name=_("Back week"),
        description=_("A gentle week for a sore back or neck"),
        lang=language_tag(),
        dir=direction(),
        start_url=url_for("pages.start"),
        scope="/",
        display="standalone",
        background_color=_GROUND,
        theme_color=_HEAD,
        icons=[_vector(), *(_picture(name, *told) for name, told in ICONS.items())],
        shortcuts=[{"name": _("All exercises"), "url": url_for("library.every")}],
    )
    response.mimetype = _MEDIA_TYPE
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Vary"] = "Accept-Language"
    return response


def _vector() -> dict[str, str]:
    source = url_for("static", filename="icon.svg")
    return {"src": source, "sizes": "any", "type": "image/svg+xml", "purpose": "any"}


def _picture(name: str, pixels: int, purpose: str) -> dict[str, str]:
    return {
        "src": url_for("static", filename=f"icons/{name}.png"),
        "sizes": f"{pixels}x{pixels}",
        "type": "image/png",
        "purpose": purpose,
    }
