package io.greenroom.gateway.uploads;

import io.greenroom.gateway.files.Arrived;
import io.greenroom.gateway.files.Intake;
import io.greenroom.gateway.files.StoreArea;
import io.greenroom.gateway.files.StoredFile;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.ProblemException;
import io.greenroom.media.ObjectParts;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.SentPart;
import io.greenroom.media.StoreException;
import io.greenroom.media.Stored;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that one request brings of an upload, on their way into the store in constant memory. What fills a part is sent
 * at once; when the request ends or breaks off, what is left over becomes an object, which the next request reads first. The
 * last piece is kept by nobody but its sender until the file is made. For one thread.
 */
final class Arrival {
    private final ResumableUpload upload;
    private final UUID writer;
    private final ResumableUploads uploads;
    private final ObjectStore store;
    private final Intake intake;
    private final ObjectParts parts;
    private final GrowingDigest digest;
    private final byte[] buffer;
    private int filled;
    private int keptInTail;
    private long sentBytes;
    private int number;
    private @Nullable String storeUpload;

    /** @param upload as it is now that {@code writer} has claimed it */
    Arrival(ResumableUpload upload, UUID writer, ResumableUploads uploads, ObjectStore store, Intake intake) {
        this.upload = upload;
        this.writer = writer;
        this.uploads = uploads;
        this.store = store;
        this.intake = intake;
        this.parts = store.parts(upload.key());
        this.digest = GrowingDigest.from(upload.digest());
        this.sentBytes = uploads.bytesOfParts(upload.id());
        this.number = upload.part();
        this.storeUpload = upload.storeUpload();
        this.buffer = new byte[(int) Math.min(ObjectStore.PART_BYTES, upload.sizeBytes() - sentBytes)];
    }

    /**
     * Takes what comes, up to the end of the file.
     *
     * @throws IOException {@code body} breaks off; what has come is kept
     * @throws ProblemException the file is refused, and of no use any more; or {@code request_timeout}, as above
     */
    void take(InputStream body) throws IOException {
        readTail();
        boolean more = true;
        while (more) {
            more = fill(body);
            if (filled < wanted()) {
                keepTail();
            } else if (sentBytes + filled == upload.sizeBytes()) {
                refuseMore(body);
                complete();
                more = false;
            } else {
                sendPart();
            }
        }
    }

    private int wanted() {
        return (int) Math.min(buffer.length, upload.sizeBytes() - sentBytes);
    }

    private void readTail() {
        if (upload.tailKey() == null) {
            return;
        }
        int kept = (int) (upload.offsetBytes() - sentBytes);
        byte[] tail = store.bytes(upload.tailKey(), 0, kept);
        System.arraycopy(tail, 0, buffer, 0, kept);
        filled = kept;
        keptInTail = kept;
    }

    /** @return whether the body goes on */
    private boolean fill(InputStream body) throws IOException {
        int head = Math.min(wanted(), Intake.HEAD_BYTES);
        boolean unknown = sentBytes == 0 && filled < head;
        try {
            boolean more = !unknown || fill(body, head);
            if (unknown && filled >= head) {
                // What it is shows long before all of it has come.
                intake.typeOf(Arrays.copyOf(buffer, head), upload.sizeBytes());
            }
            return more && fill(body, wanted());
        } catch (IOException brokenOff) {
            keepTail();
            throw brokenOff;
        } catch (ProblemException refusal) {
            if (refusal.problem() == Problem.REQUEST_TIMEOUT) {
                keepTail();
            }
            throw refusal;
        }
    }

    private boolean fill(InputStream body, int upTo) throws IOException {
        while (filled < upTo) {
            int read = body.read(buffer, filled, upTo - filled);
            if (read < 0) {
                return false;
            }
            filled += read;
        }
        return true;
    }

    private static void refuseMore(InputStream body) throws IOException {
        if (body.read() >= 0) {
            throw Problem.FILE_TOO_LARGE.because("More has come than was announced.");
        }
    }

    private void keepTail() throws IOException {
        if (filled == keptInTail) {
            return;
        }
        String key = StoreArea.LEFT_OVER.key(upload.id() + "/" + number);
        store.put(key, new ByteArrayInputStream(buffer, 0, filled), filled, "application/octet-stream");
        uploads.keepTail(upload.id(), writer, sentBytes + filled, key);
        keptInTail = filled;
    }

    private void sendPart() {
        if (storeUpload == null) {
            storeUpload = parts.begin(intake.typeOf(head(), upload.sizeBytes()));
        }
        SentPart part = parts.send(storeUpload, number, buffer, filled);
        digest.add(buffer, filled);
        uploads.addPart(upload.id(), writer, storeUpload, part, filled, digest.state());
        sentBytes += filled;
        number++;
        filled = 0;
        keptInTail = 0;
    }

    private void complete() throws IOException {
        byte[] head = storeUpload == null ? head() : null;
        digest.add(buffer, filled);
        Stored stored = new Stored(upload.key(), upload.sizeBytes(), digest.hex());
        if (storeUpload == null) {
            String type = intake.typeOf(head(), upload.sizeBytes());
            store.put(upload.key(), new ByteArrayInputStream(buffer, 0, filled), filled, type);
        } else {
            join(storeUpload);
        }
        StoredFile file = intake.keep(
                new Arrived(upload.id(), upload.workspaceId(), upload.keyHash(), upload.name(), stored),
                head == null ? storedHead() : head);
        uploads.complete(upload.id(), writer, file.id());
    }

    private void join(String begun) {
        try {
            List<SentPart> all = new ArrayList<>(uploads.parts(upload.id()));
            all.add(parts.send(begun, number, buffer, filled));
            parts.join(begun, all);
        } catch (StoreException failure) {
            // A gateway that died right after it had joined them has left the whole object.
            boolean joined = failure.reason() == StoreException.Reason.MISSING
                    && store.stat(upload.key())
                            .filter(object -> object.bytes() == upload.sizeBytes())
                            .isPresent();
            if (!joined) {
                throw failure;
            }
        }
    }

    private byte[] head() {
        return Arrays.copyOf(buffer, Math.min(filled, Intake.HEAD_BYTES));
    }

    private byte[] storedHead() {
        return store.bytes(upload.key(), 0, Intake.HEAD_BYTES);
    }
}
