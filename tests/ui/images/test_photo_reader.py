from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from photoclust.errors import UnreadablePhoto
from ui.images.photo_reader import read_crop, read_photo

STRESS = """
import faulthandler, gc, sys, threading, time
from pathlib import Path

faulthandler.enable()
faulthandler.dump_traceback_later(30, exit=True)
gc.disable()  # as in the window: see ui.shell.garbage_collection

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication

from ui.images.photo_reader import read_crop, read_photo

application = QGuiApplication(sys.argv[:1])
sys.setswitchinterval(0.0005)
path = Path(sys.argv[1])
data = path.read_bytes()
end = time.monotonic() + 2


def read():
    while time.monotonic() < end:
        read_crop(data)
        read_photo(path)


workers = [threading.Thread(target=read) for _ in range(2)]
for worker in workers:
    worker.start()
while time.monotonic() < end:
    kept = []
    for _ in range(20):
        timer, loop = QTimer(), QEventLoop()
        timer.timeout.connect(loop.quit)
        timer.destroyed.connect(loop.quit)
        timer.start(0)
        loop.exec()
        kept.append(timer)
        del loop
for worker in workers:
    worker.join()
"""


def jpeg(path: Path) -> Path:
    Image.new("RGB", (60, 40), (200, 10, 10)).save(path, "JPEG")
    return path


@pytest.mark.parametrize("name", ["right.jpg", "WRONG.PNG", "wrong.webp", "none.tiff"])
def test_a_photo_is_what_its_bytes_say(tmp_path: Path, name: str) -> None:
    image = read_photo(jpeg(tmp_path / name))
    assert (image.width(), image.height()) == (60, 40)
    assert image.pixelColor(30, 20).red() == pytest.approx(200, abs=5)


@pytest.mark.parametrize("data", [b"", b"junk", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_what_is_no_photo(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bad.png"
    path.write_bytes(data)
    with pytest.raises(UnreadablePhoto):
        read_photo(path)
    assert read_crop(data).isNull()


def test_a_crop() -> None:
    file = io.BytesIO()
    Image.new("RGB", (160, 160)).save(file, "JPEG")
    assert read_crop(file.getvalue()).width() == 160


@pytest.mark.parametrize("name", ["right.jpg", "wrong.png"])
def test_workers_that_read_never_wait_for_the_window_for_ever(tmp_path: Path, name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STRESS, str(jpeg(tmp_path / name))],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
