package io.greenroom.gateway.uploads;

import io.greenroom.gateway.files.FileView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An upload that comes in pieces, as it is shown.
 *
 * @param lastModified as the client said it of its own file; null: it did not
 * @param mine whether the key that asks began it
 * @param file what it has become; null: it is not all here
 */
@Schema(name = "Upload")
record ResumableUploadView(
        UUID id,
        String name,
        long sizeBytes,

        @Schema(description = "as far as it has come") long offsetBytes,

        @Schema(description = "last_modified of Upload-Metadata, to know the file again by") @Nullable
        String lastModified,

        @Schema(description = "whether this key began it") boolean mine,

        @Schema(description = "null until all of it has come") @Nullable
        FileView file,

        String url,
        Instant createdAt,

        @Schema(description = "moved on with each request") Instant expiresAt) {

    static ResumableUploadView of(ResumableUpload upload, String keyHash, @Nullable FileView file) {
        String modified = UploadMetadata.of(upload.metadata()).value("last_modified");
        return new ResumableUploadView(
                upload.id(),
                upload.name(),
                upload.sizeBytes(),
                upload.offsetBytes(),
                modified.isEmpty() ? null : modified,
                upload.keyHash().equals(keyHash),
                file,
                ResumableUploadController.UPLOADS + "/" + upload.id(),
                upload.createdAt(),
                upload.expiresAt());
    }
}
