"""An engine in the place of fxtranslate's, for child processes, and files that stand for its model."""

from __future__ import annotations

STAND_IN = """
import codecs, fcntl, os, pathlib, time

class Cache:
    def __init__(self, cache_dir=None):
        self.folder = pathlib.Path(cache_dir)
    def pair_files(self, name):
        return [(path.name, path.stat().st_size, str(path)) for path in sorted((self.folder / name).iterdir())]

class Translator:
    def __init__(self, model, src_vocab, trg_vocab, shortlist=None):
        if model != b"model":
            raise ValueError("unsupported model")
        self.asked = 0
        self.alive = open(os.environ["ALIVE"], "w")
        fcntl.flock(self.alive, fcntl.LOCK_EX)  # gone when the process is
    def translate(self, text):
        self.asked += 1
        print("noise", flush=True)
        if text == "Hang.":
            time.sleep(5)
        if text == "Sterf.":
            os._exit(9)
        if text == "Paniek.":
            raise BaseException(text)
        return f"{os.getpid()} {self.asked}" if text == "Wie?" else codecs.encode(text, "rot13")

class discovery:
    def add_models(src, trg, cache_dir, progress):
        folder = pathlib.Path(cache_dir, f"{src}-{trg}")
        folder.mkdir(parents=True)
        (folder / "model.nlen.intgemm.alphas.bin").write_bytes(b"model")
        (folder / "vocab.nlen.spm").write_bytes(b"vocab")
"""
FILES = {
    "model.nlen.intgemm.alphas.bin": b"model",
    "vocab.nlen.spm": b"vocab",
    "lex.50.50.nlen.s2t.bin": b"lex",
}
