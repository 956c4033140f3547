"""Which galleries the list shows, and in what order: tab, search, states and sort order as one question to the rows.

A list of 100,000 rows is worked through in pieces: `steps` is a generator that pauses every few hundred rows. A thread
would not help: it holds the interpreter's lock, which each row that is drawn meanwhile has to wait for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from backend.protocol.links import links_state
from backend.protocol.rows import GalleryRow, GalleryState
from bridge.gallery_line import share
from bridge.search import UNCHECKED, Query, parse
from bridge.store import Store

PIECE = 500
"""Rows between two pauses: less than a millisecond of filtering, three of making keys."""
SORTED_PIECE = 4_000

ATTENTION = frozenset({GalleryState.INCOMPLETE, GalleryState.FAILED})
SEARCH_FIELDS = frozenset(
    {"name", "tab_id", "template_id", "hosts"} | {f"custom{i}" for i in range(1, 5)} | {f"ext{i}" for i in range(1, 5)}
)

_FILTER_FIELDS = SEARCH_FIELDS | {"state", "size_bytes", "checks"}

_STATE_ORDER = {state: i for i, state in enumerate(GalleryState)}
_DIGITS = re.compile(r"0*([0-9]+)")
Key = TypeVar("Key", int, str)
Passes = Callable[[GalleryRow], bool]
_NameTexts = tuple[dict[int, str], dict[str, str], dict[str, str]]


def _by_value(match: re.Match[str]) -> str:
    """A number as text that sorts before all letters and by its value: how many digits it has, then these."""
    digits = match[1]
    return f"\x01{chr(min(len(digits), 0xD7FF))}{digits}"


def natural_text(name: str) -> str:
    """The order of `natural` as one string, which sorts five times as fast."""
    return _DIGITS.sub(_by_value, unicodedata.normalize("NFC", name).casefold())


SORT_KEYS: dict[str, Callable[[GalleryRow], Any]] = {
    "queue": lambda row: row.position,
    "name": lambda row: natural_text(row.name),
    "added": lambda row: row.added_at,
    "state": lambda row: (_STATE_ORDER[row.state], row.position),
    "size": lambda row: row.size_bytes,
    "progress": lambda row: (share(row), row.position),
}

_SORT_FIELDS: dict[str, frozenset[str]] = {
    "queue": frozenset({"position"}),
    "name": frozenset({"name"}),
    "added": frozenset(),
    "state": frozenset({"state", "position"}),
    "size": frozenset({"size_bytes"}),
    "progress": frozenset({"done_bytes", "total_bytes", "state", "scanned", "to_scan"}),
}


def _ids_named(word: str, names: Mapping[Key, str]) -> frozenset[Key]:
    """Ids whose name holds the folded word."""
    return frozenset(i for i, name in names.items() if word in name.casefold())


def _named(words: Iterable[str], names: Mapping[Key, str]) -> frozenset[Key]:
    return frozenset[Key]().union(*(_ids_named(word, names) for word in words))


def _narrows(before: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether all that has these words had those before."""
    return all(any(old in word for word in words) for old in before)


class GalleryOrder:
    """GUI thread. What filters and sorts is set from outside; `changed_by` tells it of changes in the store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.tab_id = 0
        self.search_text = ""
        self.query = Query()
        self.states: frozenset[str] = frozenset()
        self.attention_only = False
        self.sort_key = "queue"
        self.descending = False
        self.sorted_ids: list[int] | None = None
        """All ids in the order that was chosen; None once something of it has changed."""
        self._version = 0
        self._haystacks: dict[int, str] = {}
        self._names = self._names_now()
        self._choices = self._template_choices()
        self._last: tuple[object, tuple[str, ...], list[int]] | None = None
        """What was found last: for what filter, for which words, and the ids, as long as nothing has changed."""

    # -- what is asked for

    def set_search(self, text: str) -> bool:
        """True when it means something else than before."""
        self.search_text = text
        query = parse(text)
        changed = query != self.query
        self.query = query
        return changed

    def set_sort(self, key: str, descending: bool) -> bool:
        """True for another order. A word that is none is passed over."""
        if key not in SORT_KEYS or (key, descending) == (self.sort_key, self.descending):
            return False
        self.sort_key, self.descending = key, descending
        self.sort_again()
        return True

    @property
    def is_filtered(self) -> bool:
        return bool(self.tab_id or self.states or self.attention_only or not self.query.is_empty)

    # -- what the store tells

    def sort_again(self) -> None:
        self.sorted_ids = None
        self._changed()

    def _changed(self) -> None:
        self._version += 1
        self._last = None

    def _names_now(self) -> _NameTexts:
        names = self._store.names
        return (
            {i: tab.name for i, tab in names.tabs.items()},
            {i: template.name for i, template in names.templates.items()},
            {i: f"{i}\n{host.code}\n{host.name}" for i, host in names.hosts.items()},
        )

    def _template_choices(self) -> tuple[object, ...]:
        """What decides which template a gallery has, apart from itself."""
        names = self._store.names
        return (
            names.default_template,
            [(tab.id, tab.template_id) for tab in names.tabs.values() if tab.template_id],
            [(host.id, host.template_id) for host in names.hosts.values() if host.template_id],
        )

    def names_changed(self) -> bool:
        """Tabs, hosts or templates are others: whether this list looks at their names."""
        names, choices = self._names_now(), self._template_choices()
        if (names, choices) == (self._names, self._choices):
            return False
        self._names, self._choices = names, choices
        self._haystacks.clear()
        self._changed()
        query = self.query
        return bool(query.tabs or query.hosts or query.templates or query.words)

    def forget_all(self) -> None:
        self._haystacks.clear()
        self.sort_again()

    def forget(self, gone: set[int]) -> None:
        for gallery_id in gone:
            self._haystacks.pop(gallery_id, None)
        if self.sorted_ids is not None:
            self.sorted_ids = [i for i in self.sorted_ids if i not in gone]
        self._changed()

    def added(self, ids: Iterable[int]) -> None:
        """At the end of the order that was chosen."""
        if self.sorted_ids is not None:
            self.sorted_ids.extend(ids)
        self._last = None

    def text_changed(self, gallery_id: int) -> None:
        self._haystacks.pop(gallery_id, None)

    def changed_by(self, fields: frozenset[str]) -> bool:
        """Whether changes of these fields can lead to another list."""
        if fields & _FILTER_FIELDS:
            self._last = None
        if fields & _SORT_FIELDS[self.sort_key]:
            self.sort_again()
            return True
        if self.tab_id and "tab_id" in fields:
            return True
        if (self.states or self.attention_only or self.query.states) and "state" in fields:
            return True
        if self.query.is_empty:
            return False
        return bool(fields & SEARCH_FIELDS) or "size_bytes" in fields

    def fold(self, row: GalleryRow) -> str:
        """What words are looked for in, without case: the row's own texts, and its tab, template and hosts."""
        known = self._haystacks.get(row.id)
        if known is not None:
            return known
        tabs, templates, hosts = self._names
        parts = (
            row.name, row.custom1, row.custom2, row.custom3, row.custom4, row.ext1, row.ext2, row.ext3, row.ext4,
            tabs.get(row.tab_id), templates.get(self._store.names.template_of(row)[0]),
            *[hosts.get(host.host_id) for host in row.hosts],
        )  # fmt: skip
        text = "\n".join(filter(None, parts)).casefold()
        self._haystacks[row.id] = text
        return text

    # -- the answer

    def question(self) -> Passes | None:
        """Everything that filters, as one question to a row; None when all rows are shown."""
        words, rest = self.query.words, self._question_but_words()
        if not words:
            return rest
        return lambda row: (rest is None or rest(row)) and bool(self._with_words([row.id], words))

    def _with_words(self, ids: list[int], words: tuple[str, ...]) -> list[int]:
        """Those of these galleries whose texts hold all words. This is where a search spends its time."""
        haystacks, galleries, fold = self._haystacks, self._store.galleries, self.fold
        for word in words:
            ids = [i for i in ids if word in (haystacks.get(i) or fold(galleries[i]))]
        return ids

    def _question_but_words(self) -> Passes | None:
        query = self.query
        if not (self.tab_id or self.states or self.attention_only) and replace(query, words=()).is_empty:
            return None
        tab_id, states, attention = self.tab_id, self.states | query.states, self.attention_only
        if self.states and query.states:
            states = self.states & query.states
        narrows_states = bool(self.states or query.states)
        tab_names, templates, host_texts = self._names
        wanted_tabs = _named(query.tabs, tab_names)
        wanted_hosts = _named(query.hosts, host_texts)
        wanted_templates = _named(query.templates, templates)
        template_of = self._store.names.template_of

        def passes(row: GalleryRow) -> bool:
            if tab_id and row.tab_id != tab_id:
                return False
            if attention and row.state not in ATTENTION:
                return False
            if narrows_states and row.state.value not in states:
                return False
            if query.smallest is not None and row.size_bytes < query.smallest:
                return False
            if query.largest is not None and row.size_bytes > query.largest:
                return False
            if query.tabs and row.tab_id not in wanted_tabs:
                return False
            if query.templates and template_of(row)[0] not in wanted_templates:
                return False
            if query.links and (links_state(row.checks) or UNCHECKED) not in query.links:
                return False
            return not query.hosts or any(host.host_id in wanted_hosts for host in row.hosts)

        return passes

    def steps(self) -> Generator[None, None, list[int]]:
        """Work out the list, a piece between two pauses; what changes meanwhile may be in it or not."""
        galleries = self._store.galleries
        ordered = self.sorted_ids
        if ordered is None:
            version = self._version
            ordered = yield from self._sort()
            if version == self._version:
                self.sorted_ids = ordered
        if not self.is_filtered:
            return list(ordered)
        passes = self._question_but_words()
        asked = (replace(self.query, words=()), self.tab_id, self.states, self.attention_only)
        words, version, last = self.query.words, self._version, self._last
        if last is not None and last[0] == asked and _narrows(last[1], words):
            ordered = last[2]  # one letter more: only what was found can still be
        found: list[int] = []
        for start in range(0, len(ordered), PIECE):
            piece = [i for i in ordered[start : start + PIECE] if i in galleries]
            if passes is not None:
                piece = [i for i in piece if passes(galleries[i])]
            found += self._with_words(piece, words) if words else piece
            yield
        if version == self._version:
            self._last = (asked, words, found)
        return found

    def _sort(self) -> Generator[None, None, list[int]]:
        """Pieces are sorted by themselves; the sort of the whole finds these runs and only merges them."""
        key, reverse = SORT_KEYS[self.sort_key], self.descending
        rows = list(self._store.galleries.values())
        keys: dict[int, Any] = {}
        ids: list[int] = []
        for start in range(0, len(rows), SORTED_PIECE):
            piece = rows[start : start + SORTED_PIECE]
            for at in range(0, len(piece), PIECE):
                for row in piece[at : at + PIECE]:
                    keys[row.id] = key(row)
                yield
            ids += sorted((row.id for row in piece), key=keys.__getitem__, reverse=reverse)
            yield
        ids.sort(key=keys.__getitem__, reverse=reverse)
        return ids

    def now(self) -> list[int]:
        """The list in one go."""
        work = self.steps()
        while True:
            try:
                next(work)
            except StopIteration as end:
                found: list[int] = end.value
                return found
