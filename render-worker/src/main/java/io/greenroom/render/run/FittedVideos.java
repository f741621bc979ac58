package io.greenroom.render.run;

import io.greenroom.events.FailureReason;
import io.greenroom.events.Note;
import io.greenroom.media.MediaInfo;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.StoreException;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.RunStoppedException;
import io.greenroom.render.ffmpeg.VideoForm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Presenters' videos made fit for engines, kept in the store under the checksum of their source: made by the worker that
 * needs one first, and not again for each task. Two workers may make the same at once; the later one wins.
 */
final class FittedVideos {

    private static final Logger log = LoggerFactory.getLogger(FittedVideos.class);

    private final ObjectStore store;
    private final StoreRetry retry;
    private final Looks looks;
    private final FitVideo fitVideo;

    FittedVideos(ObjectStore store, StoreRetry retry, Looks looks, FitVideo fitVideo) {
        this.store = store;
        this.retry = retry;
        this.looks = looks;
        this.fitVideo = fitVideo;
    }

    /** The source as an engine wants it, a little longer than the audio. */
    Path forSpeech(SourceVideo source, Duration audioLength, Workplace at)
            throws EngineException, RunStoppedException, InterruptedException {
        VideoForm.forEngines(source.picture()).tell(source.picture(), at::noted);
        Long promised = source.info().durationMillis();
        if (promised != null && promised >= audioLength.toMillis()) {
            Path plain = keptOrMade(source, Profile.PLAIN, at);
            // Containers promise what they like; only what was decoded counts.
            if (lengthOf(plain).compareTo(audioLength) >= 0) {
                return fitVideo.stretch(plain, audioLength, at);
            }
        }
        return fitVideo.stretch(keptOrMade(source, Profile.PING_PONG, at), audioLength, at);
    }

    private Path keptOrMade(SourceVideo source, Profile profile, Workplace at)
            throws EngineException, RunStoppedException, InterruptedException {
        String key = profile.key(source.sha256());
        Path target = at.file(profile.word() + ".mp4");
        if (fetched(key, target, at) && whole(target)) {
            at.noted(Note.VIDEO_REUSED, Map.of("profile", profile.word()));
            return target;
        }
        fitVideo.make(source, profile, target, at);
        InputLimits.checkFrames(framesOf(target));
        retry.call(at.cancellation(), FailureReason.STORE_UNAVAILABLE, () -> store.putFile(key, target, "video/mp4"));
        at.noted(Note.VIDEO_PREPARED, Map.of("profile", profile.word()));
        return target;
    }

    private boolean fetched(String key, Path target, Workplace at)
            throws EngineException, RunStoppedException, InterruptedException {
        return retry.call(at.cancellation(), FailureReason.STORE_UNAVAILABLE, () -> {
                    try {
                        return Optional.of(store.download(key, target));
                    } catch (StoreException e) {
                        if (e.reason() == StoreException.Reason.MISSING) {
                            return Optional.empty();
                        }
                        throw e;
                    }
                })
                .isPresent();
    }

    private boolean whole(Path file) throws EngineException, InterruptedException {
        try {
            InputLimits.checkFrames(framesOf(file));
            return true;
        } catch (EngineException e) {
            if (e.reason() == FailureReason.PROGRAM_NOT_STARTED) {
                throw e;
            }
            log.warn("a prepared video in the store is damaged and made again: {}", e.sentence());
            return false;
        }
    }

    private long framesOf(Path file) throws EngineException, InterruptedException {
        MediaInfo.Video picture =
                looks.into(file, FailureReason.VIDEO_UNREADABLE).video();
        Long frames = picture == null ? null : picture.frames();
        return frames == null ? 0 : frames;
    }

    private Duration lengthOf(Path file) throws EngineException, InterruptedException {
        Long millis = looks.into(file, FailureReason.VIDEO_UNREADABLE).durationMillis();
        return Duration.ofMillis(millis == null ? 0 : millis);
    }
}
