package io.greenroom.gateway.files;

import io.greenroom.gateway.GatewaySettings;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.ProblemException;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.StoreException;
import io.greenroom.media.Stored;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Makes a file of an object that has come into the store, however it came. */
@Service
public class Intake {
    /** From so many bytes, or from all of a shorter file, it can be told what it is. */
    public static final int HEAD_BYTES = Medium.HEAD_BYTES;

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private final ObjectStore store;
    private final OneCopy copies;
    private final GatewaySettings settings;
    private final Clock clock;

    Intake(ObjectStore store, OneCopy copies, GatewaySettings settings, Clock clock) {
        this.store = store;
        this.copies = copies;
        this.settings = settings;
        this.clock = clock;
    }

    /** What a file is by its beginning. */
    Medium sniff(byte[] head) {
        return Medium.sniff(head).orElseThrow(Intake::unsupported);
    }

    /**
     * What a file of that size is served as, by its beginning.
     *
     * @param head the first {@link #HEAD_BYTES}, or all of it
     * @throws ProblemException {@code unsupported_media}, {@code file_too_large}: more need not be sent
     */
    public String typeOf(byte[] head, long sizeBytes) {
        Medium medium = sniff(head);
        LimitedStream.require(sizeBytes, limit(medium));
        return medium.contentType();
    }

    /**
     * The file that it has become, which is an older one where the workspace has this content already. What is refused, or
     * there already, is removed from the store; after any other failure it is still there, and this may be tried again.
     *
     * @param head the first {@link #HEAD_BYTES}, or all of it
     * @throws ProblemException {@code unsupported_media}, {@code file_too_large}, {@code storage_full}
     */
    public StoredFile keep(Arrived arrived, byte[] head) {
        try {
            StoredFile file = describe(arrived, settled(sniff(head), arrived.stored()));
            StoredFile settled = copies.keep(file);
            boolean kept = settled.id().equals(file.id());
            if (!kept) {
                remove(file.path());
            }
            log.info(
                    "file {} {}: {}, {} bytes",
                    settled.id(),
                    kept ? "stored" : "brought again",
                    file.contentType(),
                    file.sizeBytes());
            return settled;
        } catch (ProblemException refusal) {
            remove(arrived.stored().key());
            throw refusal;
        }
    }

    /** What a container is, its own header tells, read back from the store: it may stand at the file's end. */
    private Medium settled(Medium sniffed, Stored stored) {
        Container container = sniffed.container();
        if (container == null) {
            return sniffed;
        }
        Tracks tracks = container.tracks(new ObjectWindow(store, stored.key(), stored.bytes()));
        if (tracks.equals(Tracks.NONE)) {
            throw unsupported();
        }
        Medium settled = sniffed.with(tracks);
        LimitedStream.require(stored.bytes(), limit(settled));
        return settled;
    }

    private StoredFile describe(Arrived arrived, Medium medium) {
        return new StoredFile(
                arrived.id(),
                arrived.workspaceId(),
                arrived.stored().key(),
                medium.kind().word(),
                arrived.name(),
                medium.contentType(),
                arrived.stored().bytes(),
                arrived.stored().sha256(),
                null,
                medium.hasAudio(),
                medium.kind() == Kind.VIDEO,
                null,
                arrived.keyHash(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    long limit(Medium medium) {
        return medium.kind() == Kind.VIDEO ? settings.maxVideoBytes() : settings.maxAudioBytes();
    }

    void remove(String key) {
        try {
            store.delete(key);
        } catch (StoreException unreachable) {
            log.warn("object {} of an upload that is not kept may be left; retention removes it", key, unreachable);
        }
    }

    private static RuntimeException unsupported() {
        return Problem.UNSUPPORTED_MEDIA.because(
                "Send a video (mp4, mov, mkv, webm, avi), an audio (wav, mp3, m4a, flac, aac, ogg, opus) or a picture"
                        + " (png, jpeg, webp); the content decides, not the name.");
    }
}
