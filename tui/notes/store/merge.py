"""Two copies of the tables made one: field by field, the later change wins.

A record with `changed` (field → [time, device]) is a last-writer-wins register per field; one that only says when it
was `updated` is one register (Shapiro et al., *Conflict-free Replicated Data Types*, 2011). So merging is commutative,
associative and idempotent, but for words changed on both sides: both are kept, and the order of three such merges
shows in the text.
"""

from __future__ import annotations

import json
from typing import Any

from tui.notes.store.bodies import merge_texts
from tui.notes.store.form import Record, Records, Tables

Stamp = tuple[str, str]
"""Time and device; what was never changed is older than any change."""

_NEVER: Stamp = ("", "")
_BOOKS = frozenset({"changed", "updated", "device", "kind"})
"""Fields that tell of the others; they are worked out anew."""
_ABSENT = object()


def merge_tables(ours: Tables, theirs: Tables, base: Tables | None = None, *, prefer_theirs: bool = False) -> Tables:
    """Every record of both; one that only one side has stays, for absence does not tell who took it out.

    `base` is what both were made from, if that is known; `prefer_theirs` as for `merge_record`.
    """
    old = base or {}
    return {
        name: _merge_records(ours.get(name, {}), theirs.get(name, {}), old.get(name, {}), prefer_theirs)
        for name in sorted(ours.keys() | theirs.keys())
    }


def _merge_records(ours: Records, theirs: Records, base: Records, prefer_theirs: bool) -> Records:
    both = {
        key: merge_record(ours[key], record, base.get(key), prefer_theirs=prefer_theirs)
        for key, record in theirs.items()
        if key in ours
    }
    return {**theirs, **ours, **both}


def news_in(theirs: Records, ours: Records) -> Records:
    """What is not in `ours` as it is once `theirs` was taken in."""
    merged = _merge_records(ours, theirs, {}, prefer_theirs=False)
    return {key: record for key in theirs if (record := merged[key]) != ours.get(key)}


def merge_record(ours: Record, theirs: Record, base: Record | None = None, *, prefer_theirs: bool = False) -> Record:
    """One record of two; `ours` or `theirs` itself where nothing of the other is new.

    Of values with the same stamp the one whose JSON sorts last stays, so that both sides agree; with `prefer_theirs`
    that of `theirs`, for a copy that was changed by hand or is known to be the later one.
    """
    if ours == theirs:
        return ours
    if "updated" in ours and "updated" in theirs and not ("changed" in ours or "changed" in theirs):
        return theirs if _is_later(_whole(ours), ours, _whole(theirs), theirs, prefer_theirs) else ours
    merged = _Merge(ours, theirs, base, prefer_theirs).record()
    return next((side for side in (ours, theirs) if side == merged), merged)


class _Merge:
    """Two different records with stamps per field."""

    def __init__(self, ours: Record, theirs: Record, base: Record | None, prefer_theirs: bool) -> None:
        self.ours, self.theirs, self.base, self.prefer_theirs = ours, theirs, base, prefer_theirs
        self.our_stamps, self.their_stamps = stamps(ours), stamps(theirs)
        self.result: Record = {}
        self.changed: dict[str, Stamp] = {
            name: max(self.our_stamps.get(name, _NEVER), self.their_stamps.get(name, _NEVER))
            for name in {**self.our_stamps, **self.their_stamps}
        }

    def record(self) -> Record:
        for name in {**self.ours, **self.theirs}:
            if name == "seen":
                continue
            value = self._books(name) if name in _BOOKS else self._field(name)
            if value is not _ABSENT:
                self.result[name] = value
        if seen := self._seen():
            self.result["seen"] = seen
        deleted = self.result.get("deleted")
        if isinstance(deleted, str) and self._was_revived(deleted):
            self.result["deleted"] = None
        if "kind" in self.result and "bookmark" not in (self.ours.get("kind"), self.theirs.get("kind")):
            self.result["kind"] = "note" if self.result.get("note") else "highlight"
        return self.result

    def _books(self, name: str) -> Any:
        if name == "changed":
            return {field: list(stamp) for field, stamp in sorted(self.changed.items())}
        return max((self.ours, self.theirs), key=_whole).get(name, _ABSENT)

    def _seen(self) -> dict[str, str]:
        """What both texts had before them; the stamp of the present one is in `changed` already."""
        seen = _joined(_versions(self.ours), _versions(self.theirs))
        at, device = self.changed.get("note", _NEVER)
        return {name: time for name, time in seen.items() if (time, name) != (at, device)}

    def _field(self, name: str) -> Any:
        ours, theirs = self.ours.get(name, _ABSENT), self.theirs.get(name, _ABSENT)
        if ours == theirs:
            return ours
        if name == "tags" and _are_texts(ours, theirs, self._base(name)):
            return self._tags(self._base(name), ours, theirs)
        if name == "note" and isinstance(ours, str) and isinstance(theirs, str):
            return self._body(ours, theirs)
        return self._later(name, ours, theirs)

    def _base(self, name: str) -> Any:
        return None if self.base is None else self.base.get(name)

    def _later(self, name: str, ours: Any, theirs: Any) -> Any:
        mine, other = self.our_stamps.get(name, _NEVER), self.their_stamps.get(name, _NEVER)
        if mine == other:  # a field without a stamp is as old as the record
            mine, other = _whole(self.ours), _whole(self.theirs)
        return theirs if _is_later(mine, ours, other, theirs, self.prefer_theirs) else ours

    def _tags(self, base: list[str], ours: list[str], theirs: list[str]) -> list[str]:
        gone = (set(base) - set(ours)) | (set(base) - set(theirs))
        first = self._later("tags", ours, theirs)
        both = dict.fromkeys([*first, *(theirs if first is ours else ours)])
        return [tag for tag in both if tag not in gone]

    def _body(self, ours: str, theirs: str) -> str:
        base = self._base("note")
        if base in (ours, theirs):
            return theirs if base == ours else ours
        mine, other = _versions(self.ours), _versions(self.theirs)
        has_theirs, has_ours = _contains(mine, other), _contains(other, mine)
        if base is None and has_theirs != has_ours:
            return ours if has_theirs else theirs
        later: str = self._later("note", ours, theirs)
        if base is None and has_theirs:
            return later
        first, second = (self.ours, self.theirs) if later is ours else (self.theirs, self.ours)
        return merge_texts(base, first["note"], second["note"], _signed(first), _signed(second))

    def _was_revived(self, deleted: str) -> bool:
        """Whether something was changed after it was deleted, in ignorance of that."""
        at = self.changed.get("deleted", (deleted, ""))[0]
        return any(other > at for other, _ in self.changed.values())


def stamps(record: Record) -> dict[str, Stamp]:
    """Time and device of the last change of each field that was changed; entries that are none are left out."""
    changed = record.get("changed")
    if not isinstance(changed, dict):
        return {}
    return {
        name: (stamp[0], stamp[1])
        for name, stamp in changed.items()
        if isinstance(stamp, list | tuple) and len(stamp) == 2 and all(isinstance(part, str) for part in stamp)
    }


def _versions(record: Record) -> dict[str, str]:
    """Per device the last of its texts that is in this one, or was before it: a version vector."""
    seen = record.get("seen")
    told = {device: at for device, at in seen.items() if isinstance(at, str)} if isinstance(seen, dict) else {}
    own = stamps(record).get("note")
    return _joined(told, {own[1]: own[0]}) if own else told


def _contains(vector: dict[str, str], other: dict[str, str]) -> bool:
    return all(vector.get(device, "") >= at for device, at in other.items())


def _joined(*vectors: dict[str, str]) -> dict[str, str]:
    """For each device the latest."""
    devices = sorted({device for vector in vectors for device in vector})
    return {device: max(vector.get(device, "") for vector in vectors) for device in devices}


def _whole(record: Record) -> Stamp:
    return str(record.get("updated", "")), str(record.get("device", ""))


def _is_later(mine: Stamp, ours: Any, other: Stamp, theirs: Any, prefer_theirs: bool) -> bool:
    """Whether `theirs` stays."""
    if mine != other:
        return other > mine
    return prefer_theirs or _order(theirs) > _order(ours)


def _order(value: Any) -> tuple[int, str]:
    """Nothing before null before the rest: of two equal stamps that which says something stays."""
    if value is _ABSENT or value is None:
        return int(value is None), ""
    return 2, json.dumps(value, sort_keys=True)


def _are_texts(*values: Any) -> bool:
    return all(isinstance(value, list) and all(isinstance(item, str) for item in value) for value in values)


def _signed(record: Record) -> str:
    at, device = stamps(record).get("note", _whole(record))
    return ", ".join(part for part in (device, at[:10]) if part)
