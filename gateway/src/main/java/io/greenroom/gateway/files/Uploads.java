package io.greenroom.gateway.files;

import io.greenroom.events.Header;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.limits.WorkspaceCaps;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.Stored;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Takes uploads in: straight from the connection into the store, in constant memory; the row follows the object. */
@Service
class Uploads {
    private final ObjectStore store;
    private final Intake intake;
    private final WorkspaceCaps caps;
    private final UploadRoom room;

    Uploads(ObjectStore store, Intake intake, WorkspaceCaps caps, UploadRoom room) {
        this.store = store;
        this.intake = intake;
        this.caps = caps;
        this.room = room;
    }

    /**
     * The file that it has become, which is an older one where the workspace has this content already. A file that is refused
     * leaves nothing behind: no object, no row.
     *
     * @throws IOException {@code brought} itself breaks off
     */
    StoredFile take(Caller caller, BroughtFile brought) throws IOException {
        try (UploadRoom.Place held = room.take()) {
            return store(caller, brought);
        }
    }

    private StoredFile store(Caller caller, BroughtFile brought) throws IOException {
        byte[] head = brought.content().readNBytes(Intake.HEAD_BYTES);
        if (head.length == 0) {
            throw Problem.EMPTY_FILE.because("The file has no bytes.");
        }
        Medium medium = intake.sniff(head);
        caps.checkRoomForBytes(caller.workspaceId(), Math.max(head.length, brought.announcedBytes()));
        InputStream content = new LimitedStream(
                new SequenceInputStream(new ByteArrayInputStream(head), brought.content()), intake.limit(medium));
        UUID id = Header.newId();
        String key = StoreArea.UPLOADS.key(id.toString());
        boolean taken = false;
        try {
            Stored stored = store.put(key, content, -1, medium.contentType());
            StoredFile file =
                    intake.keep(new Arrived(id, caller.workspaceId(), caller.keyHash(), brought.name(), stored), head);
            taken = true;
            return file;
        } finally {
            if (!taken) {
                intake.remove(key);
            }
        }
    }
}
