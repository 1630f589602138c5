"""Saving a paper for a person: say what it is, ask where, make it, say where it is."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from audit_app.audit.papers import Format, report
from audit_app.audit.spare_keys import unsafe_place
from audit_app.logic.shorter import quick_only
from audit_app.system import files
from audit_app.system.files import FileThere
from audit_app.ui.frame import PAPER
from audit_app.ui.notices import WayOn
from audit_app.ui.save_sheet import CALENDAR, Paper, PaperFile, SavedSheet, SaveSheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from PySide6.QtWidgets import QWidget

    from audit_app.domain.guide import GuidePage
    from audit_app.ui.context import Context

_NAMES = {Format.LARGE_PDF: "-large"}


def save_list(context: Context, screen: QWidget, form: Format = Format.PDF) -> None:
    """Save today's action list."""
    parts, words = context.parts, context.words
    content = report(
        context.opened.record,
        parts.today(),
        context.parts.next_checkin(context.session).day,
        demo=parts.demo,
    )
    made = tuple(
        PaperFile(
            form=each,
            name=words(f"export.name.actions{_NAMES.get(each, '')}") + each.suffix,
            make=partial(parts.papers.action_list, content, each),
        )
        for each in Format
    )
    Saving(context, screen).offer(Paper("list", words("export.save.not-locked"), made), form)


def save_checklist(context: Context, screen: QWidget) -> None:
    """Save the blank checklist, or its quick check alone."""
    parts, words = context.parts, context.words
    quick = quick_only(context.checklist)
    whole = [("", form, context.checklist) for form in Format]
    made = tuple(
        PaperFile(
            form=f"{kind}{form}",
            name=words(f"export.name.{kind}paper{_NAMES.get(form, '')}") + form.suffix,
            make=partial(parts.papers.blank_checklist, checklist, form),
        )
        for kind, form, checklist in (
            *whole,
            ("quick-", Format.PDF, quick),
            ("quick-", Format.LARGE_PDF, quick),
        )
    )
    paper = Paper("checklist", words("export.save.not-locked-paper"), made)
    Saving(context, screen).offer(paper, Format.PDF)


def save_guide(context: Context, screen: QWidget, page: GuidePage) -> None:
    """Save a page of the guide, to print or to read elsewhere."""
    parts, words = context.parts, context.words
    made = tuple(
        PaperFile(
            form=each,
            name=f"{page.id}{_NAMES.get(each, '')}{each.suffix}",
            make=partial(parts.papers.guide_page, page, each),
        )
        for each in (Format.PDF, Format.LARGE_PDF, Format.TEXT)
    )
    paper = Paper("guide", words("export.save.not-locked-guide"), made)
    Saving(context, screen).offer(paper, Format.PDF)


def save_calendar(context: Context, screen: QWidget) -> None:
    """Save the next check-in, or the next three terms', as a file for a calendar."""
    parts, words = context.parts, context.words
    coming = parts.next_checkin(context.session)
    choices = {CALENDAR: ((coming.key, coming.day),), f"{CALENDAR}-terms": parts.next_terms()}
    made = tuple(
        PaperFile(
            form=form,
            name=words("export.name.calendar") + ".ics",
            make=partial(parts.papers.calendar_entries, chosen, parts.clock()),
        )
        for form, chosen in choices.items()
    )
    name, date = words("export.calendar.summary"), words.date(coming.day)
    about = words("saving.about.calendar", name=name, date=date)
    paper = Paper(CALENDAR, words("export.save.not-locked-calendar"), made, about)
    Saving(context, screen).offer(paper, CALENDAR)


def save_spare_key(context: Context, screen: QWidget, make: Callable[[], bytes]) -> None:
    """Save the page with a spare key: not beside its lock, and not where it leaves this laptop."""
    words, folder = context.words, context.parts.folder

    def refused(path: Path) -> str:
        unsafe = unsafe_place(path, folder)
        return f"saving.refused-{unsafe}" if unsafe else ""

    made = PaperFile(Format.PDF, words("export.name.spare-key") + Format.PDF.suffix, make)
    locked, about = words("saving.locked.spare-key"), words("saving.about.spare-key")
    paper = Paper("spare-key", locked, (made,), about, refused)
    Saving(context, screen).offer(paper, Format.PDF)


def save_evidence(context: Context, screen: QWidget, saved: Callable[[], object]) -> None:
    """Save the record of something that happened. ``saved`` is told once it is there."""
    parts, words, evidence = context.parts, context.words, context.opened.evidence

    def fill(target: BinaryIO) -> None:
        parts.papers.evidence_bundle(evidence, target, parts.clock())

    made = PaperFile("zip", words("export.name.evidence") + ".zip", fill=fill)
    locked, about = words("export.save.not-locked"), words("saving.about.evidence")
    saving = Saving(context, screen)
    saving.saved.connect(saved)
    saving.offer(Paper("evidence", locked, (made,), about), "zip")


def save_letter(context: Context, screen: QWidget, text: str) -> None:
    """Save a letter that the person has drafted. Its file name says nothing of what is in it."""
    words = context.words
    name = words("export.name.letter") + Format.TEXT.suffix
    made = PaperFile(Format.TEXT, name, lambda: text.encode("utf-8", "replace"))
    Saving(context, screen).offer(
        Paper("letter", words("letters.not-locked"), (made,)), Format.TEXT
    )


class Saving(QObject):
    """One paper on its way to one file. ``saved``: it is there."""

    saved = Signal()

    def __init__(self, context: Context, screen: QWidget) -> None:
        self._window = screen.window()
        super().__init__(self._window)
        self.setObjectName(PAPER)
        self._context = context
        self._sheet: SaveSheet | None = None
        self._paper: Paper | None = None
        self._file: PaperFile | None = None
        self._path = Path()

    def offer(self, paper: Paper, form: str) -> None:
        """Say what will be saved, and ask for its form and place."""
        self._sheet = SaveSheet(self._window, self._context.words, paper, form)
        self._paper = paper
        by_form = {file.form: file for file in paper.files}
        self._sheet.chosen.connect(lambda chosen: self._pick(by_form[chosen]))
        self._sheet.ask()

    def _pick(self, file: PaperFile) -> None:
        self._file = file
        dialog = QFileDialog(self._window, self._context.words("saving.dialog"), str(documents()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        # Asked here instead, in the same words everywhere.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setDefaultSuffix(Path(file.name).suffix)
        dialog.selectFile(file.name)
        dialog.fileSelected.connect(self._on_place_chosen)
        dialog.open()

    def _on_place_chosen(self, path: str) -> None:
        self._path = Path(path)
        if self._sheet is not None:
            self._sheet.dismiss()
            self._sheet = None
        paper = self._paper
        why_not = paper.refused(self._path) if paper and paper.refused else ""
        had_better_not = paper.warned(self._path) if paper and paper.warned else ""
        if why_not:
            self._refuse(why_not)
        elif had_better_not:
            self._refuse(had_better_not, for_good=False)
        else:
            self._save(replace=False)

    def _refuse(self, key: str, *, for_good: bool = True) -> None:
        words = self._context.words
        ways = [WayOn(words("saving.cancel"))]
        if not for_good:
            ways.append(WayOn(words("saving.all-the-same"), lambda: self._save(replace=False)))
        ways.append(WayOn(words("saving.failed.again"), self._pick_again, filled=True))
        self._context.notices.ask(key, ways, "key")

    def _save(self, *, replace: bool) -> None:
        file, path = self._file, self._path
        if file is not None:
            self._context.tasks.run(
                lambda: _write(file, path, replace=replace), self._on_saved, self._on_failed
            )

    def _on_saved(self, _nothing: None) -> None:
        done = self._paper.done if self._paper else ""
        sheet = SavedSheet(self._window, self._context.words, self._path, done)
        sheet.open(sheet.close_button)
        self.saved.emit()
        self.deleteLater()

    def _on_failed(self, wrong: BaseException) -> None:
        words, notices = self._context.words, self._context.notices
        if isinstance(wrong, FileThere):
            stop = WayOn(words("saving.cancel"))
            replace = WayOn(
                words("saving.replacing.replace"), lambda: self._save(replace=True), care=True
            )
            other = WayOn(words("saving.replacing.other"), self._pick_again, filled=True)
            notices.ask("saving.there", (stop, replace, other), "doc", name=self._path.name)
            return
        close = WayOn(words("kit.notice.close"))
        again = WayOn(words("saving.failed.again"), self._pick_again, filled=True)
        notices.show(wrong, (close, again))

    def _pick_again(self) -> None:
        if self._file is not None:
            self._pick(self._file)


def _write(file: PaperFile, path: Path, *, replace: bool) -> None:
    if file.save is not None:
        file.save(path, replace)
    else:
        files.fill(path, file.write_to, replace=replace)


def documents() -> Path:
    """Where a person's files usually are."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if Path(found).is_dir() else Path.home()
