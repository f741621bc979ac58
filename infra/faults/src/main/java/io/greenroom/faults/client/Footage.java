package io.greenroom.faults.client;

import io.greenroom.media.Command;
import io.greenroom.media.Ended;
import io.greenroom.media.Ffmpeg;
import io.greenroom.media.MediaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the customer uploads: small, made on the spot. */
final class Footage {

    /** Audio shorter than 100 ms is refused by the worker: a failure that is the input's own. */
    private static final double TOO_SHORT_SECONDS = 0.05;

    private final Ffmpeg ffmpeg;
    private final Path directory;

    Footage(Ffmpeg ffmpeg, Path directory) {
        this.ffmpeg = ffmpeg;
        this.directory = directory;
    }

    Path presenter() throws IOException, InterruptedException {
        return make(
                "presenter.mp4",
                "-filter_complex testsrc2=size=320x180:rate=25:duration=2 -c:v libx264 -preset ultrafast -pix_fmt"
                        + " yuv420p");
    }

    Path speech(int seconds) throws IOException, InterruptedException {
        return sound("speech-" + seconds + ".wav", seconds);
    }

    Path tooShort() throws IOException, InterruptedException {
        return sound("too-short.wav", TOO_SHORT_SECONDS);
    }

    private Path sound(String name, double seconds) throws IOException, InterruptedException {
        return make(
                name, "-filter_complex sine=frequency=330:sample_rate=16000:duration=" + seconds + " -c:a pcm_s16le");
    }

    private Path make(String name, String arguments) throws IOException, InterruptedException {
        Path target = directory.resolve(name);
        List<String> command = new ArrayList<>(List.of(ffmpeg.ffmpeg().toString(), "-v", "error", "-nostdin", "-y"));
        command.addAll(Arrays.asList(arguments.split(" ")));
        command.add(target.toString());
        Duration minute = Duration.ofMinutes(1);
        Ended ended = new MediaProcess(
                        new Command(command, directory, ffmpeg.environment(), minute, minute, Duration.ZERO),
                        line -> true,
                        line -> true)
                .run();
        if (!ended.succeeded()) {
            throw new IOException("ffmpeg made no " + name + ": " + String.join(" ", ended.lastLines()));
        }
        return target;
    }
}
