"""Pictures are decoded and written anew: whatever is no picture does not survive that.

They come out upright, no longer than a page can use, in sRGB and without a word about who took them where.
"""

import io
import math
import threading
from typing import IO, NamedTuple

from django.conf import settings
from PIL import Image, ImageCms
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from municipalities.uploads.refusals import Reason, UnfitError

MEGAPIXEL = 1_000_000
# Only these decoders are ever tried. What opens as an MPO is a JPEG in which some phones keep a second view.
DECODERS = (JpegImageFile, PngImageFile, WebPImageFile)
FORMATS = [decoder.format for decoder in DECODERS]
# The most that decoding takes for one pixel: a JPEG may come in layers (two bytes for each of its bands), a
# WEBP is held more than four times over.
BYTES_PER_PIXEL = {"JPEG": 2, "MPO": 2, "PNG": 4, "WEBP": 18}
MOST_MEMORY = 256 * MEGAPIXEL
STRIP = 256
ORIENTATION = 0x0112
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
SAVED_AS = {
    "JPEG": {"quality": 85, "optimize": True, "progressive": True},
    "PNG": {},
    "WEBP": {"quality": 85},
}
# One at a time in each process: sixteen threads with a picture each would need sixteen times the memory.
_turn = threading.Lock()


class Rewritten(NamedTuple):
    """A picture as it is kept, and its smaller self, if it is larger than that."""

    content: bytes
    width: int
    height: int
    small: bytes | None
    small_extension: str


def rewrite(content: IO[bytes]) -> Rewritten:
    """Make the picture anew; what is none, or is too large to be decoded, raises UnfitError."""
    content.seek(0)
    with _turn:
        try:
            return _rewritten(content)
        except UnfitError:
            raise
        except Exception as error:  # A decoder may stumble in any way over what was made to trip it.
            raise UnfitError(Reason.BROKEN) from error


def _rewritten(content: IO[bytes]) -> Rewritten:
    image = _opened(content)
    saved_as = "JPEG" if image.format == "MPO" else str(image.format)
    turn = _turn_of(image)
    profile = image.info.get("icc_profile")
    picture = _in_srgb(_shrunk(image, settings.PHOTO_LONGEST_SIDE), profile)
    if turn is not None:
        picture = picture.transpose(turn)
    small, small_as = None, "JPEG" if saved_as == "JPEG" else "WEBP"
    side = settings.PHOTO_SMALL_SIDE
    if max(picture.size) > side:
        smaller = picture.copy()
        smaller.thumbnail((side, side))
        small = _bytes(smaller, small_as)
    return Rewritten(_bytes(picture, saved_as), *picture.size, small, "jpg" if small_as == "JPEG" else "webp")


def _opened(content: IO[bytes]) -> Image.Image:
    """Read what the picture says of itself, and refuse the one that would fill the memory."""
    try:
        image = Image.open(content, formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UnfitError(Reason.PIXELS, limit=settings.PHOTO_MAX_MEGAPIXELS) from error
    kind = str(image.format)
    cost = BYTES_PER_PIXEL[kind] * (len(image.getbands()) if kind in {"JPEG", "MPO"} else 1)
    limit = min(settings.PHOTO_MAX_MEGAPIXELS, MOST_MEMORY // cost // MEGAPIXEL)
    if image.width * image.height > limit * MEGAPIXEL:
        raise UnfitError(Reason.PIXELS, limit=limit)
    return image


def _turn_of(image: Image.Image) -> Image.Transpose | None:
    """How the picture has to be turned, as far as its camera said so legibly."""
    try:
        return UPRIGHT.get(image.getexif().get(ORIENTATION, 1))
    except Exception:  # noqa: BLE001 - what a camera wrote may be anything, and the picture is still good
        return None


def _shrunk(image: Image.Image, side: int) -> Image.Image:
    """Decode the picture no longer than the side.

    A JPEG is decoded smaller at once. Anything else is shrunk by a whole number strip by strip first: a copy
    of the whole would double what it takes.
    """
    longest = max(image.size)
    if longest > side:
        image.draft(None, _divided(image.size, longest / side))
    image.load()
    mode = _mode(image)
    factor = max(image.size) // side
    if factor > 1:
        picture = Image.new(mode, _divided(image.size, factor))
        step = STRIP * factor
        for top in range(0, image.height, step):
            strip = image.crop((0, top, image.width, min(top + step, image.height)))
            picture.paste(_converted(strip, mode).reduce(factor), (0, top // factor))
    else:
        picture = _converted(image, mode)
    picture.thumbnail((side, side), Image.Resampling.LANCZOS)
    return picture


def _divided(size: tuple[int, int], by: float) -> tuple[int, int]:
    return math.ceil(size[0] / by), math.ceil(size[1] / by)


def _mode(image: Image.Image) -> str:
    """In which colours the picture is worked on."""
    if image.mode in {"RGB", "RGBA", "L", "CMYK"}:
        return image.mode
    if image.mode in {"LA", "PA", "La", "RGBa"} or "transparency" in image.info:
        return "RGBA"
    return "L" if image.mode in {"1", "I", "I;16", "F"} else "RGB"


def _converted(image: Image.Image, mode: str) -> Image.Image:
    if image.mode.startswith("I"):  # Sixteen bits of grey, of which a screen shows eight.
        image = image.convert("I").point(lambda value: value / 257, "L")
    return image if image.mode == mode else image.convert(mode)


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The same colours as every screen shows them, so that no profile has to go along."""
    if profile and image.mode in {"RGB", "RGBA", "CMYK"}:
        alpha = image.getchannel("A") if image.mode == "RGBA" else None
        plain = image.convert("RGB") if alpha else image
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            made = ImageCms.profileToProfile(plain, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            made = None  # A profile that says nothing legible changes nothing.
        if made:
            if alpha:
                made.putalpha(alpha)
            image = made
    return image.convert("RGB") if image.mode == "CMYK" else image


def _bytes(image: Image.Image, saved_as: str) -> bytes:
    image.info.clear()
    buffer = io.BytesIO()
    image.save(buffer, saved_as, **SAVED_AS[saved_as])
    return buffer.getvalue()
