"""Power cuts while the notebook is saved: `python tests/bench/campaign/power.py [--cuts 100]`, as root on Linux.

README.md tells how a cut is made, what this shows and what it does not.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from bench.campaign.kills import DEVICES, LIFE, NOTES, Saved, Writers, begin

SIZE = 32 << 20
"""Bytes of the file system."""
COPIES = 20
"""How often a copy of it is tried before the system has let it alone for that long."""


@contextmanager
def mounted(image: Path, folder: Path) -> Iterator[Path]:
    """The file system in `image`."""
    folder.mkdir(exist_ok=True)
    subprocess.run(["mount", "-o", "loop", image, folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def cut(image: Path, copy: Path) -> None:
    """What is on the drive at one moment: a copy that two readings agree on."""
    before = b""
    for _ in range(COPIES):
        present = image.read_bytes()
        if present == before:
            copy.write_bytes(present)
            return
        before = present
    raise RuntimeError("the file system never came to rest")


def campaign(folder: Path, cuts: int) -> str:
    """Cut so many times and say what was lost."""
    image, chance, total = folder / "drive.img", random.Random(time.time_ns()), Saved()
    image.write_bytes(bytes(SIZE))
    subprocess.run(["mkfs.ext4", "-q", "-F", image], check=True)
    with mounted(image, folder / "drive") as drive, Writers() as process:
        for number in range(cuts):
            path = drive / "work" / "notes.json"
            shutil.rmtree(path.parent, ignore_errors=True)
            path.parent.mkdir()
            saved = begin(path)
            os.sync()
            started = process.start(path, DEVICES[: chance.randrange(1, 3)], chance.randrange(1 << 30))
            time.sleep(chance.uniform(*LIFE))
            for writer in started:
                os.kill(writer, signal.SIGSTOP)
            cut(image, folder / "cut.img")
            process.kill(started, saved)
            with mounted(folder / "cut.img", folder / "cut") as found:
                for sentence in saved.compare(found / "work" / "notes.json"):
                    print(f"cut {number + 1}: {sentence}", flush=True)
            total.saves += saved.saves - NOTES
            total.lost += saved.lost
            total.unreadable += saved.unreadable
    said = f"{total.lost} acknowledged saves lost, {total.unreadable} unreadable files"
    return f"{cuts} power cuts, {total.saves} saves: {said}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cuts", type=int, default=100)
    wishes = parser.parse_args()
    memory = Path("/dev/shm")
    with TemporaryDirectory(prefix="leeslamp-power-", dir=memory if memory.is_dir() else None) as folder:
        print(campaign(Path(folder), wishes.cuts))


if __name__ == "__main__":
    main()
