"""How well colours can be told apart, by everybody: contrast, difference, and how colour-blind readers see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import dist

Linear = tuple[float, float, float]
"""Red, green and blue, 0 to 1, in proportion to light."""

PLAIN = "everybody else"
MATRICES: Mapping[str, Sequence[Linear]] = {
    PLAIN: ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What becomes of linear light in the eye of a reader who lacks one kind of cone.

Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE
Transactions on Visualization and Computer Graphics 15(6), 2009; the tables for severity 1.0.
"""


def linear(colour: str) -> Linear:
    """The light of `#rrggbb` (sRGB, IEC 61966-2-1)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (byte / 255 for byte in bytes.fromhex(colour[1:]))
    )
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio" and "relative luminance")."""
    light, dark = sorted((_luminance(linear(one)), _luminance(linear(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(light: Linear) -> float:
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), light, strict=True))


def seen(light: Linear, eye: str) -> Linear:
    """Light as one of MATRICES leaves it."""
    red, green, blue = (
        min(1.0, max(0.0, sum(share * part for share, part in zip(row, light, strict=True)))) for row in MATRICES[eye]
    )
    return red, green, blue


def difference(one: str, other: str, eye: str = PLAIN) -> float:
    """How different two colours look to a reader: 0 the same, 0.02 just noticeable, black and white 1.

    The distance in Oklab (Björn Ottosson, 2020), which CSS Color 4 calls deltaEOK and gives the 0.02 for.
    """
    return dist(_oklab(seen(linear(one), eye)), _oklab(seen(linear(other), eye)))


def _oklab(light: Linear) -> Linear:
    red, green, blue = light
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )
