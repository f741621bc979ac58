package io.greenroom.gateway.files;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;
import tools.jackson.databind.JsonNode;

/**
 * A row of files: an upload that is in the store.
 *
 * @param path the name that tasks and digital humans use, and the object's key
 * @param kind word of {@link Kind}
 * @param name as its last sender called it: shown, never used as a path
 * @param durationMillis null: not probed yet, or it has none
 * @param hasAudio null: not known before it is probed
 * @param hasVideo null: not known before it is probed
 * @param probe its first streams as they were probed, {@code video} and {@code audio}; null: not probed yet
 * @param keyHash of the key that brought it first
 */
@Table("files")
public record StoredFile(
        @Id UUID id,
        UUID workspaceId,
        String path,
        String kind,
        String name,
        String contentType,
        long sizeBytes,
        String sha256,
        @Column("duration_ms") @Nullable Long durationMillis,
        @Nullable Boolean hasAudio,
        @Nullable Boolean hasVideo,
        @Nullable JsonNode probe,
        @Column("api_key") String keyHash,
        Instant createdAt) {

    /** Whether a task may take it as its voice; a file not probed yet has the benefit of the doubt. */
    public boolean mayBeHeard() {
        return hasAudio == null || hasAudio;
    }

    /** Whether a digital human may be made of it. */
    public boolean mayBeSeen() {
        return kind.equals(Kind.VIDEO.word()) && (hasVideo == null || hasVideo);
    }

    /** The same under the name that its last sender gave it. */
    StoredFile named(String lastName) {
        return new StoredFile(
                id,
                workspaceId,
                path,
                kind,
                lastName,
                contentType,
                sizeBytes,
                sha256,
                durationMillis,
                hasAudio,
                hasVideo,
                probe,
                keyHash,
                createdAt);
    }

    Media media() {
        return new Media(path, sizeBytes, sha256, contentType, name);
    }
}
