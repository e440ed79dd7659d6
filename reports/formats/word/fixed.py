"""The parts of a Word document that are alike in all: settings, bullets, fonts that come along."""

import uuid
from pathlib import Path

from reports.documents.blocks import Document
from reports.formats import fonts
from reports.formats.word.package import Package
from reports.formats.word.styles import FONT, colour
from reports.formats.word.text import attribute

_TABLE = "word/fontTable.xml"
#: What Word calls a face → the file it is in, of one package; what is slanted, Word slants itself.
_FACES = {"Regular": "SourceSansPro-Regular.ttf", "Bold": "SourceSansPro-Bold.ttf"}
#: So many bytes of a font are scrambled, as the standard wants it.
_SCRAMBLED = 32


def settings(document: Document) -> str:
    """Return the settings: fields are filled when the document is opened; the Word of today."""
    return (
        '<w:zoom w:percent="100"/><w:embedTrueTypeFonts/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:updateFields/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f"<w:themeFontLang w:val={attribute(document.language)}/>"
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
    )


def numbering(document: Document) -> str:
    """Return what bullets look like."""
    return (
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        '<w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="360" w:hanging="360"/></w:pPr><w:rPr><w:color w:val="'
        f'{colour(document.look.accent)}"/></w:rPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )


def add_fonts(package: Package) -> None:
    """Add the font, so that the document looks the same where it is not installed.

    Raises:
        fonts.FontMissing: a font that belongs to the project is not installed.
    """
    regular = fonts.paths()["SourceSansPro-Regular"]
    faces = [_face(package, face, regular.with_name(name)) for face, name in _FACES.items()]
    package.add(
        "w:fonts",
        "fontTable",
        f'<w:font w:name="{FONT}"><w:altName w:val="Source Sans 3"/>'
        '<w:panose1 w:val="020B0503030403020204"/><w:charset w:val="00"/>'
        f'<w:family w:val="swiss"/><w:pitch w:val="variable"/>{"".join(faces)}</w:font>',
    )


def _face(package: Package, face: str, path: Path) -> str:
    key = uuid.uuid5(uuid.NAMESPACE_URL, path.stem)
    content = path.read_bytes()
    scramble = key.bytes[::-1] * 2
    head = bytes(a ^ b for a, b in zip(content[:_SCRAMBLED], scramble, strict=True))
    name = f"word/fonts/{path.stem}.odttf"
    known = package.attach("font", name, head + content[_SCRAMBLED:], _TABLE)
    return f'<w:embed{face} r:id="{known}" w:fontKey="{{{str(key).upper()}}}"/>'
