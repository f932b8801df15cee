"""Pictures are decoded and written anew: upright, small enough, in sRGB, without where and when."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms

from municipalities.uploads import check_file
from tests.events.hostile import picture, png_that_claims

# Checks the file named first in a process of its own, and says what it took at most, in kilobytes.
MEASURED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1500 * 1024 * 1024,) * 2)
import django
django.setup()
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from municipalities.uploads import check_file
with open(sys.argv[1], "rb") as content:
    size = content.seek(0, 2)
    try:
        checked = check_file(UploadedFile(content, sys.argv[1], None, size))
        print(checked.width, checked.height, end=" ")
    except ValidationError as error:
        print(error.code, end=" ")
with open("/proc/self/status") as status:
    print(next(line.split()[1] for line in status if line.startswith("VmHWM:")))
"""


def check(name, content):
    return check_file(SimpleUploadedFile(name, content), is_photo=True)


def refusal(name, content):
    with pytest.raises(ValidationError) as caught:
        check(name, content)
    return caught.value.code, caught.value.messages[0]


def opened(checked):
    return Image.open(io.BytesIO(checked.content.read()))


def is_like(pixel, colour):
    """Whether the pixel is of the colour, as near as a JPEG comes."""
    return all(abs(one - other) < 12 for one, other in zip(pixel, colour, strict=False))


RED, BLUE = (255, 0, 0), (0, 0, 255)


@pytest.mark.parametrize(
    ("name", "kind", "content_type"),
    [
        ("DSC_0019.jpg", "JPEG", "image/jpeg"),
        ("DSC_0019.JPEG", "JPEG", "image/jpeg"),
        ("ekranas.png", "PNG", "image/png"),
        ("nuotrauka.webp", "WEBP", "image/webp"),
    ],
)
def test_picture_stays_what_it_is(name, kind, content_type):
    checked = check(name, picture(kind))

    content = checked.content.read()
    made = Image.open(io.BytesIO(content))
    assert made.format == kind
    assert made.size == (checked.width, checked.height) == (60, 40)
    assert is_like(made.convert("RGB").getpixel((10, 20)), RED)
    assert is_like(made.convert("RGB").getpixel((50, 20)), BLUE)
    assert checked.content_type == content_type
    assert checked.extension == content_type.removeprefix("image/").replace("jpeg", "jpg")
    assert checked.size == len(content)
    assert checked.small is None
    assert checked.is_picture


@pytest.mark.parametrize(
    ("orientation", "size", "red"),
    [
        (1, (60, 40), (10, 20)),
        (2, (60, 40), (50, 20)),
        (3, (60, 40), (50, 20)),
        (4, (60, 40), (10, 20)),
        (5, (40, 60), (20, 10)),
        (6, (40, 60), (20, 10)),
        (7, (40, 60), (20, 50)),
        (8, (40, 60), (20, 50)),
        (99, (60, 40), (10, 20)),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_picture_is_turned_upright(kind, orientation, size, red):
    exif = Image.Exif()
    exif[0x0112] = orientation

    checked = check(f"a.{kind.lower()}", picture(kind, exif=exif))

    made = opened(checked)
    assert made.size == (checked.width, checked.height) == size
    assert is_like(made.convert("RGB").getpixel(red), RED)
    assert 0x0112 not in made.getexif()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_a_phone_notes_is_gone(kind):
    exif = Image.Exif()
    exif[0x010F] = "TelefonoGamintojas"
    exif.get_ifd(0x8825)[1] = "N"
    options = {"JPEG": {"comment": b"SlaptaPastaba"}}.get(kind, {})
    content = picture(kind, exif=exif, xmp=b"<x:xmpmeta>SlaptaVieta</x:xmpmeta>", **options)
    hidden = [b"TelefonoGamintojas", b"SlaptaVieta", b"SlaptaPastaba"][: 3 if options else 2]
    # pngs keep XMP in a text, which may be set only by hand.
    assert all(word in content for word in hidden if kind != "PNG")

    kept = check(f"a.{kind.lower()}", content).content.read()

    assert not any(word in kept for word in (*hidden, b"Exif", b"xmpmeta", b"eXIf", b"iTXt"))
    made = Image.open(io.BytesIO(kept))
    assert dict(made.getexif()) == {}
    assert not {"exif", "xmp", "comment", "icc_profile"} & set(made.info)


def test_what_follows_a_picture_is_gone():
    checked = check("a.jpg", picture() + b"<script>alert(1)</script>PK\x03\x04")

    assert b"<script>" not in checked.content.read()


def test_picture_comes_out_in_srgb_without_its_profile():
    # A profile in which red and blue have changed places.
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for known in (srgb, profile, b"no profile"):
        made = opened(check("a.jpg", picture(icc_profile=known)))

        assert "icc_profile" not in made.info
        assert is_like(made.getpixel((10, 20)), RED)


@pytest.mark.parametrize(
    ("kind", "mode", "made_mode"),
    [
        ("JPEG", "L", "L"),
        ("JPEG", "CMYK", "RGB"),
        ("PNG", "1", "L"),
        ("PNG", "L", "L"),
        ("PNG", "LA", "RGBA"),
        ("PNG", "P", "RGB"),
        ("PNG", "RGBA", "RGBA"),
        ("PNG", "I;16", "L"),
        ("WEBP", "RGBA", "RGBA"),
    ],
)
def test_all_colours_are_taken(kind, mode, made_mode):
    content = io.BytesIO()
    image = Image.new("I;16", (60, 40), 0x8000) if mode == "I;16" else Image.new(mode, (60, 40))
    if mode == "RGBA":
        image.putalpha(128)
    image.save(content, kind)

    made = opened(check(f"a.{kind.lower()}", content.getvalue()))

    assert made.mode == made_mode
    assert mode != "I;16" or made.getpixel((0, 0)) == 127
    assert mode != "RGBA" or made.getpixel((0, 0))[3] == 128


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    ("size", "made_size", "small_size"),
    [
        ((1000, 500), (1000, 500), (800, 400)),
        ((3000, 1500), (2400, 1200), (800, 400)),
        ((1500, 6000), (600, 2400), (200, 800)),
    ],
)
def test_large_picture_is_shrunk_and_has_a_smaller_version(kind, size, made_size, small_size):
    checked = check(f"a.{kind.lower()}", picture(kind, size))

    made, small = opened(checked), Image.open(checked.small)
    assert made.size == (checked.width, checked.height) == made_size
    assert small.size == small_size
    assert small.format == ("JPEG" if kind == "JPEG" else "WEBP")
    assert checked.small.name == ("a.jpg" if kind == "JPEG" else "a.webp")
    for one in (made, small):
        assert is_like(one.convert("RGB").getpixel((one.width // 4, one.height // 2)), RED)
        assert is_like(one.convert("RGB").getpixel((one.width * 3 // 4, one.height - 1)), BLUE)


def test_picture_with_a_profile_and_transparency_keeps_both_right():
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    made = opened(check("a.png", picture("PNG", mode="RGBA", icc_profile=srgb)))

    assert made.mode == "RGBA"
    assert is_like(made.getpixel((10, 20)), (*RED, 255))


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_of_a_moving_picture_the_first_frame_is_taken(kind):
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    content = io.BytesIO()
    frames[0].save(content, kind, save_all=True, append_images=frames[1:])

    made = opened(check(f"a.{kind.lower()}", content.getvalue()))

    assert getattr(made, "n_frames", 1) == 1
    assert is_like(made.convert("RGB").getpixel((5, 5)), RED)


def test_picture_of_two_views_becomes_a_plain_one():
    content = io.BytesIO()
    first = Image.new("RGB", (20, 20), "red")
    first.save(content, "MPO", save_all=True, append_images=[Image.new("RGB", (20, 20), "blue")])

    made = opened(check("a.jpg", content.getvalue()))

    assert made.format == "JPEG"
    assert is_like(made.getpixel((5, 5)), RED)


# ---- What is refused


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", picture()[:-200]),
        ("a.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 100),
        ("a.png", picture("PNG")[:60]),
        ("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40),
        ("a.png", png_that_claims(6000, 6000)),
        ("a.webp", picture("WEBP")[:40]),
        ("a.webp", b"RIFF\x10\0\0\0WEBPVP8 " + b"\0" * 40),
    ],
)
def test_broken_picture_is_refused(name, content):
    assert refusal(name, content)[0] == "broken"


@pytest.mark.parametrize(("width", "height"), [(10_000, 5_000), (12_000, 10_000), (60_000, 60_000)])
def test_picture_that_would_fill_the_memory_is_refused_undecoded(width, height):
    code, sentence = refusal("a.png", png_that_claims(width, height))

    assert code == "pixels"
    assert sentence == (
        "„a.png“ per didelė: PNG nuotrauka gali turėti iki 40 Mpx. Sumažinkite ją ir įkelkite iš naujo"
    )


@pytest.mark.parametrize("brand", [b"heic", b"mif1"])
@pytest.mark.parametrize("name", ["IMG_1.HEIC", "IMG_1.jpg"])
def test_heic_is_refused_with_the_way_out(name, brand):
    content = b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0mif1heic" + b"\0" * 100

    code, sentence = refusal(name, content)

    assert code == "heic"
    assert "Įkelkite ją kaip JPG" in sentence


# ---- What it takes


@pytest.fixture(scope="module")
def bombs(tmp_path_factory):
    """The largest pictures that are taken, each of one colour: a few kilobytes on the disk."""
    folder = tmp_path_factory.mktemp("bombs")
    options = {
        "flat.jpg": ("RGB", (7300, 5470), {"quality": 5}),
        "layers.jpg": ("RGB", (6320, 6320), {"quality": 5, "progressive": True, "subsampling": 0}),
        "four.jpg": ("CMYK", (6500, 4900), {"quality": 5, "progressive": True}),
        "see-through.png": ("RGBA", (7300, 5470), {"compress_level": 1}),
        "just-under.png": ("RGBA", (4799, 4799), {"compress_level": 1}),
        "web.webp": ("RGBA", (4300, 3250), {"quality": 1, "method": 0}),
        "web-too-large.webp": ("RGB", (7300, 5470), {"quality": 1, "method": 0}),
    }
    for name, (mode, size, how) in options.items():
        Image.new(mode, size).save(folder / name, **how)
    return folder


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells")
@pytest.mark.parametrize(
    ("name", "result"),
    [
        ("flat.jpg", "2400 1798"),
        ("layers.jpg", "2400 2400"),
        ("four.jpg", "2400 1809"),
        ("see-through.png", "2400 1799"),
        ("just-under.png", "2400 2400"),
        ("web.webp", "2400 1814"),
        ("web-too-large.webp", "pixels"),
    ],
)
def test_a_bomb_takes_less_than_400_megabytes(bombs, name, result):
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "portal.settings"}
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", MEASURED, bombs / name],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    found, _, kilobytes = done.stdout.strip().rpartition(" ")
    assert found == result
    assert int(kilobytes) < 400 * 1024
