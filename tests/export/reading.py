"""Reads finished papers back as a screen reader or a browser would."""

import io
import subprocess
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

import pikepdf


class Pdf:
    """A finished PDF: its tags, what it says about itself, and its text."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.file = pikepdf.open(io.BytesIO(content))
        self.root = self.file.Root

    @property
    def pages(self) -> int:
        return len(self.file.pages)

    @property
    def metadata(self) -> str:
        return bytes(self.root.Metadata.read_bytes()).decode("utf-8")

    @property
    def headings(self) -> list[tuple[str, str]]:
        """Level and words of each heading, in reading order."""
        found = ((str(e.S), str(e.get("/T", ""))) for e in self._elements(self.root.StructTreeRoot))
        return [(tag[1:], words) for tag, words in found if tag in ("/H1", "/H2", "/H3")]

    @property
    def tags(self) -> Counter[str]:
        return Counter(str(e.S)[1:] for e in self._elements(self.root.StructTreeRoot))

    @property
    def links(self) -> list[str]:
        """The addresses that can be pressed."""
        notes = (note for page in self.file.pages for note in page.get("/Annots", []))
        return [str(note.A.URI) for note in notes if "/A" in note]

    @property
    def fonts(self) -> dict[str, bool]:
        """Names of the fonts, without their subset letters, and whether each is inside."""
        found = {}
        for page in self.file.pages:
            for font in page.Resources.get("/Font", {}).values():
                inside = font.get("/DescendantFonts", [font])[0].FontDescriptor
                held = any(key in inside for key in ("/FontFile", "/FontFile2", "/FontFile3"))
                found[str(font.BaseFont).partition("+")[2]] = held
        return found

    def text(self) -> str:
        """The words on its pages in one line, as ``pdftotext`` reads them."""
        return " ".join(self.raw_text().split())

    def raw_text(self) -> str:
        """The words with their line breaks, and a form feed after each page."""
        command = ("pdftotext", "-enc", "UTF-8", "-", "-")
        done = subprocess.run(command, input=self._content, capture_output=True, check=True)
        return done.stdout.decode("utf-8")

    def sizes(self) -> set[float]:
        """The sizes of all letters on all pages, in points."""
        found = set()
        for page in self.file.pages:
            scale = 1.0
            for instruction in pikepdf.parse_content_stream(page):
                numbers = instruction.operands
                if str(instruction.operator) == "Tf":
                    scale = float(numbers[1])
                elif str(instruction.operator) == "Tm":
                    found.add(round(scale * float(numbers[0]), 1))
        return found

    def _elements(self, node: pikepdf.Object) -> list[pikepdf.Object]:
        if isinstance(node, pikepdf.Array):
            return [e for kid in node.as_list() for e in self._elements(kid)]
        if not isinstance(node, pikepdf.Dictionary):
            return []
        below = self._elements(node.K) if "/K" in node else []
        return [node, *below] if "/S" in node else below


def spoken(pdf: Pdf) -> dict[str, str]:
    """The language of each heading, by its words: its own, or that of what it stands in."""
    return dict(_spoken(pdf.root.StructTreeRoot, str(pdf.root.Lang)))


def _spoken(node: pikepdf.Object, language: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, pikepdf.Array):
        for kid in node.as_list():
            yield from _spoken(kid, language)
    elif isinstance(node, pikepdf.Dictionary):
        language = str(node.get("/Lang", language))
        if "/T" in node:
            yield str(node.T), language
        if "/K" in node:
            yield from _spoken(node.K, language)


class Page(HTMLParser):
    """A finished web page: its elements in order, and the text outside the style sheet."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.styles: list[str] = []
        self._open: list[str] = []
        self._words: list[str] = []
        self.feed(content.decode("utf-8"))

    @property
    def text(self) -> str:
        return " ".join("".join(self._words).split())

    @property
    def still_open(self) -> list[str]:
        return self._open

    def named(self, name: str) -> list[dict[str, str | None]]:
        """The attributes of each element with this name."""
        return [attributes for found, attributes in self.elements if found == name]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        self._words.append(" ")

    def handle_data(self, data: str) -> None:
        (self.styles if self._open[-1:] == ["style"] else self._words).append(data)
