"""Pictures in a Word document: vectors for whoever shows them, else the same as pixels."""

from dataclasses import dataclass, field
from struct import unpack

from reports.documents.blocks import Drawing, Look
from reports.formats import drawing as drawings
from reports.formats.office import picture_size
from reports.formats.word.package import Package
from reports.formats.word.text import attribute

_EMU = 635  # of a twentieth of a point
_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_LOGO_WIDTH = 3_400


@dataclass
class Pictures:
    """The pictures of one document.

    Attributes:
        package: where they are kept.
        count: how many there are.
    """

    package: Package
    count: int = field(default=0)

    def figure(self, drawing: Drawing, look: Look, width: int, height: int) -> str:
        """Return a chart as a run.

        Args:
            drawing: the chart.
            look: its colours.
            width: the most it may take, in twentieths of a point.
            height: the same.
        """
        pixels = drawings.png(drawing, look)
        size = _scaled(unpack(">II", pixels[16:24]), width, height)
        name = f"word/media/figure{self.count + 1}"
        vectors = self.package.attach("image", f"{name}.svg", drawings.svg(drawing, look))
        more = (
            f'<a:extLst><a:ext uri="{_SVG}"><asvg:svgBlip r:embed="{vectors}"/></a:ext></a:extLst>'
        )
        return self._placed(f"{name}.png", pixels, drawing.alternative, size, more)

    def logo(self, look: Look, height: int) -> str:
        """Return the logo as a run; nothing where there is none that can be read.

        Args:
            look: whose logo it is.
            height: the most it may take, in twentieths of a point.
        """
        size = picture_size(look.logo)
        if look.logo is None or size is None:
            return ""
        words = look.logo_words or look.publisher
        scaled = _scaled(size, _LOGO_WIDTH, height)
        return self._placed("word/media/logo.png", look.logo, words, scaled)

    def _placed(
        self, path: str, pixels: bytes, words: str, size: tuple[int, int], more: str = ""
    ) -> str:
        self.count += 1
        embedded = self.package.attach("image", path, pixels)
        wide, high = (length * _EMU for length in size)
        told = f'id="{self.count}" name="{path.rpartition("/")[2]}" descr={attribute(words)}'
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr {told}/><wp:cNvGraphicFramePr>'
            '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
            f"<pic:pic><pic:nvPicPr><pic:cNvPr {told}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{embedded}">{more}</a:blip><a:stretch><a:fillRect/>'
            f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" '
            f'cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )


def _scaled(pixels: tuple[int, ...], width: int, height: int) -> tuple[int, int]:
    """Return a size that keeps its proportions, as large as may be."""
    scale = min(width / pixels[0], height / pixels[1])
    return round(pixels[0] * scale), round(pixels[1] * scale)
