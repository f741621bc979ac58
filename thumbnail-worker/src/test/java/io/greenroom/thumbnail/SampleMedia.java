package io.greenroom.thumbnail;

import io.greenroom.media.Command;
import io.greenroom.media.Ended;
import io.greenroom.media.Ffmpeg;
import io.greenroom.media.FfmpegSettings;
import io.greenroom.media.MediaProcess;
import io.greenroom.media.UntrustedMedia;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Small media made on the spot. */
final class SampleMedia {

    static final Ffmpeg FFMPEG = Ffmpeg.locate(FfmpegSettings.from(
            System.getenv()::get, Path.of(System.getProperty("greenroom.root"), "infra/media/target")));

    private SampleMedia() {}

    /** Runs ffmpeg with these arguments, given as one line, and the output file. */
    static Path make(Path target, String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(FFMPEG.ffmpeg().toString(), "-v", "error", "-nostdin", "-y"));
        command.addAll(Arrays.asList(arguments.split(" ")));
        command.add(UntrustedMedia.url(target));
        Duration minute = Duration.ofMinutes(1);
        Ended ended = new MediaProcess(
                        new Command(command, Path.of("/"), FFMPEG.environment(), minute, minute, Duration.ZERO),
                        line -> true,
                        line -> true)
                .run();
        if (!ended.succeeded()) {
            throw new IOException(String.join("\n", ended.lastLines()));
        }
        return target;
    }
}
