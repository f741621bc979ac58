package io.greenroom.gateway.files;

import io.greenroom.events.Header;
import io.greenroom.gateway.GatewaySettings;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.limits.WorkspaceCaps;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.StoreException;
import io.greenroom.media.Stored;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Takes uploads in: straight from the connection into the store, in constant memory; the row follows the object. */
@Service
class Uploads {
    private static final Logger log = LoggerFactory.getLogger(Uploads.class);

    private final ObjectStore store;
    private final OneCopy copies;
    private final WorkspaceCaps caps;
    private final GatewaySettings settings;
    private final Clock clock;

    Uploads(ObjectStore store, OneCopy copies, WorkspaceCaps caps, GatewaySettings settings, Clock clock) {
        this.store = store;
        this.copies = copies;
        this.caps = caps;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The file that it has become, which is an older one where the workspace has this content already. A file that is refused
     * leaves nothing behind: no object, no row.
     *
     * @throws IOException {@code brought} itself breaks off
     */
    StoredFile take(Caller caller, BroughtFile brought) throws IOException {
        byte[] head = brought.content().readNBytes(Medium.HEAD_BYTES);
        if (head.length == 0) {
            throw Problem.EMPTY_FILE.because("The file has no bytes.");
        }
        Medium medium = Medium.sniff(head).orElseThrow(Uploads::unsupported);
        caps.checkRoomForBytes(caller.workspaceId(), head.length);
        InputStream content = new LimitedStream(
                new SequenceInputStream(new ByteArrayInputStream(head), brought.content()), limit(medium));
        UUID id = Header.newId();
        String key = StoreArea.UPLOADS.key(id.toString());
        boolean kept = false;
        try {
            Stored stored = store.put(key, content, -1, medium.contentType());
            StoredFile file = describe(id, stored, settled(medium, stored), brought.name(), caller);
            StoredFile settled = copies.keep(file);
            kept = settled.id().equals(id);
            log.info(
                    "file {} {}: {}, {} bytes",
                    settled.id(),
                    kept ? "stored" : "brought again",
                    file.contentType(),
                    file.sizeBytes());
            return settled;
        } finally {
            if (!kept) {
                remove(key);
            }
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

    private StoredFile describe(UUID id, Stored stored, Medium medium, String name, Caller caller) {
        return new StoredFile(
                id,
                caller.workspaceId(),
                stored.key(),
                medium.kind().word(),
                name,
                medium.contentType(),
                stored.bytes(),
                stored.sha256(),
                null,
                medium.hasAudio(),
                medium.kind() == Kind.VIDEO,
                null,
                caller.keyHash(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private long limit(Medium medium) {
        return medium.kind() == Kind.VIDEO ? settings.maxVideoBytes() : settings.maxAudioBytes();
    }

    private void remove(String key) {
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
