"""Behaves as inference.py of Wav2Lip does on the outside; written for tests, shares no code with it."""
import argparse
import os
import subprocess
import sys

from standin import MODE, anywhere, bar, bars, seconds

parser = argparse.ArgumentParser()
parser.add_argument("--checkpoint_path", type=str, required=True)
parser.add_argument("--face", type=str, required=True)
parser.add_argument("--audio", type=str, required=True)
parser.add_argument("--outfile", type=str, default="results/result_voice.mp4")
parser.add_argument("--static", type=bool, default=False)
parser.add_argument("--fps", type=float, default=25.0)
parser.add_argument("--pads", nargs="+", type=int, default=[0, 10, 0, 0])
parser.add_argument("--face_det_batch_size", type=int, default=16)
parser.add_argument("--wav2lip_batch_size", type=int, default=128)
parser.add_argument("--resize_factor", default=1, type=int)
parser.add_argument("--crop", nargs="+", type=int, default=[0, -1, 0, -1])
parser.add_argument("--box", nargs="+", type=int, default=[-1, -1, -1, -1])
parser.add_argument("--rotate", default=False, action="store_true")
parser.add_argument("--nosmooth", default=False, action="store_true")
args = parser.parse_args()

# A name without an ending is an IndexError there too.
if os.path.isfile(args.face) and args.face.split(".")[1] in ["jpg", "png", "jpeg"]:
    args.static = True
print("Using cuda for inference.")
if not os.path.isfile(args.face):
    raise ValueError("--face argument must be a valid path to video/image file")
print("Reading video frames...")
print("Number of frames available for inference: 40")
if not args.audio.endswith(".wav"):
    subprocess.call("ffmpeg -y -i %s -strict -2 temp/temp.wav" % args.audio, shell=True)
    args.audio = "temp/temp.wav"
length = seconds(args.audio)
print((80, int(80 * length)))
print("Length of mel chunks: %d" % int(25 * length))
bar(0, 2)
# The bar of the faces stands below the one of the frames.
sys.stderr.write("\n")
bars(3)
sys.stderr.write("\x1b[A")
if MODE == "no_face":
    open("temp/faulty_frame.jpg", "w").close()
    raise ValueError("Face not detected! Ensure the video contains a face in all the frames.")
anywhere()
print("Load checkpoint from: %s" % args.checkpoint_path)
open(args.checkpoint_path).close()
print("Model loaded")
bars(2)
subprocess.call(["ffmpeg", "-v", "error", "-y", "-stream_loop", "-1", "-i", args.face, "-t", str(length), "-an", "-c:v", "mpeg4", "temp/result.avi"])
if MODE == "no_result":
    os.remove("temp/result.avi")
subprocess.call("ffmpeg -y -i %s -i %s -strict -2 -q:v 1 %s" % (args.audio, "temp/result.avi", args.outfile), shell=True)
