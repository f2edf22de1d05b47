"""Icons, and JSON inside a script element; share cards are tested on the fixture site."""

import io
import json

from PIL import Image

from monotowns import icons
from monotowns.charts.style import LIGHT
from monotowns.linkeddata import in_script


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def test_icons_have_their_sizes_and_the_filled_dot_in_the_middle() -> None:
    for name, body in icons.files().items():
        image = Image.open(io.BytesIO(body)).convert("RGB")
        if name.endswith(".png"):
            assert f"-{image.width}." in name and image.width == image.height
        middle = image.getpixel((image.width // 2, image.height // 2))
        assert isinstance(middle, tuple)
        assert max(abs(a - b) for a, b in zip(middle, rgb(LIGHT["working"]), strict=True)) < 12
        assert image.getpixel((0, 0)) == rgb(LIGHT["paper"])


def test_icons_are_the_same_every_time() -> None:
    assert icons.files() == icons.files()


def test_json_cannot_leave_its_script_element() -> None:
    value = {"name": "</script><!-- & <b>", "n": 1.5}
    text = in_script(value)
    assert "<" not in text and ">" not in text and "&" not in text
    assert json.loads(text) == value
