package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Objects;
import java.util.UUID;

/**
 * Asks for a picture of a video.
 *
 * @param kind what is to be made
 * @param subject whose picture it is
 * @param subjectId id of the digital human or the task
 * @param sourceKey the video's key in the store
 * @param targetKey where the picture is to be stored
 */
public record ThumbnailRequested(
        @JsonUnwrapped Header header,
        PictureKind kind,
        Subject subject,
        UUID subjectId,
        String sourceKey,
        String targetKey)
        implements Message {

    public ThumbnailRequested {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(subjectId, "subject_id");
        Objects.requireNonNull(sourceKey, "source_key");
        Objects.requireNonNull(targetKey, "target_key");
    }
}
