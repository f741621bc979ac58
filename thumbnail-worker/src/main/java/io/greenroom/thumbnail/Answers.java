package io.greenroom.thumbnail;

import io.greenroom.events.AudioStream;
import io.greenroom.events.Header;
import io.greenroom.events.MediaEvent;
import io.greenroom.events.MediaProbed;
import io.greenroom.events.PictureKind;
import io.greenroom.events.ProbeRequested;
import io.greenroom.events.StoredObject;
import io.greenroom.events.Subject;
import io.greenroom.events.ThumbnailFailed;
import io.greenroom.events.ThumbnailReady;
import io.greenroom.events.ThumbnailRequested;
import io.greenroom.events.VideoStream;
import io.greenroom.media.Ffprobe;
import io.greenroom.media.MediaInfo;
import io.greenroom.media.NotMediaException;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.StoreException;
import io.greenroom.media.Stored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what a request asks for, and always has an answer. */
final class Answers {

    private static final Logger log = LoggerFactory.getLogger(Answers.class);

    private final ObjectStore store;
    private final Ffprobe ffprobe;
    private final Pictures pictures;
    private final Path scratch;

    /** @param scratch holds the files of requests under way */
    Answers(ObjectStore store, Ffprobe ffprobe, Pictures pictures, Path scratch) {
        this.store = store;
        this.ffprobe = ffprobe;
        this.pictures = pictures;
        this.scratch = scratch;
    }

    MediaEvent probe(ProbeRequested request) throws InterruptedException {
        return attempt(null, Subject.FILE, request.fileId(), request.sourceKey(), source -> {
            MediaInfo info = ffprobe.probe(source);
            return new MediaProbed(
                    Header.plain(), request.fileId(), info.durationMillis(), video(info.video()), audio(info.audio()));
        });
    }

    MediaEvent picture(ThumbnailRequested request) throws InterruptedException {
        return attempt(request.kind(), request.subject(), request.subjectId(), request.sourceKey(), source -> {
            Path picture = source.resolveSibling(source.getFileName() + ".jpg");
            try {
                switch (request.kind()) {
                    case POSTER -> pictures.poster(source, picture);
                    case STORYBOARD -> pictures.storyboard(source, picture);
                }
                Stored stored = store.putFile(request.targetKey(), picture, "image/jpeg");
                var object = new StoredObject(stored.key(), stored.bytes(), stored.sha256());
                return new ThumbnailReady(
                        Header.plain(), request.kind(), request.subject(), request.subjectId(), object);
            } finally {
                Files.deleteIfExists(picture);
            }
        });
    }

    /** What is done with a file. */
    private interface Work {
        MediaEvent on(Path source) throws Exception;
    }

    private MediaEvent attempt(@Nullable PictureKind kind, Subject subject, UUID subjectId, String sourceKey, Work work)
            throws InterruptedException {
        Path source = scratch.resolve(UUID.randomUUID().toString());
        String why;
        boolean permanent = false;
        try {
            store.download(sourceKey, source);
            return work.on(source);
        } catch (InterruptedException e) {
            throw e;
        } catch (NotMediaException | UnusableVideoException e) {
            why = String.valueOf(e.getMessage());
            permanent = true;
        } catch (StoreException e) {
            why = String.valueOf(e.getMessage());
            permanent = e.reason() == StoreException.Reason.MISSING;
        } catch (IOException | UncheckedIOException e) {
            why = "The worker cannot do it: " + e.getMessage();
        } catch (Exception e) {
            log.error("{} failed for a reason that nobody thought of", sourceKey, e);
            why = "The worker failed: " + e;
        } finally {
            source.toFile().delete();
        }
        log.warn("{}: {}; {}", sourceKey, why, permanent ? "not tried again" : "the gateway may ask again");
        return new ThumbnailFailed(Header.plain(), kind, subject, subjectId, why, permanent);
    }

    private static @Nullable VideoStream video(MediaInfo.@Nullable Video video) {
        return video == null
                ? null
                : new VideoStream(video.codec(), video.width(), video.height(), video.fps(), video.rotation());
    }

    private static @Nullable AudioStream audio(MediaInfo.@Nullable Audio audio) {
        return audio == null ? null : new AudioStream(audio.codec(), audio.sampleRate(), audio.channels());
    }
}
