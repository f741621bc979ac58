package io.greenroom.media;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Small media made on the spot by the ffmpeg that is under test too; for the tests of this module and of the workers. */
public final class SampleMedia {

    public static final Ffmpeg FFMPEG = Ffmpeg.locate(FfmpegSettings.from(
            System.getenv()::get, Path.of(System.getProperty("greenroom.root"), "infra/media/target")));

    private SampleMedia() {}

    /** Runs ffmpeg with these arguments, given as one line, and the output file. */
    public static Path make(Path target, String arguments) throws IOException, InterruptedException {
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

    public static Path talkingVideo(Path directory) throws IOException, InterruptedException {
        return make(
                directory.resolve("talking.mp4"),
                "-filter_complex testsrc2=size=320x180:rate=25:duration=2;sine=frequency=440:duration=2"
                        + " -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -ac 2");
    }

    /** The same video as a phone that was held upright writes it: lying, to be turned by whoever shows it. */
    public static Path phoneVideo(Path target, Path lying) throws IOException, InterruptedException {
        boolean sixOrLater = !FFMPEG.version().matches("n?[45]\\..*");
        return make(
                target,
                sixOrLater
                        ? "-display_rotation 90 -i " + lying + " -c copy"
                        : "-i " + lying + " -c copy -metadata:s:v:0 rotate=90");
    }
}
