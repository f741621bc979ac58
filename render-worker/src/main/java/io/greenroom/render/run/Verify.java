package io.greenroom.render.run;

import io.greenroom.events.FailureReason;
import io.greenroom.events.Note;
import io.greenroom.media.MediaInfo;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.InputForm;
import io.greenroom.render.engine.OfferedEngine;
import io.greenroom.render.engine.RunStoppedException;
import io.greenroom.render.ffmpeg.FfmpegCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Step four: no exit code and no promise of an engine counts, only a file that plays as long as the audio, shows what the
 * presenter's video lets expect, and can be heard.
 */
final class Verify {

    private final Looks looks;
    private final Detectors detectors;

    Verify(Looks looks, FfmpegCall ffmpeg) {
        this.looks = looks;
        this.detectors = new Detectors(ffmpeg);
    }

    /**
     * A result that holds.
     *
     * @param length exact length by its container
     * @param quality findings for the task's page
     */
    record Verified(Path file, Duration length, Map<String, Object> quality) {}

    /** @throws EngineException NO_RESULT without a file, RESULT_INVALID with one that is wrong, WORKER_BROKEN */
    Verified verify(Path file, Prepared inputs, OfferedEngine engine, Workplace at)
            throws EngineException, RunStoppedException, InterruptedException {
        if (!Files.isRegularFile(file) || file.toFile().length() == 0) {
            throw new EngineException(FailureReason.NO_RESULT, Map.of());
        }
        MediaInfo info = looks.into(file, FailureReason.RESULT_UNREADABLE);
        MediaInfo.Video picture = info.video();
        MediaInfo.Audio sound = info.audio();
        if (picture == null || sound == null) {
            throw new EngineException(
                    picture == null ? FailureReason.RESULT_WITHOUT_PICTURE : FailureReason.RESULT_WITHOUT_SOUND,
                    Map.of());
        }
        Duration length = Duration.ofMillis(info.durationMillis() == null ? 0 : info.durationMillis());
        Duration wanted = inputs.speech().length();
        checkLength(length, wanted, engine.lengthTolerance());
        checkFrames(picture, wanted, engine.lengthTolerance());
        if (engine.form() == InputForm.FITTED) {
            checkSize(picture, Objects.requireNonNull(inputs.videoInfo().video(), "a fitted video has a picture"));
        }
        Findings found = detectors.ofResult(file, length, at);
        new Judgement(detectors, inputs, at).judge(found, length);

        Map<String, Object> quality = quality(picture, sound);
        quality.put("black_seconds", Judgement.rounded(found.blackSeconds()));
        quality.put("frozen_seconds", Judgement.rounded(found.frozenSeconds(length)));
        if (found.maxVolumeDb() != null) {
            quality.put("max_volume_db", found.maxVolumeDb());
        }
        quality.put("length_difference_ms", length.minus(wanted).toMillis());
        at.noted(
                Note.RESULT_CHECKED,
                Map.of(
                        "width",
                        picture.width(),
                        "height",
                        picture.height(),
                        "frames",
                        picture.frames() == null ? framesIn(picture, length) : picture.frames(),
                        "seconds",
                        length.toMillis() / 1000.0));
        return new Verified(file, length, quality);
    }

    private static void checkLength(Duration length, Duration wanted, Duration tolerance) throws EngineException {
        if (length.minus(wanted).abs().compareTo(tolerance) > 0) {
            throw new EngineException(
                    FailureReason.RESULT_LENGTH_WRONG,
                    Map.of("seconds", length.toMillis() / 1000.0, "wanted_seconds", wanted.toMillis() / 1000.0));
        }
    }

    /** The container's length is that of its longest stream: a picture that ends early shows in its frames alone. */
    private static void checkFrames(MediaInfo.Video picture, Duration length, Duration tolerance)
            throws EngineException {
        long wanted = framesIn(picture, length);
        // Engines round to whole frames, and some lose the last of a batch.
        double allowed = 4 + picture.fps() * tolerance.toMillis() / 1000;
        if (picture.frames() != null && Math.abs(picture.frames() - wanted) > allowed) {
            throw new EngineException(
                    FailureReason.RESULT_FRAMES_WRONG, Map.of("frames", picture.frames(), "wanted", wanted));
        }
    }

    private static long framesIn(MediaInfo.Video picture, Duration length) {
        return Math.round(picture.fps() * length.toMillis() / 1000);
    }

    private static void checkSize(MediaInfo.Video picture, MediaInfo.Video wanted) throws EngineException {
        if (picture.shownWidth() != wanted.shownWidth() || picture.shownHeight() != wanted.shownHeight()) {
            throw new EngineException(
                    FailureReason.RESULT_SIZE_WRONG,
                    Map.of(
                            "width",
                            picture.shownWidth(),
                            "height",
                            picture.shownHeight(),
                            "wanted_width",
                            wanted.shownWidth(),
                            "wanted_height",
                            wanted.shownHeight()));
        }
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
}
