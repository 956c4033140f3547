"""The one place where Pillow is set up. It is imported on first use: most scans never need it."""

from __future__ import annotations

import functools
import warnings
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS = 500_000_000
"""Larger images are refused: the largest cameras make 150 MP, a stitched panorama some 300 MP; decoding 500 MP takes
1.5 GB. Pillow alone would refuse above 179 MP."""


MAX_DECODED_PIXELS = 120_000_000
"""Larger ones are sent, but never decoded as a whole here: no thumbnail is worth half a gigabyte of memory."""


def open_image(path: str) -> Image:
    """Reads the headers only. Raises what Pillow raises: OSError, and for broken files about anything else."""
    image: Image = _image_module().open(path)
    return image


def is_bomb(error: Exception) -> bool:
    """Whether Pillow refused an image for its number of pixels."""
    return isinstance(error, _image_module().DecompressionBombError)


def is_unidentified(error: Exception) -> bool:
    """Whether Pillow found no image at all."""
    from PIL import UnidentifiedImageError

    return isinstance(error, UnidentifiedImageError)


@functools.cache
def _image_module() -> ModuleType:
    import pi_heif
    from PIL import Image

    pi_heif.register_heif_opener()
    # Pillow warns above this number and refuses above twice this number; one limit is enough.
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS // 2
    warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)
    return Image
