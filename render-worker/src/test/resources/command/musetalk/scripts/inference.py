"""Behaves as scripts/inference.py of MuseTalk does on the outside; written for tests, shares no code with it."""
import argparse
import glob
import os
import re
import shutil
import sys

sys.path.insert(0, os.getcwd())
from standin import MODE, anywhere, bars, seconds


def one(config, key):
    return re.search(r'^ +%s: "?([^"\n]+)"?$' % key, config, re.M).group(1)


def task(args, config):
    video, audio, name = one(config, "video_path"), one(config, "audio_path"), one(config, "result_name")
    if os.path.splitext(video)[1].lower() not in (".avi", ".mp4", ".mov", ".flv", ".mkv"):
        raise ValueError("%s should be a video file, an image file or a directory of images" % video)
    folder = os.path.join(args.result_dir, args.version)
    video_name, audio_name = os.path.basename(video).split(".")[0], os.path.basename(audio).split(".")[0]
    frames, made = os.path.join(folder, video_name), os.path.join(folder, video_name + "_" + audio_name)
    coordinates = os.path.join(args.result_dir, "../", video_name + ".pkl")
    os.makedirs(frames, exist_ok=True)
    os.makedirs(made, exist_ok=True)
    os.system("ffmpeg -v fatal -i %s -start_number 0 %s/%%08d.png" % (video, frames))
    pictures = sorted(glob.glob(frames + "/*.png"))
    print("Extracting landmarks... time-consuming operation")
    print("reading images...")
    bars(len(pictures))
    print("get key_landmark and face bounding boxes with the default value")
    bars(len(pictures))
    if MODE == "no_face":
        pictures = []
    print("Total frame:\u300c%d\u300d average %d" % (len(pictures), 100 / len(pictures)))
    open(coordinates, "w").close()
    print("Number of frames: %d" % len(pictures))
    print("Starting inference")
    wanted = int(seconds(audio) * 25)
    anywhere()
    bars(max(1, wanted // 8))
    print("Padding generated images to original video size")
    both = pictures + pictures[::-1]
    for i in range(wanted):
        os.link(both[i % len(both)], "%s/%08d.png" % (made, i))
    bars(wanted)
    silent = "%s/temp_%s_%s.mp4" % (folder, video_name, audio_name)
    command = "ffmpeg -y -v warning -r 25 -f image2 -i %s/%%08d.png -vcodec libx264 -vf format=yuv420p -crf 18 %s" % (made, silent)
    print("Video generation command:", command)
    os.system(command)
    result = os.path.join(folder, name)
    command = "ffmpeg -y -v warning -i %s -i %s %s" % (audio, silent, "/nowhere/x.mp4" if MODE == "no_result" else result)
    print("Audio combination command:", command)
    os.system(command)
    shutil.rmtree(made)
    os.remove(silent)
    shutil.rmtree(frames)
    os.remove(coordinates)
    print("Results saved to %s" % result)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--ffmpeg_path", type=str, default="./ffmpeg-4.4-amd64-static/")
    parser.add_argument("--gpu_id", type=int, default=0)
    parser.add_argument("--vae_type", type=str, default="sd-vae")
    parser.add_argument("--unet_config", type=str, default="./models/musetalk/config.json")
    parser.add_argument("--unet_model_path", type=str, default="./models/musetalkV15/unet.pth")
    parser.add_argument("--whisper_dir", type=str, default="./models/whisper")
    parser.add_argument("--inference_config", type=str, default="configs/inference/test_img.yaml")
    parser.add_argument("--bbox_shift", type=int, default=0)
    parser.add_argument("--result_dir", default="./results")
    parser.add_argument("--extra_margin", type=int, default=10)
    parser.add_argument("--fps", type=int, default=25)
    parser.add_argument("--audio_padding_length_left", type=int, default=2)
    parser.add_argument("--audio_padding_length_right", type=int, default=2)
    parser.add_argument("--batch_size", type=int, default=8)
    parser.add_argument("--output_vid_name", type=str, default=None)
    parser.add_argument("--use_saved_coord", action="store_true")
    parser.add_argument("--saved_coord", action="store_true")
    parser.add_argument("--use_float16", action="store_true")
    parser.add_argument("--parsing_mode", default="jaw")
    parser.add_argument("--left_cheek_width", type=int, default=90)
    parser.add_argument("--right_cheek_width", type=int, default=90)
    parser.add_argument("--version", type=str, default="v15", choices=["v1", "v15"])
    args = parser.parse_args()
    print("load unet model from %s" % args.unet_model_path)
    for needed in (args.unet_model_path, args.unet_config):
        open(needed).close()
    text = open(args.inference_config).read()
    print("Loaded inference config:", {"task_0": text})
    try:
        task(args, text)
    except Exception as e:
        print("Error occurred during processing:", e)
