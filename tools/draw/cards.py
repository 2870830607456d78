"""The cards that stand beside a shared link where a page has no picture: ``python -m tools.draw.cards``.

Both cities under one sky, the road between their names: the home page's motif on 1200 by 630 pixels, in each language.
Writes the SVG sources and the PNG files to ``site/static/img``. Needs the ``artwork`` extra of ``pyproject.toml``.
"""

import io
import tempfile
from importlib import resources
from pathlib import Path

import resvg_py
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from PIL import Image

from .palette import AGAVE, GYPSUM, LIMESTONE, NIGHT, OCHRE, ROSE, TERRACOTTA, VIOLET, mix

FOLDER = Path(__file__).resolve().parents[2] / "site" / "static" / "img"
WIDTH, HEIGHT = 1200, 630
MIDDLE = WIDTH / 2

#: The line below the names.
WORDS = {"en": "Two cities, one desert", "es": "Dos ciudades, un mismo desierto"}

#: Ridges, from the far to the near one: El Paso's on the left, Torreón's on the right.
FRANKLIN = "M0 360L70 322 118 338 196 262 238 290 300 214 352 262 398 246 452 300 512 318 600 352V630H0Z"
NOAS = "M600 352L668 326 724 336 790 296 858 308 930 252 972 236 1012 252 1076 312 1136 300 1200 340V630H600Z"
CHRIST = "M969 236v-44h-17v-7h17v-5a6 6 0 1 1 8 0v5h17v7h-17v44z"
STAR = "M348 192l3 7 7 3-7 3-3 7-3-7-7-3 7-3z"


def card(words: str) -> str:
    """Return the card that says ``words``, as SVG text."""
    day, night = mix(OCHRE, GYPSUM, 0.25), mix(VIOLET, NIGHT, 0.35)
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">',
            f'<path fill="{day}" d="M0 0h{MIDDLE:g}v{HEIGHT}H0z"/><path fill="{night}" d="M{MIDDLE:g} 0h{MIDDLE:g}v{HEIGHT}H{MIDDLE:g}z"/>',
            f'<path fill="{mix(OCHRE, GYPSUM, 0.5)}" d="M{MIDDLE:g} 96v344a172 172 0 0 1 0-344z"/>',
            f'<path fill="{mix(VIOLET, ROSE, 0.45)}" d="M{MIDDLE:g} 96v344a172 172 0 0 0 0-344z"/>',
            f'<path fill="{TERRACOTTA}" d="{FRANKLIN}"/><path fill="{mix(AGAVE, NIGHT, 0.35)}" d="{NOAS}"/>',
            f'<path fill="{LIMESTONE}" d="{STAR}{CHRIST}"/>',
            f'<path fill="{mix(TERRACOTTA, NIGHT, 0.35)}" d="M0 420q150-46 300-30t300 34v206H0z"/>',
            f'<path fill="{mix(AGAVE, NIGHT, 0.6)}" d="M600 424q160-40 320-26t280 18v214H600z"/>',
            f'<g font-family="Andada Pro" font-weight="760" fill="{GYPSUM}" font-size="76">'
            '<text x="64" y="520">El Paso</text><text x="1136" y="520" text-anchor="end">Torreón</text></g>',
            f'<path stroke="{GYPSUM}" stroke-width="5" stroke-dasharray="16 13.2" d="M372 496h416"/>',
            f'<circle cx="352" cy="496" r="11" fill="{mix(TERRACOTTA, GYPSUM, 0.3)}"/>',
            f'<circle cx="806" cy="496" r="11" fill="{mix(AGAVE, GYPSUM, 0.3)}"/>',
            f'<text x="{MIDDLE:g}" y="590" text-anchor="middle" font-family="Hanken Grotesk" font-weight="500" font-size="34" fill="{LIMESTONE}">{words}</text>',
            "</svg>\n",
        ]
    )


def main() -> None:
    """Draw the card of each language."""
    with tempfile.TemporaryDirectory() as folder:
        faces = [
            _face("fontpkg_andada_pro", "AndadaPro[wght].ttf", 760, Path(folder)),
            _face("fontpkg_hanken_grotesk", "HankenGrotesk[wght].ttf", 500, Path(folder)),
        ]
        for language, words in WORDS.items():
            source = card(words)
            (FOLDER / f"card-{language}.svg").write_text(source, encoding="utf-8")
            pixels = resvg_py.svg_to_bytes(svg_string=source, font_files=faces, skip_system_fonts=True)
            file = FOLDER / f"card-{language}.png"
            with Image.open(io.BytesIO(bytes(pixels))) as image:
                image.convert("RGB").quantize(64, dither=Image.Dither.NONE).save(file, optimize=True)
            print(f"{file.name} {file.stat().st_size / 1000:.1f} kB")


def _face(package: str, source: str, weight: int, folder: Path) -> str:
    """Return the path of a font file of one weight."""
    with resources.as_file(resources.files(package) / "files" / source) as path:
        font = instancer.instantiateVariableFont(TTFont(path), {"wght": weight})
    font.save(folder / source)
    return str(folder / source)


if __name__ == "__main__":
    main()
