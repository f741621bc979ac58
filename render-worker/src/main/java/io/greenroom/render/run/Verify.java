package io.greenroom.render.run;

import io.greenroom.events.FailureReason;
import io.greenroom.media.Ffprobe;
import io.greenroom.media.MediaInfo;
import io.greenroom.media.NotMediaException;
import io.greenroom.render.engine.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Step four: no exit code and no promise of an engine counts, only a file that plays as long as the audio. */
final class Verify {

    private final Ffprobe ffprobe;

    Verify(Ffprobe ffprobe) {
        this.ffprobe = ffprobe;
    }

    /**
     * A result that holds.
     *
     * @param length exact length by its container
     * @param quality findings for the task's page
     */
    record Verified(Path file, Duration length, Map<String, Object> quality) {}

    /** @throws EngineException NO_RESULT without a file, RESULT_INVALID with one that is wrong, WORKER_BROKEN */
    Verified verify(Path file, Duration audioLength, Duration tolerance) throws EngineException, InterruptedException {
        if (!Files.isRegularFile(file) || file.toFile().length() == 0) {
            throw new EngineException(FailureReason.NO_RESULT, Map.of());
        }
        MediaInfo info = look(file);
        if (info.video() == null || info.audio() == null) {
            throw new EngineException(
                    info.video() == null ? FailureReason.RESULT_WITHOUT_PICTURE : FailureReason.RESULT_WITHOUT_SOUND,
                    Map.of());
        }
        Duration length = Duration.ofMillis(info.durationMillis() == null ? 0 : info.durationMillis());
        if (length.minus(audioLength).abs().compareTo(tolerance) > 0) {
            throw new EngineException(
                    FailureReason.RESULT_LENGTH_WRONG,
                    Map.of("seconds", length.toMillis() / 1000.0, "wanted_seconds", audioLength.toMillis() / 1000.0));
        }
        return new Verified(file, length, quality(info.video(), info.audio()));
    }

    private static Map<String, Object> quality(MediaInfo.Video video, MediaInfo.Audio audio) {
        Map<String, Object> quality = new LinkedHashMap<>();
        quality.put("width", video.width());
        quality.put("height", video.height());
        quality.put("fps", video.fps());
        if (video.frames() != null) {
            quality.put("frames", video.frames());
        }
        quality.put("video_codec", video.codec());
        quality.put("audio_codec", audio.codec());
        return quality;
    }

    private MediaInfo look(Path file) throws EngineException, InterruptedException {
        try {
            return ffprobe.probe(file);
        } catch (NotMediaException e) {
            throw new EngineException(FailureReason.RESULT_UNREADABLE, Map.of("why", String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw new EngineException(FailureReason.PROGRAM_NOT_STARTED, Map.of("why", "ffprobe: " + e.getMessage()));
        }
    }
}
