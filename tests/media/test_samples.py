from __future__ import annotations

from pathlib import Path

import pytest

import backend
from backend.media.inspect import ImageFacts, inspect_many
from backend.media.scan import discover

SAMPLES = Path(backend.__file__ or "").parent / "samples"


def test_the_samples_are_six_photos_of_one_gallery() -> None:
    discovery = discover([str(SAMPLES)])
    assert discovery.refused == ()
    (gallery,) = discovery.galleries
    assert [file.name[:3] for file in gallery.files] == ["01 ", "02 ", "03 ", "04 ", "05 ", "06 "]
    assert all(file.size_bytes <= 200_000 for file in gallery.files)
    facts = ImageFacts("jpeg", "image/jpeg", 1600, 1067)
    assert [looked for _, looked in inspect_many(gallery.files)] == [facts] * 6


@pytest.mark.parametrize("picture", ["04 Desert dunes.jpg"])
def test_the_samples_are_what_their_program_draws(picture: str, tmp_path: Path) -> None:
    """Pixels may differ a little between versions of Pillow, so this compares what the eye sees."""
    import importlib.util

    from PIL import Image, ImageChops, ImageStat

    path = SAMPLES.parents[1] / "packaging" / "samples" / "make_samples.py"
    specification = importlib.util.spec_from_file_location("make_samples", path)
    assert specification is not None
    assert specification.loader is not None
    program = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(program)
    number, draw = next((n, draw) for n, (name, draw) in enumerate(program.PICTURES) if f"{name}.jpg" == picture)
    rng = program.Random(1_700 + number)
    drawn = program.finished(draw(rng), rng)
    with Image.open(SAMPLES / picture) as shipped:
        assert max(ImageStat.Stat(ImageChops.difference(drawn, shipped.convert("RGB"))).mean) < 3
