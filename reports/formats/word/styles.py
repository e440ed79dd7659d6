"""The styles of a Word document: whoever goes on writing changes them once for the whole."""

from dataclasses import dataclass

from reports import palette
from reports.documents.blocks import Look
from reports.formats.word.text import attribute

FONT = "Source Sans Pro"
#: Half points.
BODY, SMALL = 21, 19


@dataclass(frozen=True)
class Style:
    """A style of paragraphs.

    Attributes:
        code: its id in the file.
        name: what Word calls it; Word's own styles are known by it.
        paragraph: its paragraph properties, as XML.
        letters: its properties of type, as XML.
        based: the id of the style it is based on; empty: none.
        after: the id of the style that follows it when one writes on; empty: itself.
    """

    code: str
    name: str
    paragraph: str = ""
    letters: str = ""
    based: str = "Normal"
    after: str = ""

    def xml(self) -> str:
        """Return the style as XML."""
        based = f'<w:basedOn w:val="{self.based}"/>' if self.based else ""
        after = f'<w:next w:val="{self.after}"/>' if self.after else ""
        default = ' w:default="1"' if self.code == "Normal" else ""
        return (
            f'<w:style w:type="paragraph"{default} w:styleId="{self.code}">'
            f"<w:name w:val={attribute(self.name)}/>{based}{after}<w:qFormat/>"
            f"<w:pPr>{self.paragraph}</w:pPr><w:rPr>{self.letters}</w:rPr></w:style>"
        )


def styles(look: Look, language: str) -> str:
    """Return the children of ``w:styles``: defaults, and every style a report uses."""
    made = "".join(style.xml() for style in paragraph_styles(look))
    return f"{_defaults(language)}{made}{_others(look)}"


def paragraph_styles(look: Look) -> tuple[Style, ...]:
    """Return the styles of paragraphs."""
    accent, soft, warn = look.accent, palette.SOFT, palette.WARN
    quiet = _type(SMALL, soft)
    return (
        Style("Normal", "Normal", "", "", ""),
        Style("Title", "Title", _p(0, 80, keep=True, ruled=accent), _type(60, accent, "b"),
              after="Subtitle"),
        Style("Subtitle", "Subtitle", _p(0, 240), _type(30, palette.INK), after="Normal"),
        *(
            Style(f"Heading{n}", f"heading {n}", _p(*space, keep=True, level=n - 1),
                  _type(size, accent, "b"), after="Normal")
            for n, space, size in ((1, (320, 100), 36), (2, (280, 80), 27), (3, (220, 80), 23))
        ),
        Style("Lead", "Lead", _p(0, 200, line=300), _type(26, palette.INK)),
        Style("Quiet", "Quiet", _p(0, 120), quiet),
        Style("ListBullet", "List Bullet", _p(0, 40, bullet=True)),
        Style("Notice", "Notice", _p(120, 240, bar=warn, ground=palette.QUIET, left=160),
              _type(BODY, warn, "b")),
        Style("CommentBy", "Comment By", _p(160, 0, keep=True, bar=soft, left=240),
              _type(SMALL, soft, "b"), after="Comment"),
        Style("Comment", "Comment", _p(40, 80, bar=soft, left=240)),
        Style("Mark", "Mark", _p(0, 0), _type(SMALL, warn, "b")),
        Style("Caption", "caption", _p(280, 60, keep=True), _type(BODY, palette.INK, "b")),
        Style("Measure", "Measure", _p(0, 80, keep=True), quiet),
        Style("Figure", "Figure", _p(0, 120)),
        Style("TableText", "Table Text", _p(24, 24, line=245), _type(SMALL)),
        Style("TableWords", "Table Words", _p(24, 24, line=245, left=200), "", "TableText"),
        Style("TableNumber", "Table Number", _p(24, 24, line=245, right=True), "", "TableText"),
        Style("TableNote", "Table Note", _p(60, 0), _type(18, soft)),
        Style("FactsTitle", "Facts Title", _p(240, 80, keep=True), _type(BODY, palette.INK, "b")),
        Style("FactFigure", "Fact Figure", _p(0, 0, keep=True, line=240), _type(44, accent, "b")),
        Style("Quote", "Quote", _p(120, 40, keep=True, bar=accent, left=240),
              _type(25, palette.INK), after="QuoteSource"),
        Style("QuoteLeftward", "Quote Right to Left",
              _p(120, 40, keep=True, bar=accent, left=240, leftward=True), "", "Quote"),
        Style("QuoteSource", "Quote Source", _p(0, 180, left=240), quiet, after="Normal"),
        Style("CoverLine", "Cover Line", _p(0, 60, hanging=2200)),
        Style("PublisherLine", "Publisher Line", _p(0, 120), _type(SMALL, soft)),
        Style("Publisher", "Publisher", _p(0, 1800), _type(24, soft)),
        Style("TOCHeading", "TOC Heading", _p(0, 200, keep=True), _type(36, accent, "b")),
        Style("TOC1", "toc 1", _p(60, 60, leader=9350), _type(BODY, None, "b")),
        Style("TOC2", "toc 2", _p(0, 40, left=240, leader=9350)),
        Style("Header", "header", _p(0, 0), _type(17, soft)),
        Style("Footer", "footer", _p(0, 0, right=True), _type(17, soft)),
        Style("SectionEnd", "Section End", _p(0, 0, line=20), _type(2)),
    )  # fmt: skip


def colour(hexadecimal: str) -> str:
    """Return a colour as Word writes it: without the sign."""
    return hexadecimal.lstrip("#").upper()


def _p(
    before: int,
    after: int,
    *,
    keep: bool = False,
    bullet: bool = False,
    bar: str = "",
    ruled: str = "",
    ground: str = "",
    leader: int = 0,
    leftward: bool = False,
    line: int = 0,
    left: int = 0,
    hanging: int = 0,
    right: bool = False,
    level: int | None = None,
) -> str:
    """Return paragraph properties; lengths in twentieths of a point, lines in 240ths."""
    found = "<w:keepNext/><w:keepLines/>" if keep else ""
    found += '<w:numPr><w:numId w:val="1"/></w:numPr>' if bullet else ""
    if ruled:
        rule = f'w:val="single" w:sz="36" w:space="16" w:color="{colour(ruled)}"'
        found += f"<w:pBdr><w:top {rule}/></w:pBdr>"
    if bar:
        edge = f'w:val="single" w:sz="4" w:space="6" w:color="{colour(ground or palette.PAPER)}"'
        side = "right" if leftward else "left"
        rule = f'w:val="single" w:sz="24" w:space="8" w:color="{colour(bar)}"'
        upper, lower = (f"<w:top {edge}/>", f"<w:bottom {edge}/>") if ground else ("", "")
        none = '<w:left w:val="nil"/>' if leftward else ""
        found += (
            f"<w:pBdr>{upper}{none}<w:{side} {rule}/></w:pBdr>"
            if leftward
            else (f"<w:pBdr>{upper}<w:{side} {rule}/>{lower}</w:pBdr>")
        )
    found += f'<w:shd w:val="clear" w:color="auto" w:fill="{colour(ground)}"/>' if ground else ""
    if leader:
        found += f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{leader}"/></w:tabs>'
    if hanging:
        found += f'<w:tabs><w:tab w:val="left" w:pos="{hanging}"/></w:tabs>'
    found += "<w:bidi/>" if leftward else ""
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    found += f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'
    if bullet:
        found += '<w:ind w:left="360" w:hanging="360"/>'
    elif hanging:
        found += f'<w:ind w:left="{hanging}" w:hanging="{hanging}"/>'
    elif left:
        found += f'<w:ind w:left="{left}"/>'
    found += '<w:jc w:val="right"/>' if right else ""
    return found + (f'<w:outlineLvl w:val="{level}"/>' if level is not None else "")


def _type(size: int, hexadecimal: str | None = None, weight: str = "") -> str:
    """Return properties of type: half points, colour, ``b`` for bold."""
    found = "<w:b/><w:bCs/>" if weight == "b" else ""
    found += f'<w:color w:val="{colour(hexadecimal)}"/>' if hexadecimal else ""
    return f'{found}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _defaults(language: str) -> str:
    fonts = " ".join(f'w:{script}="{FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    spoken = f'<w:lang w:val={attribute(language)} w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>"
        f'<w:color w:val="{colour(palette.INK)}"/><w:sz w:val="{BODY}"/>'
        f'<w:szCs w:val="{BODY}"/>{spoken}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="120" w:line="262" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )


def _others(look: Look) -> str:
    """Return the styles of characters, lists and tables."""
    accent, line = colour(look.accent), colour(palette.LINE)
    margins = (
        '<w:tblCellMar><w:left w:w="{0}" w:type="dxa"/><w:right w:w="{1}" w:type="dxa"/>'
        "</w:tblCellMar>"
    )
    thin = f'w:val="single" w:sz="4" w:space="0" w:color="{line}"'
    thick = f'w:val="single" w:sz="12" w:space="0" w:color="{accent}"'
    head = f'<w:rPr><w:b/><w:bCs/><w:color w:val="{accent}"/></w:rPr>'
    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/></w:style>'
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        f'<w:rPr><w:color w:val="{accent}"/><w:u w:val="single"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Term"><w:name w:val="Term"/>'
        f'<w:rPr><w:color w:val="{colour(palette.SOFT)}"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Unit"><w:name w:val="Unit"/><w:rPr>'
        f'<w:b w:val="0"/><w:bCs w:val="0"/>{_type(SMALL, palette.SOFT)}</w:rPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '</w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{margins.format(0, 0)}</w:tblPr></w:style>"
        '<w:style w:type="table" w:styleId="ReportTable"><w:name w:val="Report Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>'
        f"<w:bottom {thin}/><w:insideH {thin}/></w:tblBorders>{margins.format(70, 70)}</w:tblPr>"
        f'<w:tblStylePr w:type="firstRow">{head}<w:tcPr><w:tcBorders><w:bottom {thick}/>'
        '</w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
        '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr></w:style>'
        '<w:style w:type="table" w:styleId="ReportFacts"><w:name w:val="Report Facts"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders><w:top {thick}/>'
        f"<w:bottom {thin}/></w:tblBorders>{margins.format(70, 200)}</w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr></w:style>'
    )
