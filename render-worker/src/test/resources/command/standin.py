"""What the stand-ins share: Python's standard library only, ffmpeg from PATH."""
import os
import subprocess
import sys
import time

MODE = open("standin-mode").read().strip() if os.path.exists("standin-mode") else "ok"


def bar(done, total, description=""):
    """A progress bar as tqdm draws it: on stderr, each over the one before."""
    width = 10 * done // total
    prefix = description + ": " if description else ""
    sys.stderr.write("\r%s%3d%%|%-10s| %d/%d [00:05<00:06,  8.90it/s]" % (
        prefix, 100 * done // total, "\u2588" * width, done, total))
    sys.stderr.flush()


def bars(total, description="", pause=0.0):
    for done in range(total + 1):
        bar(done, total, description)
        time.sleep(pause)
    sys.stderr.write("\n")


def anywhere():
    """What may happen to every program that needs a graphics card."""
    if MODE == "import_error":
        raise ModuleNotFoundError("No module named 'mmpose'")
    if MODE == "oom":
        raise RuntimeError("CUDA out of memory. Tried to allocate 2.00 GiB")
    if MODE == "no_gpu":
        raise RuntimeError("No CUDA GPUs are available")
    if MODE == "killed":
        os.kill(os.getpid(), 9)
    if MODE == "hang_among_bars":
        # tqdm's monitor draws the bar again and again while the work stands still.
        while True:
            bar(3, 10)
            time.sleep(0.05)
    if MODE == "children":
        # One in the group of its parent, one that has left it.
        subprocess.Popen(["sleep", "600"])
        subprocess.Popen(["sh", "-c", "sleep 600; true"], start_new_session=True)
    if MODE == "silent":
        time.sleep(600)


def seconds(path):
    """Length of a PCM wav file."""
    import wave
    with wave.open(path) as wav:
        return wav.getnframes() / wav.getframerate()
