package io.greenroom.gateway.uploads;

import io.greenroom.gateway.files.StoreArea;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of uploads: a file that comes in pieces.
 *
 * @param id of the file that it becomes, unless the workspace has its content already
 * @param keyHash of the key that began it
 * @param name as its sender calls it
 * @param metadata as its sender put it, to be given back
 * @param sizeBytes as announced
 * @param offsetBytes as far as it has come
 * @param storeUpload the store's name for its parts; null: there is none yet
 * @param part the last number that a part may have been sent under
 * @param digest of the parts, see {@link GrowingDigest}; null: there is none yet
 * @param tailKey the object with what is left over after the parts; null: nothing is
 * @param fileId what it has become; null: it is not all here
 */
record ResumableUpload(
        UUID id,
        UUID workspaceId,
        String keyHash,
        String name,
        String metadata,
        long sizeBytes,
        long offsetBytes,
        @Nullable String storeUpload,
        int part,
        @Nullable String digest,
        @Nullable String tailKey,
        @Nullable UUID fileId,
        Instant createdAt,
        Instant expiresAt) {

    /** Of the object that it becomes. */
    String key() {
        return StoreArea.UPLOADS.key(id.toString());
    }

    boolean isComplete() {
        return fileId != null;
    }
}
