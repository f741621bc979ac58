package io.greenroom.thumbnail;

import io.greenroom.media.Command;
import io.greenroom.media.Confinement;
import io.greenroom.media.Ended;
import io.greenroom.media.Ffmpeg;
import io.greenroom.media.Ffprobe;
import io.greenroom.media.MediaInfo;
import io.greenroom.media.MediaProcess;
import io.greenroom.media.NotMediaException;
import io.greenroom.media.UntrustedMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Still pictures of a video, as JPEG. */
final class Pictures {

    /** Past the black or blurred first frames. */
    private static final double POSTER_SECONDS = 2;

    private static final int POSTER_SIDE = 1280;
    private static final int FRAMES = 10;
    private static final int FRAME_WIDTH = 160;
    /** From here on only key frames are decoded for a storyboard: close enough, and an hour takes seconds. */
    private static final double LONG_SECONDS = 60;

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final Ffmpeg ffmpeg;
    private final Ffprobe ffprobe;

    Pictures(Ffmpeg ffmpeg, Ffprobe ffprobe) {
        this.ffmpeg = ffmpeg;
        this.ffprobe = ffprobe;
    }

    /**
     * One frame, at two seconds or in the middle of a video under four, at most 1280 pixels on the longer side.
     *
     * @throws UnusableVideoException there is no picture to be had from it
     * @throws IOException this machine cannot do it
     */
    void poster(Path video, Path target) throws UnusableVideoException, IOException, InterruptedException {
        double at = Math.min(POSTER_SECONDS, secondsOf(video) / 2);
        String shrink =
                "scale='min(iw,%1$d)':'min(ih,%1$d)':force_original_aspect_ratio=decrease".formatted(POSTER_SIDE);
        try {
            draw(video, List.of("-ss", number(at)), shrink, target);
        } catch (UnusableVideoException e) {
            // The container promised a length that is not there: the first frame will do.
            draw(video, List.of(), shrink, target);
        }
    }

    /**
     * Ten frames spread over the whole video, side by side, each 160 pixels wide.
     *
     * @throws UnusableVideoException there is no picture to be had from it
     * @throws IOException this machine cannot do it
     */
    void storyboard(Path video, Path target) throws UnusableVideoException, IOException, InterruptedException {
        double seconds = secondsOf(video);
        List<String> options = seconds > LONG_SECONDS ? List.of("-skip_frame", "nokey") : List.of();
        // The last frame is repeated where rounding leaves the strip short of one.
        String strip = "fps=%s,scale=%d:-2,tpad=stop=-1:stop_mode=clone,tile=%dx1"
                .formatted(number(FRAMES / Math.max(seconds, 0.1)), FRAME_WIDTH, FRAMES);
        draw(video, options, strip, target);
    }

    private double secondsOf(Path video) throws UnusableVideoException, IOException, InterruptedException {
        try {
            MediaInfo info = ffprobe.probe(video);
            if (info.video() == null) {
                throw new UnusableVideoException("The file holds no picture.");
            }
            return info.durationMillis() == null ? 0 : info.durationMillis() / 1000.0;
        } catch (NotMediaException e) {
            throw new UnusableVideoException("The video cannot be read: " + e.getMessage());
        }
    }

    private void draw(Path video, List<String> options, String filter, Path target)
            throws UnusableVideoException, IOException, InterruptedException {
        List<String> line = new ArrayList<>(
                List.of(ffmpeg.ffmpeg().toString(), "-hide_banner", "-nostdin", "-y", "-loglevel", "warning"));
        line.addAll(UntrustedMedia.input(video, options.toArray(String[]::new)));
        line.addAll(List.of("-map", "0:V:0", "-an", "-frames:v", "1", "-vf", filter + ",format=yuvj420p"));
        line.addAll(List.of("-map_metadata", "-1", "-c:v", "mjpeg", "-q:v", "4", "-f", "image2", "-update", "1"));
        line.add(UntrustedMedia.url(target));
        Files.deleteIfExists(target);
        var command =
                new Command(Confinement.of(line), Path.of("/"), ffmpeg.environment(), TIMEOUT, TIMEOUT, Duration.ZERO);
        Ended ended = new MediaProcess(command, said -> true, said -> true).run();
        if (ended.cause() != Ended.Cause.EXITED || ended.signal() != 0) {
            throw new IOException("ffmpeg did not come to its end (" + ended.cause() + ", exit code " + ended.exitCode()
                    + "); another try may");
        }
        if (!ended.succeeded() || !Files.exists(target) || Files.size(target) == 0) {
            List<String> lines = ended.lastLines();
            throw new UnusableVideoException("No picture can be taken of the video"
                    + (lines.isEmpty() ? "." : ": " + lines.get(lines.size() - 1)));
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
