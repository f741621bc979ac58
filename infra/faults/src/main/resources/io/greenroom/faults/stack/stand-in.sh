#!/bin/sh
# Stands in for an engine on a graphics card: tells of progress for some seconds, as a model that works would, then makes a
# real video of the audio's length out of the presenter's, without encoding the picture. No lips are moved.
# usage: stand-in.sh video audio output seconds
set -eu
echo "this is a stand-in: there is no model, the picture is the presenter's own"
steps=$(($4 * 4))
step=0
while [ "$step" -lt "$steps" ]; do
    sleep 0.25
    step=$((step + 1))
    echo "step $step of $steps"
done
exec ffmpeg -nostdin -v error -i "file:$1" -i "file:$2" -map 0:v:0 -map 1:a:0 -c:v copy -c:a aac -shortest -y "file:$3"
