"""The editor of one template: its text, what is wrong with it, how it looks, its versions."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from heapq import nlargest
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement, QmlSingleton
from PySide6.QtQuick import QQuickTextDocument
from shiboken6 import isValid

from backend.protocol.commands import SetThumbnailsWanted
from backend.protocol.errors import ErrorKind
from backend.protocol.replies import Refused, Reply
from backend.protocol.rows import GalleryState
from backend.protocol.templates import (
    LARGEST_BYTES,
    PreviewTemplate,
    SaveTemplate,
    TemplatePreview,
    TextFormat,
)
from bridge import formatting as text
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.controllers.gallery_actions import copied_text
from bridge.controllers.templates import Templates
from bridge.error_text import Context, sentence
from bridge.models.rows import RowsModel
from bridge.store import Store
from bridge.template_fields import completions, inserts, markup, more_inserts
from bridge.template_text import ProblemLine, fix_of, problem_line
from bridge.wording import tr

if TYPE_CHECKING:
    from bridge.template_highlighter import TemplateHighlighter

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

PREVIEW_AFTER_MS = 150
SAVE_AFTER_MS = 1000
MOST_GALLERIES = 50
SAMPLE = 0


@QmlElement
@QmlSingleton
class TemplateEditor(QObject):
    """`loaded` tells the text field to take `source`; every change of the field comes back by `edited`."""

    loaded = Signal()
    changed = Signal()  # name, format, whether it can be changed
    previewChanged = Signal()
    galleryChanged = Signal()
    galleriesChanged = Signal()
    picturesChanged = Signal()

    def __init__(
        self, store: Store, engine: Engine, app: App, templates: Templates, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._engine = engine
        self._app = app
        self._templates = templates
        self._id = ""
        self._source = ""
        self._saved = ""
        self._sent: deque[str] = deque(maxlen=20)  # these come back from the engine, perhaps after more was typed
        self._unanswered: dict[str, str] = {}  # texts by template that no engine has stored yet
        self._format = TextFormat.BBCODE
        self._gallery_id: int | None = None
        self._has_chosen = False
        self._preview = TemplatePreview()
        self._asked = False  # one preview is on its way
        self._ask_again = False
        self._blocks: list[dict[str, object]] = []
        self._colours: dict[str, str] = {}
        self._highlighter: TemplateHighlighter | None = None
        self._field: QQuickTextDocument | None = None
        self._problems = RowsModel(ProblemLine, self)
        self._thumbnails = 0
        self._preview_soon = QTimer(self, interval=PREVIEW_AFTER_MS, singleShot=True)
        self._preview_soon.timeout.connect(self.preview)
        self._save_soon = QTimer(self, interval=SAVE_AFTER_MS, singleShot=True)
        self._save_soon.timeout.connect(self.save)
        templates.currentChanged.connect(self._open)
        store.templatesChanged.connect(self._template_changed)
        store.thumbnailReady.connect(self._thumbnail_ready)
        store.welcomed.connect(self._new_engine)
        app.pageChanged.connect(self.save)
        app.wantsToQuit.connect(self.save)

    # -- the text

    def _open(self) -> None:
        self.save()
        row = self._templates.row_now
        self._id = row.id if row is not None else ""
        self._source = self._saved = row.source if row is not None else ""
        self._format = row.format if row is not None else TextFormat.BBCODE
        self._sent.clear()
        self.changed.emit()
        self.loaded.emit()
        self.preview()

    def _template_changed(self) -> None:
        """The engine's own state: taken over where nothing was typed meanwhile."""
        row = self._store.templates.get(self._id)
        if row is None:
            return
        is_news = row.source != self._source and row.source not in self._sent and self._id not in self._unanswered
        if is_news and self._source == self._saved:
            self._take(row.source)
        if row.format is not self._format:
            self._format = row.format
            self._preview_soon.start()
        self.changed.emit()

    def _take(self, source: str) -> None:
        """Another text of the same template takes the place of the one in the field."""
        self._source = self._saved = source
        self.loaded.emit()
        self._preview_soon.start()

    @Property(str, notify=loaded)
    def source(self) -> str:
        return self._source

    @Property(str, notify=changed)
    def name(self) -> str:
        row = self._templates.row_now
        return row.name if row is not None else ""

    @Property(str, notify=changed)
    def format(self) -> str:
        return self._format.value

    @Property(bool, notify=changed)
    def readOnly(self) -> bool:
        row = self._templates.row_now
        return row is None or row.is_builtin

    @Property(str, notify=changed)
    def note(self) -> str:
        """Why a template cannot be shown as it is on disk."""
        row = self._templates.row_now
        if row is None or row.error is None or row.source:
            return ""
        said = sentence(row.error, Context())
        return " ".join(part for part in (f"{said.title}.", said.what) if part)

    @Property(str, notify=loaded)
    def templateId(self) -> str:
        return self._id

    @property
    def template_id(self) -> str:
        return self._id

    @Slot(str, str, result=bool)
    def edited(self, template_id: str, source: str) -> bool:
        """What was typed into the template's text; False when that is no change."""
        if template_id != self._id or source == self._source or self.readOnly:
            return False
        self._source = source
        self._preview_soon.start()
        self._save_soon.start()
        return True

    @Slot(str)
    def setFormat(self, text_format: str) -> None:
        if text_format != self._format.value and not self.readOnly:
            self._format = TextFormat(text_format)
            self._engine.send(SaveTemplate(template_id=self._id, format=self._format), self.tell)
            self.changed.emit()
            self.preview()

    @Slot()
    def save(self) -> None:
        """Also when the page is left or another template is opened."""
        self._save_soon.stop()
        row = self._store.templates.get(self._id)
        if row is None or row.is_builtin or self._source == self._saved:
            return
        self._saved = self._source
        self._store_text(self._id, self._source)

    def _store_text(self, template_id: str, source: str) -> None:
        self._sent.append(source)
        self._unanswered[template_id] = source

        def told(reply: Reply) -> None:
            is_lost = isinstance(reply, Refused) and reply.error.kind is ErrorKind.CANCELLED
            if is_lost or self._unanswered.get(template_id) != source:
                return  # the next engine gets it, or a later text
            del self._unanswered[template_id]
            row = self._store.templates.get(template_id)
            if isinstance(reply, Refused) and template_id == self._id and row is not None:
                self._saved = row.source  # so that what was typed stays, and is sent again with the next change
            self.tell(reply)

        self._engine.send(SaveTemplate(template_id=template_id, source=source), told)

    def _new_engine(self) -> None:
        """What the last one took with it is stored by this one."""
        for template_id, source in self._unanswered.copy().items():
            self._store_text(template_id, source)
        self._asked = False
        self.preview()

    def take_version(self, template_id: str, source: str) -> None:
        """An earlier text of a template has come back."""
        if template_id == self._id:
            self._sent.append(source)
            self._take(source)

    def tell(self, reply: Reply) -> None:
        """What was refused is told; everything else shows itself."""
        if isinstance(reply, Refused):
            said = sentence(reply.error, Context())
            self._app.toast(said.title, said.what, "triangle-alert")

    def _has_room_for(self, words: str) -> bool:
        """Whether so much more may be pasted; tells when not."""
        if len(words) <= LARGEST_BYTES and len((self._source + words).encode()) <= LARGEST_BYTES:
            return True
        title = tr("Nothing was pasted")
        room = tr("A template has at most {size}.").format(size=text.size(LARGEST_BYTES))
        self._app.toast(title, room, "triangle-alert")
        return False

    @Slot(bool, result=str)
    def pasted(self, from_selection: bool) -> str:
        """The text of the clipboard, or empty when there is none or too much of it."""
        clipboard = QGuiApplication.clipboard()
        modes = type(clipboard).Mode
        words = clipboard.text(modes.Selection if from_selection else modes.Clipboard)
        words = words.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
        words = words.encode(errors="replace").decode()  # half a character of two halves is none
        return words if words and self._has_room_for(words) else ""

    # -- colours

    @Slot(QQuickTextDocument)
    def attach(self, field: QQuickTextDocument) -> None:
        """What belongs to the text field; the highlighter goes together with that."""
        from bridge.template_highlighter import TemplateHighlighter

        self._field = field  # its document is deleted together with this wrapper
        self._highlighter = TemplateHighlighter(field.textDocument())
        self._colour()

    @Slot(int)
    def setLineHeight(self, height: int) -> None:
        """After the field took a new text: its lines get their height, and the text begins without undo."""
        from bridge.template_highlighter import set_line_height

        if self._field is not None and isValid(self._field):
            set_line_height(self._field.textDocument(), height)

    @Slot("QVariantMap")
    def setColours(self, colours: Mapping[str, str]) -> None:
        """field, keyword, markup, comment, danger; by the theme."""
        if dict(colours) != self._colours:
            self._colours = dict(colours)
            self._colour()
            self._show_post()

    def _colour(self) -> None:
        if self._highlighter is not None and isValid(self._highlighter) and self._colours:
            self._highlighter.set_colours(self._colours)
            self._mark_problems()

    def _mark_problems(self) -> None:
        if self._highlighter is not None and isValid(self._highlighter):
            self._highlighter.show_problems((found.line, found.name) for found in self._preview.problems)

    # -- help while typing

    @Slot(str, result="QVariantMap")
    def completionsFor(self, line_before: str) -> dict[str, object]:
        """`typed` characters before the cursor begin one of `words` (token, hint)."""
        if self.readOnly:
            return {"typed": 0, "words": []}
        typed, words = completions(self._source, line_before)
        return {"typed": typed, "words": [word._asdict() for word in words]}

    @Slot(str, result="QVariantList")
    def insertsOf(self, text_format: str) -> list[dict[str, object]]:
        return [each._asdict() for each in inserts(text_format)]

    @Slot(str, result="QVariantList")
    def menuOf(self, kind: str) -> list[dict[str, object]]:
        return [each._asdict() for each in (markup(self._format.value) if kind == "markup" else more_inserts())]

    # -- preview

    @Slot()
    def preview(self) -> None:
        """Ask for the text as it is now; while one is on its way, only the last question counts."""
        self._preview_soon.stop()
        if self._asked:
            self._ask_again = True
            return
        if not self._id:
            return
        self._asked, self._ask_again = True, False
        command = PreviewTemplate(source=self._source, format=self._format, gallery_id=self._shown_gallery())
        self._engine.send(command, self._take_preview)

    def _take_preview(self, reply: Reply) -> None:
        self._asked = False
        if isinstance(reply, TemplatePreview):
            self._preview = reply
            wanted = list(dict.fromkeys(picture.file_id for picture in reply.pictures if picture.file_id > 0))
            missing = [file_id for file_id in wanted[:12] if file_id not in self._store.thumbnails]
            if missing:
                self._engine.send(SetThumbnailsWanted(file_ids=tuple(missing)))
            self._problems.show([problem_line(at, found) for at, found in enumerate(reply.problems)])
            self._mark_problems()
            self._show_post()
        if self._ask_again:
            self.preview()

    def _show_post(self) -> None:
        from bridge.post_view import blocks_of

        said = tr("{name}: no such field").format(name="{}")
        unknown = f'<i><font color="{self._colours.get("danger", "red")}">{said}</font></i>'
        pictures = {picture.url: picture for picture in self._preview.pictures}
        self._blocks = blocks_of(
            self._preview.text, self._format, pictures, unknown=unknown, link=self._colours.get("field", "blue")
        )
        self.previewChanged.emit()

    @Property("QVariantList", notify=previewChanged)  # type: ignore[arg-type]
    def blocks(self) -> list[dict[str, object]]:
        return self._blocks

    @Property(QObject, constant=True)
    def problems(self) -> QObject:
        return self._problems

    @Property("QVariantList", notify=previewChanged)  # type: ignore[arg-type]
    def problemLines(self) -> list[int]:
        return sorted({found.line for found in self._preview.problems})

    @Property("QVariantList", notify=previewChanged)  # type: ignore[arg-type]
    def dangerLines(self) -> list[int]:
        """Those of them that are worse than a warning."""
        return sorted({line.line for line in self._problems.rows() if line.tone == "danger"})

    @Property(bool, notify=previewChanged)
    def hasText(self) -> bool:
        return bool(self._preview.text)

    @Property(bool, notify=previewChanged)
    def isFatal(self) -> bool:
        return any(found.is_fatal for found in self._preview.problems)

    @Property(str, notify=previewChanged)
    def count(self) -> str:
        if self.isFatal:
            return tr("No text can be made")
        parts = [tr("%n character(s)", "", self._preview.characters)]
        if self._preview.left_out:
            parts.append(tr("%n image(s) left out", "", self._preview.left_out))
        return " · ".join(parts)

    @Slot(int, result="QVariantMap")
    def fixOf(self, row: int) -> dict[str, object]:
        """start, end and instead of the one-click fix; empty when there is none any more."""
        found = self._preview.problems[row] if 0 <= row < len(self._preview.problems) else None
        fix = fix_of(found, self._source) if found is not None and not self.readOnly else None
        return fix._asdict() if fix is not None else {}

    @Slot()
    def copy(self) -> None:
        if self._preview.text:
            from bridge.post_view.blocks import without_marks

            words = without_marks(self._preview.text)
            self._app.copyText(words, copied_text(self._format.value), self._gallery_name())

    # -- pictures

    @Property(int, notify=picturesChanged)
    def pictureVersion(self) -> int:
        return self._thumbnails

    def _thumbnail_ready(self, _: int) -> None:
        if self._preview.pictures:
            self._thumbnails += 1
            self.picturesChanged.emit()

    @Slot(int, int, result=str)
    def pictureUrl(self, file_id: int, _version: int) -> str:
        """Empty while there is none. Below 0: a sample."""
        return f"image://sample/{-file_id}" if file_id < 0 else self._store.thumbnail_url(file_id)

    # -- the gallery of the preview

    def _shown_gallery(self) -> int | None:
        """The one that was chosen, else the one that finished last, else none: then a made-up one is shown."""
        if self._has_chosen:
            return self._gallery_id if self._gallery_id in self._store.galleries else None
        if self._gallery_id not in self._store.galleries:
            rows = self._store.galleries.values()
            finished = [row for row in rows if row.state is GalleryState.COMPLETED and row.images]
            if not finished:
                return None
            self._gallery_id = max(finished, key=lambda row: row.finished_at or 0.0).id
            self.galleryChanged.emit()
        return self._gallery_id

    @Property(str, notify=galleryChanged)
    def galleryId(self) -> str:
        return str(self._gallery_id or SAMPLE)

    @Property(str, notify=galleryChanged)
    def galleryName(self) -> str:
        return self._gallery_name()

    def _gallery_name(self) -> str:
        row = self._store.galleries.get(self._gallery_id or 0)
        return row.name if row is not None else tr("Sample gallery")

    @Slot(str, result="QVariantList")
    def galleryChoices(self, words: str = "") -> list[dict[str, str]]:
        """Of all galleries those with these words in their name: first what finished last; without words the sample."""
        wanted = words.strip().casefold()
        rows = [row for row in self._store.galleries.values() if wanted in row.name.casefold()]
        rows = nlargest(MOST_GALLERIES, rows, key=lambda row: row.finished_at or 0.0)
        found = [{"id": str(row.id), "label": row.name} for row in rows]
        return found if wanted else [{"id": str(SAMPLE), "label": tr("Sample gallery")}, *found]

    @Slot(str)
    def chooseGallery(self, gallery_id: str) -> None:
        self._has_chosen = True
        self._gallery_id = int(gallery_id) or None if gallery_id.isdigit() else None
        self.galleryChanged.emit()
        self.preview()
