#!/bin/sh
# Stands in for an engine: tells of progress up to the percentage in the gate file and waits there, fails where the file
# says "refuse", and makes a real video of the audio's length once it says 100, or where there is no such file.
# usage: gated.sh video audio output gate-file
set -eu
echo "this is a stand-in: there is no model, the picture is the presenter's own"
step=0
while [ "$step" -lt 100 ]; do
    limit=100
    if [ -f "$4" ]; then read -r limit <"$4" || true; fi
    if [ "$limit" = refuse ]; then
        echo "loading the speech model"
        echo "refused: no speech was found in 7.3 s of audio"
        exit 1
    fi
    if [ "$step" -lt "$limit" ]; then
        step=$limit
        echo "step $step of 100"
    else
        sleep 0.1
    fi
done
exec ffmpeg -nostdin -v error -i "file:$1" -i "file:$2" -map 0:v:0 -map 1:a:0 -c:v copy -c:a aac -shortest -y "file:$3"
