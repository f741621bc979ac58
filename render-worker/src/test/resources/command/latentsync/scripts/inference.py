"""Behaves as scripts/inference.py of LatentSync does on the outside; written for tests, shares no code with it."""
import argparse
import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.getcwd())
from standin import MODE, anywhere, bar, bars, seconds

parser = argparse.ArgumentParser()
parser.add_argument("--unet_config_path", type=str, default="configs/unet.yaml")
parser.add_argument("--inference_ckpt_path", type=str, required=True)
parser.add_argument("--video_path", type=str, required=True)
parser.add_argument("--audio_path", type=str, required=True)
parser.add_argument("--video_out_path", type=str, required=True)
parser.add_argument("--inference_steps", type=int, default=20)
parser.add_argument("--guidance_scale", type=float, default=1.0)
parser.add_argument("--temp_dir", type=str, default="temp")
parser.add_argument("--seed", type=int, default=1247)
parser.add_argument("--enable_deepcache", action="store_true")
args = parser.parse_args()
open(args.unet_config_path).close()
if not os.path.exists(args.video_path):
    raise RuntimeError("Video path '%s' not found" % args.video_path)
if not os.path.exists(args.audio_path):
    raise RuntimeError("Audio path '%s' not found" % args.audio_path)
print("Input video path: %s" % args.video_path)
print("Input audio path: %s" % args.audio_path)
print("Loaded checkpoint path: %s" % args.inference_ckpt_path)
open(args.inference_ckpt_path).close()
print("Initial seed: %d" % args.seed)


def emptied(folder):
    if os.path.exists(folder):
        shutil.rmtree(folder)
    os.makedirs(folder, exist_ok=True)


emptied("temp")
subprocess.run("ffmpeg -loglevel error -y -nostdin -i %s -r 25 -crf 18 temp/video.mp4" % args.video_path, shell=True)
length = seconds(args.audio_path)
frames = int(length * 25)
print("Affine transforming %d faces..." % frames)
if MODE == "no_face":
    raise RuntimeError("Face not detected")
bars(frames)
anywhere()
pieces = max(1, frames // 16)
for piece in range(pieces):
    bar(piece, pieces, "Doing inference...")
    sys.stderr.write("\n")
    bars(args.inference_steps, "Sample frames: 16")
    sys.stderr.write("\x1b[A\x1b[A")
bar(pieces, pieces, "Doing inference...")
sys.stderr.write("\n")
print("Restoring %d faces..." % frames)
# Each face takes its time: what is printed is read long before the last bar, which goes another way.
bars(frames, pause=0.01)
silent = os.path.join(args.temp_dir, "video.mp4")
emptied(args.temp_dir)
subprocess.run("ffmpeg -v error -stream_loop -1 -i temp/video.mp4 -t %f -an -c:v libx264 %s" % (length, silent), shell=True)
if MODE == "no_result":
    os.remove(silent)
subprocess.run("ffmpeg -y -loglevel error -nostdin -i %s -i %s -c:v libx264 -crf 18 -c:a aac -q:v 0 -q:a 0 %s" % (
    silent, args.audio_path, args.video_out_path), shell=True)
