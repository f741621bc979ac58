package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;

/**
 * A picture is in the store.
 *
 * @param kind what was made
 * @param subject whose picture it is
 * @param subjectId id of the digital human or the task
 * @param picture the image
 */
public record ThumbnailReady(
        @JsonUnwrapped Header header, PictureKind kind, Subject subject, UUID subjectId, StoredObject picture)
        implements MediaEvent {}
