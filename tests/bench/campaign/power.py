"""The power cut at random moments: `sudo python tests/bench/campaign/power.py [--cuts 100] [--writers 1|2]`.

The notebook lies on an ext4 of its own on a loop device. At the cut that file system is stopped at once and nothing
more is written: what was not asked to be on the disk is lost. Then it is mounted again, as after a restart. With
`--unsynced` the writers ask for nothing; saves must then be lost, or this would show nothing.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import random
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from bench.campaign.kills import DEVICES, FRESH, LIFE, NOTES, Saved, Writers, begin

SIZE = 64 << 20
_SHUTDOWN = 0x8004587D
"""EXT4_IOC_SHUTDOWN."""
_NO_FLUSH = 2
"""EXT4_GOING_FLAGS_NOLOGFLUSH: as it would be without power."""


class Disk:
    """An ext4 whose power can be cut."""

    def __init__(self, image: Path, mounted: Path) -> None:
        self.folder = mounted
        self._image = image

    def mount(self) -> None:
        """Start it; ext4 replays what its own journal has."""
        subprocess.run(["mount", "-o", "loop", self._image, self.folder], check=True)

    def cut(self) -> None:
        """From here on nothing reaches the image."""
        root = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(root, _SHUTDOWN, struct.pack("I", _NO_FLUSH))
        finally:
            os.close(root)

    def unmount(self) -> None:
        """Stop it."""
        subprocess.run(["umount", self.folder], check=True)


@contextmanager
def disk(folder: Path) -> Iterator[Disk]:
    """A mounted disk in `folder`, gone afterwards."""
    image, mounted = folder / "ext4.img", folder / "disk"
    mounted.mkdir()
    with image.open("wb") as file:
        file.truncate(SIZE)
    subprocess.run(["mkfs.ext4", "-q", "-F", "-J", "size=4", image], check=True)
    made = Disk(image, mounted)
    made.mount()
    try:
        yield made
    finally:
        made.unmount()


def campaign(folder: Path, cuts: int, writers: int, *, synced: bool) -> str:
    """Cut the power so many times and say what was lost."""
    chance, total = random.Random(time.time_ns()), Saved()
    with disk(folder) as made, Writers() as process:
        for number in range(cuts):
            if number % FRESH == 0:
                path = made.folder / str(number) / "notes.json"
                path.parent.mkdir()
                saved = begin(path)
                os.sync()
            started = process.start(path, DEVICES[:writers], chance.randrange(1 << 30), sync=synced)
            time.sleep(chance.uniform(*LIFE))
            until = time.monotonic()  # in the race with the cut ext4 may call synced what it then drops
            made.cut()
            process.kill(started, saved, until)
            saved.failed.clear()  # nobody can write any more
            made.unmount()
            made.mount()
            wrong = saved.compare(path)
            for sentence in wrong if synced else ():
                print(f"cut {number + 1}: {sentence}", flush=True)
            if (number + 1) % FRESH == 0 or number + 1 == cuts:
                total.saves += saved.saves - NOTES
                total.lost += saved.lost
                total.unreadable += saved.unreadable
                print(f"{number + 1} of {cuts}: {total.saves} saves", flush=True)
    return f"{cuts} power cuts: {total.lost} acknowledged saves lost, {total.unreadable} unreadable files"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cuts", type=int, default=100)
    parser.add_argument("--writers", type=int, default=1, choices=(1, 2))
    parser.add_argument("--unsynced", action="store_true")
    wishes = parser.parse_args()
    if os.geteuid() != 0:
        parser.error("mounting a disk needs root")
    with TemporaryDirectory(prefix="leeslamp-power-") as folder:
        print(campaign(Path(folder), wishes.cuts, wishes.writers, synced=not wishes.unsynced))


if __name__ == "__main__":
    main()
