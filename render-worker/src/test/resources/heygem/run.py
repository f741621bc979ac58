"""Stands in for run.py of HeyGem's command-line port, which needs a graphics card and models that no test has.

It keeps to what the real program was seen to do, in its own words on its own streams: the order and the form of
every line, the example instead of a missing input, the task code that is always 1004, names that it hands to a shell
without quotes, relative paths, directories that it does not make, children that outlive their parent and hold its
pipes, the ten seconds that it waits for nothing at its end, and the exit code 0 after a failure. Instead of a face it
renders the video as it is: looped from its start, silent at first, then with the audio. Nothing of the real program's
code is in here.

What goes wrong is told by stand-in.json beside it: {"mode": "ok", ...}; whatever is left out is as in the real program.
"""

import argparse
import configparser
import json
import logging
import multiprocessing
import os
import queue
import re
import signal
import subprocess
import sys
import time
import wave

import service

CODE = "1004"
BATCH = 4
FOR_EVER = 3600
FORMAT = "[%(asctime)s] [%(filename)s[line:%(lineno)d]] [%(levelname)s] [%(message)s]"

with open("stand-in.json", encoding="utf-8") as file:
    ORDERS = json.load(file)
MODE = ORDERS.get("mode", "ok")


class Config:
    """The relative file that the real program reads."""

    def __init__(self):
        parser = configparser.ConfigParser()
        with open("config/config.ini", encoding="utf-8") as file:
            parser.read_file(file)
        self.log = os.path.join(parser["log"]["log_dir"], parser["log"]["log_file"])
        self.temp = parser["temp"]["temp_dir"]
        self.result = parser["result"]["result_dir"]

    def in_temp(self, name):
        return os.path.join(self.temp, name)


def start_logging(config):
    logging.basicConfig(level=logging.INFO, format=FORMAT, datefmt="%Y-%m-%d %H:%M:%S")
    to_file = logging.FileHandler(config.log, encoding="utf-8")
    to_file.setFormatter(logging.Formatter(FORMAT))
    logging.getLogger().addHandler(to_file)
    return logging.getLogger("stand-in")


class TaskFailed(Exception):
    """What the real program catches, logs, and ends with exit code 0 for."""


def hang():
    time.sleep(FOR_EVER)


# ---- the children ----


def init_wh_process(inbox, outbox):
    """Lives as long as the program; its shell outlives it."""
    log = start_logging(Config())
    log.info(">>> init_wh_process进程启动")
    subprocess.Popen("sleep %d; true" % FOR_EVER, shell=True)
    while True:
        inbox.get()
        if MODE == "init_wh":
            log.error("[%s]init_wh exception: list index out of range", CODE)
        elif MODE != "no_gpu":
            outbox.put(0.8809176216714891)


def audio_transfer(inbox, outbox):
    """Makes the frames."""
    log = start_logging(Config())
    print("----------------- Options ---------------", flush=True)
    print("                 batch_size: 16", flush=True)
    print("----------------- End -------------------", flush=True)
    log.info(">>> 数字人图片处理进程启动")
    while True:
        frame = inbox.get()
        if frame < 0:
            log.info(">>> audio_transfer get exception msg:-1")
            outbox.put((True, None, None))
            log.info("[%s]任务数字人图片处理已完成", CODE)
            continue
        log.info(">>> audio_transfer get message:4")
        stumble_among_frames(log, frame, outbox)
        time.sleep(ORDERS.get("frame_seconds", 0) * BATCH)
        print("\r4/4", end="", flush=True)
        log.info("audio_transfer >>>>>>>>>>> 发送完成数据大小:4, frameId:%d, cost:%s", frame, 0.948575258255005)
        outbox.put(([], None, frame))


def stumble_among_frames(log, frame, outbox):
    if frame <= 2 * BATCH:
        return
    if MODE == "oom":
        print("Traceback (most recent call last):", file=sys.stderr)
        print("RuntimeError: CUDA out of memory. Tried to allocate 20.00 MiB (GPU 0; 5.79 GiB total capacity)", file=sys.stderr, flush=True)
        hang()
    if MODE == "oom_onnx":
        print("2026-01-01 00:00:00.1 [E:onnxruntime:, sequential_executor.cc:346 Execute] CUDA failure 2: out of memory ; GPU=0", file=sys.stderr, flush=True)
        hang()
    if MODE == "hang":
        hang()
    if MODE == "killed":
        os.kill(os.getppid(), signal.SIGKILL)
        hang()
    if MODE == "face":
        outbox.put((False, "数字人处理失败，失败原因:['landmarks']", None))
        hang()


def drivered_video(total, transfer):
    """Feeds the frames, ahead of those that are made."""
    log = start_logging(Config())
    log.info("[%s]任务视频驱动队列启动 batch_size:%d, len:%d", CODE, BATCH, total)
    print("in template video function", flush=True)
    log.info("drivered_video >>>>>>>>>>>>>>>>>>>> 开始循环")
    for frame in range(BATCH, total + 1, BATCH):
        log.info("drivered_video >>>>>>>>>>>>>>>>>>>> 发送数据大小:[4], current_idx:%d", frame)
        transfer.put(frame)
        if MODE == "queue_full" and frame > 2 * BATCH:
            log.error("[%s]任务视频驱动队列满，严重阻塞，下游队列异常", CODE)
            return
        if MODE == "queue_broken" and frame > 2 * BATCH:
            log.error("[%s]任务视频驱动队列异常，异常信息:[Expected more than 1 value]", CODE)
            return
    log.info("append imgs over")
    transfer.put(-1)
    log.info("drivered_video >>>>>>>>>>>>>>>>>>>> 发送数据结束")
    log.info("[%s]任务预处理进程结束", CODE)


def write_video(frames, results, audio, total):
    config = Config()
    log = start_logging(config)
    silent = config.in_temp(CODE + "-t.mp4")
    result = os.path.join(config.result, CODE + "-r.mp4")
    print("Custom VideoWriter init done", flush=True)
    try:
        state = None
        while state is not True:
            state, reason, _ = frames.get()
            if state is False:
                log.error("Custom VideoWriter [%s]任务视频帧队列 -> 异常原因:[%s]", CODE, reason)
                raise TaskFailed(reason)
        log.info("Custom VideoWriter [%s]视频帧队列处理已结束", CODE)
        subprocess.call(
            "ffmpeg -loglevel error -y -stream_loop -1 -i %s -frames:v %d -c:v mpeg4 %s"
            % (config.in_temp(CODE + "_format.mp4"), total, silent),
            shell=True,
        )
        log.info("Custom VideoWriter Silence Video saved in %s", os.path.realpath(silent))
        command = "ffmpeg -loglevel warning -y -i %s -i %s -c:a aac -c:v libx264 -crf 15 -strict -2 %s" % (
            audio,
            silent,
            result,
        )
        log.info("Custom command:%s", command)
        if MODE == "no_marker":
            os._exit(1)
        if MODE == "ffmpeg_fails":
            os.remove(silent)
        if MODE != "marker_without_file":
            subprocess.call(command, shell=True)
        if MODE == "empty_file":
            open(result, "w").close()
        if MODE == "link_out":
            os.replace(result, ORDERS["elsewhere"])
            os.symlink(ORDERS["elsewhere"], result)
        print("###### Custom Video Writer write over", flush=True)
        print("###### Video result saved in %s" % told(result), flush=True)
        # Never reached in the real program either: its parent waits for it in vain.
        sys.exit(0)
    except TaskFailed as failure:
        log.error("Custom VideoWriter [%s]视频帧队列处理异常结束，异常原因:[%s]", CODE, failure)
        results.put([False, str(failure)])
    log.info("Custom VideoWriter 后处理进程结束")


def told(result):
    if MODE == "elsewhere":
        os.replace(result, ORDERS["elsewhere"])
        return ORDERS["elsewhere"]
    return os.path.abspath(result) if MODE == "link_out" else os.path.realpath(result)


# ---- the parent ----


class Task:
    """What the closed part of the real program does."""

    def __init__(self, log, config):
        self.log = log
        self.config = config
        log.info("TransDhTask init")
        stumble_while_loading()
        self.measure, self.measured = multiprocessing.Queue(), multiprocessing.Queue()
        self.feed, self.frames = multiprocessing.Queue(10 if MODE != "queue_full" else 1000), multiprocessing.Queue()
        start(init_wh_process, self.measure, self.measured)
        start(audio_transfer, self.feed, self.frames)

    def work(self, audio, video):
        started = time.time()
        if MODE != "no_echo":
            self.log.info("任务:%s -> audio_url:%s  video_url:%s", CODE, audio, video)
        try:
            self.render(audio, video)
        except (TaskFailed, queue.Empty) as failure:
            self.log.error("[%s]任务执行失败，异常信息:[%s]", CODE, failure, exc_info=True)
        self.log.info(">>> 任务:%s 耗时:%s ", CODE, time.time() - started)

    def render(self, audio, video):
        print("--------------------> download cost: 3.337860107421875e-06", flush=True)
        fps, total = self.preprocess(audio, video)
        print(">>> 777   %d" % fps, flush=True)
        self.listen()
        self.measure.put(video)
        if MODE == "multiple_faces":
            raise TaskFailed("存在多人脸")
        measured = self.measured.get(timeout=ORDERS.get("model_seconds", 10))
        self.log.info("[%s]init_wh result :[%s]， cost: 8.382684469223022 s", CODE, measured)
        self.log.info("[%s] -> wh: [%s]", CODE, measured)
        results = multiprocessing.Queue()
        start(drivered_video, total, self.feed)
        writer = start(write_video, self.frames, results, audio, total)
        if MODE == "exit_among_frames":
            os._exit(1)
        writer.join()
        try:
            results.get(timeout=ORDERS.get("dead_wait_seconds", 10))
        except queue.Empty:
            pass

    def preprocess(self, audio, video):
        format_video = self.config.in_temp(CODE + "_format.mp4")
        format_audio = self.config.in_temp(CODE + "_format.wav")
        self.run("video", "ffmpeg -loglevel warning -i %s -crf 15 -vcodec copy -an -y %s" % (video, format_video))
        if MODE == "format_video" or not os.path.exists(format_video):
            self.refuse("format video error")
        self.run(
            "audio",
            "ffmpeg -loglevel warning -i %s -ac 1 -ar 16000 -acodec pcm_s16le -y  %s" % (audio, format_audio),
        )
        print("Guessed Channel Layout for Input Stream #0.0 : mono", file=sys.stderr, flush=True)
        if MODE == "format_audio" or not os.path.exists(format_audio):
            self.refuse("format audio error")
        self.log.info("[%s] -> 预处理耗时:0.35927414894104004s", CODE)
        fps = frame_rate(format_video)
        with wave.open(format_audio) as sound:
            return fps, int(sound.getnframes() / sound.getframerate() * fps)

    def listen(self):
        if MODE == "audio_features":
            self.log.error("[%s]音频特征提取失败，异常信息:[division by zero]", CODE)
            raise TaskFailed("[%s]音频特征提取失败，异常信息:[division by zero]" % CODE)
        print("use_time: 0.7913632392883301 torch.Size([1, 169, 256])", flush=True)
        self.log.info("[%s] -> get_aud_feat1 cost:2.245649576187134s", CODE)

    def run(self, what, command):
        self.log.info("[%s] -> ffmpeg %s: %s", CODE, what, command)
        if MODE == "disk_full":
            print("av_interleaved_write_frame(): No space left on device", file=sys.stderr, flush=True)
            self.refuse("format video error")
        os.system(command)

    def refuse(self, why):
        self.log.error("[%s]预处理失败，异常信息:[%s]", CODE, why)
        raise TaskFailed("[%s]预处理失败，异常信息:[%s]" % (CODE, why))


def start(work, *arguments):
    process = multiprocessing.Process(target=work, args=arguments, daemon=True)
    process.start()
    return process


def frame_rate(video):
    probe = subprocess.run("ffmpeg -hide_banner -i %s" % video, shell=True, stderr=subprocess.PIPE)
    return round(float(re.search(r"([\d.]+) fps", probe.stderr.decode()).group(1)))


def stumble_while_loading():
    onnx = "2026-01-01 00:00:00.123456789 [%s] "
    if MODE == "cuda_library":
        print(
            onnx % "E:onnxruntime:Default, provider_bridge_ort.cc:1744 TryGetProviderInfo_CUDA"
            + "Failed to load library libonnxruntime_providers_cuda.so with error: "
            + "libcudnn.so.9: cannot open shared object file: No such file or directory",
            file=sys.stderr,
            flush=True,
        )
    if MODE == "cuda_provider":
        print(
            onnx % "W:onnxruntime:Default, onnxruntime_pybind_state.cc:870 CreateExecutionProviderInstance"
            + "Failed to create CUDAExecutionProvider. Please reference the GPU requirements page",
            file=sys.stderr,
            flush=True,
        )
    if MODE == "cuda_kernel":
        print("RuntimeError: CUDA error: cudaErrorNoKernelImageForDevice", file=sys.stderr, flush=True)


def main():
    if MODE == "silent":
        hang()
    if MODE == "wrong_python":
        print("请使用python3.8运行此程序")
        sys.exit(1)
    if MODE == "import_error":
        raise ImportError("cannot import name check_argument_types")
    parser = argparse.ArgumentParser()
    parser.add_argument("--audio_path", default="example/audio.wav")
    parser.add_argument("--video_path", default="example/video.mp4")
    given = parser.parse_args()
    time.sleep(ORDERS.get("load_seconds", 0))
    print("2026-01-01 00:00:00,123 - cv2box - INFO - Use default multi mode: multi-thread", file=sys.stderr, flush=True)
    # The only lines that the real program does not print: how it was started.
    print("service=" + service.__file__)
    names = ("CUDA_VISIBLE_DEVICES", "PYTHONUNBUFFERED", "LANG")
    print(*("%s=%s" % (name, os.environ.get(name)) for name in names), "encoding=" + sys.stdout.encoding)
    missing = MODE == "missing_input"
    audio = "example/audio.wav" if missing or not os.path.exists(given.audio_path) else given.audio_path
    video = "example/video.mp4" if missing or not os.path.exists(given.video_path) else given.video_path
    config = Config()
    Task(start_logging(config), config).work(audio, video)


if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    main()
