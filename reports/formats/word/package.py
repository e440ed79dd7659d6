"""The zip that a Word document is: parts, how they belong together, and what kind each is."""

from dataclasses import dataclass, field

_OPEN = "http://schemas.openxmlformats.org"
_RELATIONS = f"{_OPEN}/officeDocument/2006/relationships"
_PACKAGE = f"{_OPEN}/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: What the roots of parts of a document declare.
NAMESPACES = " ".join(
    (
        f'xmlns:w="{_OPEN}/wordprocessingml/2006/main"',
        f'xmlns:r="{_RELATIONS}"',
        f'xmlns:wp="{_OPEN}/drawingml/2006/wordprocessingDrawing"',
        f'xmlns:a="{_OPEN}/drawingml/2006/main"',
        f'xmlns:pic="{_OPEN}/drawingml/2006/picture"',
        'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"',
    )
)
#: Endings of names → what such files are.
_KINDS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "svg": "image/svg+xml",
    "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
}


@dataclass
class Package:
    """A file in the making.

    Attributes:
        parts: path → content.
        kinds: path → what it is, of those whose ending does not say it.
        relations: path of a part → what belongs to it: kind and path, in order.
    """

    parts: dict[str, bytes] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    relations: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def add(self, root: str, kind: str, content: str, to: str = "word/document.xml") -> str:
        """Add a part of XML with its root, and return the id by which another knows it.

        Args:
            root: the name of its root and file: ``w:styles`` stands in ``word/styles.xml``; with a
                number for parts there are several of: ``w:hdr 2``.
            kind: of part, as its content type ends and relations name it.
            content: what stands in the root.
            to: the part it belongs to.
        """
        tag, _, number = root.partition(" ")
        path = f"word/{kind}{number}.xml"
        self.parts[path] = f"{_HEAD}<{tag} {NAMESPACES}>{content}</{tag}>".encode()
        self.kinds[path] = f"{_WORD}.{kind}+xml"
        return self.relate(kind, path, to)

    def main(self, content: str) -> None:
        """Add the text itself."""
        path = "word/document.xml"
        self.parts[path] = f"{_HEAD}<w:document {NAMESPACES}>{content}</w:document>".encode()
        self.kinds[path] = f"{_WORD}.document.main+xml"

    def attach(self, kind: str, path: str, content: bytes, to: str = "word/document.xml") -> str:
        """Add a picture or font, and return the id by which a part knows it."""
        self.parts[path] = content
        return self.relate(kind, path, to)

    def relate(self, kind: str, path: str, to: str) -> str:
        """Say that a part belongs to another, and return its id there."""
        found = self.relations.setdefault(to, [])
        found.append((kind if ":" in kind else f"{_RELATIONS}/{kind}", path))
        return f"rId{len(found)}"

    def entries(self) -> dict[str, bytes]:
        """Return path → content of everything in the zip."""
        made = dict(self.parts)
        for part, related in self.relations.items():
            folder, _, name = part.rpartition("/")
            lines = "".join(
                f'<Relationship Id="rId{number}" Type="{kind}" Target="/{path}"/>'
                for number, (kind, path) in enumerate(related, 1)
            )
            where = f"{folder}/_rels/{name}.rels".lstrip("/")
            made[where] = _rooted("Relationships", f"{_PACKAGE}/relationships", lines)
        types = "".join(f'<Default Extension="{k}" ContentType="{v}"/>' for k, v in _KINDS.items())
        types += "".join(
            f'<Override PartName="/{path}" ContentType="{kind}"/>'
            for path, kind in self.kinds.items()
        )
        made["[Content_Types].xml"] = _rooted("Types", f"{_PACKAGE}/content-types", types)
        return made

    def describe(self, core: str) -> None:
        """Add the properties of the file.

        Args:
            core: title, date and so on, as XML.
        """
        declared = (
            f'xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        )
        path = "docProps/core.xml"
        self.parts[path] = (
            f"{_HEAD}<cp:coreProperties {declared}>{core}</cp:coreProperties>".encode()
        )
        self.kinds[path] = "application/vnd.openxmlformats-package.core-properties+xml"
        self.relate("officeDocument", "word/document.xml", "")
        self.relate(f"{_PACKAGE}/relationships/metadata/core-properties", path, "")


def _rooted(tag: str, namespace: str, content: str) -> bytes:
    return f'{_HEAD}<{tag} xmlns="{namespace}">{content}</{tag}>'.encode()
