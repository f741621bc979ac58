package io.greenroom.render.ffmpeg;

import io.greenroom.events.Note;
import io.greenroom.media.MediaInfo;
import io.greenroom.media.UntrustedMedia;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The picture that is made of a stranger's video: upright, square pixels, yuv420p, constant frame rate.
 *
 * @param width even, at most 1920
 * @param height even, at most 1920
 * @param fps frames a second
 */
public record VideoForm(int width, int height, int fps) {

    private static final int LONGEST_SIDE = 1920;
    private static final int MOST_FPS = 30;
    private static final int USUAL_FPS = 25;
    private static final int LEAST_KEPT_FPS = 10;
    /** What ffmpeg may hold of a video while it turns it round. */
    private static final long PIECE_BYTES = 128L * 1024 * 1024;

    /** For engines that work frame by frame: the source's rate if it is 25 to 30, else 25. */
    public static VideoForm forEngines(MediaInfo.Video source) {
        long fps = Math.round(source.fps());
        return of(source, fps >= USUAL_FPS && fps <= MOST_FPS ? (int) fps : USUAL_FPS);
    }

    /** As near to the source as players like it: its rate between 10 and 30, or 25 where it is unknown. */
    static VideoForm likeSource(MediaInfo.Video source) {
        long fps = source.fps() > 0 ? Math.round(source.fps()) : USUAL_FPS;
        return of(source, (int) Math.max(LEAST_KEPT_FPS, Math.min(MOST_FPS, fps)));
    }

    private static VideoForm of(MediaInfo.Video source, int fps) {
        double shrink = Math.min(1, LONGEST_SIDE / (double) Math.max(source.shownWidth(), source.shownHeight()));
        return new VideoForm(even(source.shownWidth() * shrink), even(source.shownHeight() * shrink), fps);
    }

    private static int even(double side) {
        return Math.max(2, (int) Math.round(side / 2) * 2);
    }

    /** How many frames can be turned round in memory at once: at most four seconds. */
    int pieceFrames() {
        // yuv420p: 12 bits a pixel.
        long frameBytes = width * (long) height * 3 / 2;
        return (int) Math.max(fps / 2, Math.min(4L * fps, PIECE_BYTES / frameBytes));
    }

    /**
     * ffmpeg's arguments that make it of a source, all but the output.
     *
     * @param most what is beyond is left out
     * @param encoding the encoder and its arguments
     */
    public List<String> arguments(Path source, Duration most, List<String> encoding) {
        List<String> arguments = new ArrayList<>(UntrustedMedia.input(source));
        arguments.addAll(List.of("-map", "0:V:0", "-an", "-sn", "-dn", "-map_metadata", "-1"));
        arguments.addAll(List.of("-t", FfmpegCall.seconds(most), "-vf"));
        arguments.add("scale=%d:%d,setsar=1,fps=%d,format=yuv420p".formatted(width, height, fps));
        arguments.addAll(encoding);
        return arguments;
    }

    /** Tells what becomes of the source. */
    public void tell(MediaInfo.Video source, BiConsumer<Note, Map<String, Object>> noted) {
        if (source.rotation() != 0) {
            noted.accept(Note.VIDEO_TURNED, Map.of("degrees", source.rotation()));
        }
        if (width != source.shownWidth() || height != source.shownHeight()) {
            noted.accept(
                    Note.VIDEO_SCALED,
                    Map.of(
                            "width",
                            source.shownWidth(),
                            "height",
                            source.shownHeight(),
                            "to_width",
                            width,
                            "to_height",
                            height));
        }
        if (!source.steady() || Math.abs(source.fps() - fps) > 0.01) {
            noted.accept(
                    Note.VIDEO_RATE_CHANGED,
                    Map.of("fps", String.format(Locale.ROOT, "%.2f", source.fps()), "to_fps", fps));
        }
    }
}
