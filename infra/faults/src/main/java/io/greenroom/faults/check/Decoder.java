package io.greenroom.faults.check;

import io.greenroom.media.Command;
import io.greenroom.media.Ffmpeg;
import io.greenroom.media.MediaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Decodes a video from begin to end and takes no error. */
record Decoder(Ffmpeg ffmpeg) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    boolean decodes(Path video) throws IOException, InterruptedException {
        List<String> command = List.of(
                ffmpeg.ffmpeg().toString(),
                "-v",
                "error",
                "-xerror",
                "-nostdin",
                "-i",
                video.toString(),
                "-f",
                "null",
                "-");
        Path directory = Objects.requireNonNull(video.toAbsolutePath().getParent());
        return new MediaProcess(
                        new Command(command, directory, ffmpeg.environment(), PATIENCE, PATIENCE, Duration.ZERO),
                        line -> true,
                        line -> true)
                .run()
                .succeeded();
    }
}
