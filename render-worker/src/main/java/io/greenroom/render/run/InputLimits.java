package io.greenroom.render.run;

import io.greenroom.events.FailureReason;
import io.greenroom.events.StoredObject;
import io.greenroom.media.MediaInfo;
import io.greenroom.media.UntrustedMedia;
import io.greenroom.render.engine.EngineException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much of anything a task's files may hold. What is beyond is refused before an engine sees it. */
final class InputLimits {

    /** Far above what a gateway takes as upload unless told otherwise; a last stop for what else gets into the store. */
    private static final long MOST_BYTES = 16L << 30;

    /** Cameras write a handful. */
    private static final int MOST_STREAMS = 16;

    /** No face can be found in less. */
    private static final int LEAST_SIDE = 64;

    /** Slow motion of phones. */
    private static final int MOST_FPS = 240;

    private static final int LEAST_FRAMES = 2;

    /** A presenter's video is played again and again; more would only be encoded in vain. */
    static final Duration LONGEST_VIDEO = Duration.ofHours(1);

    static final Duration SHORTEST_AUDIO = Duration.ofMillis(100);
    static final Duration LONGEST_AUDIO = Duration.ofHours(2);

    private InputLimits() {}

    /** @param what {@code video} or {@code audio} */
    static void checkBytes(String what, StoredObject object) throws EngineException {
        if (object.bytes() > MOST_BYTES) {
            throw new EngineException(
                    FailureReason.FILE_TOO_LARGE, Map.of("what", what, "bytes", object.bytes(), "most", MOST_BYTES));
        }
    }

    /** @param what {@code video} or {@code audio} */
    static void checkStreams(String what, MediaInfo info) throws EngineException {
        if (info.streams() > MOST_STREAMS) {
            throw new EngineException(
                    FailureReason.TOO_MANY_STREAMS,
                    Map.of("what", what, "streams", info.streams(), "most", MOST_STREAMS));
        }
    }

    static void checkPicture(MediaInfo.Video video) throws EngineException {
        if (video.width() * (long) video.height() > UntrustedMedia.MOST_PIXELS) {
            throw tooLarge(video.width(), video.height());
        }
        if (Math.min(video.width(), video.height()) < LEAST_SIDE) {
            throw new EngineException(
                    FailureReason.VIDEO_TOO_SMALL,
                    Map.of("width", video.width(), "height", video.height(), "least", LEAST_SIDE));
        }
        if (video.fps() > MOST_FPS) {
            throw new EngineException(
                    FailureReason.VIDEO_TOO_FAST, Map.of("fps", Math.round(video.fps()), "most", MOST_FPS));
        }
        checkFrames(video.frames());
    }

    /** @param frames null where nobody has counted them */
    static void checkFrames(@Nullable Long frames) throws EngineException {
        if (frames != null && frames < LEAST_FRAMES) {
            throw new EngineException(FailureReason.VIDEO_TOO_SHORT, Map.of("frames", frames, "least", LEAST_FRAMES));
        }
    }

    static EngineException tooLarge(int width, int height) {
        return new EngineException(
                FailureReason.VIDEO_TOO_LARGE,
                Map.of("width", width, "height", height, "most_pixels", UntrustedMedia.MOST_PIXELS));
    }

    /** @param millis null where the container does not say */
    static void checkVideoLength(@Nullable Long millis) throws EngineException {
        if (millis != null && millis > LONGEST_VIDEO.toMillis()) {
            throw new EngineException(
                    FailureReason.VIDEO_TOO_LONG,
                    Map.of("seconds", millis / 1000, "most_seconds", LONGEST_VIDEO.toSeconds()));
        }
    }

    static void checkAudioLength(Duration length) throws EngineException {
        if (length.compareTo(SHORTEST_AUDIO) < 0) {
            throw new EngineException(
                    FailureReason.AUDIO_TOO_SHORT,
                    Map.of("seconds", seconds(length), "least_seconds", seconds(SHORTEST_AUDIO)));
        }
        if (length.compareTo(LONGEST_AUDIO) > 0) {
            throw new EngineException(
                    FailureReason.AUDIO_TOO_LONG,
                    Map.of("seconds", length.toSeconds(), "most_seconds", LONGEST_AUDIO.toSeconds()));
        }
    }

    private static double seconds(Duration length) {
        return length.toMillis() / 1000.0;
    }
}
