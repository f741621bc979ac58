package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A picture could not be made, or a file could not be probed.
 *
 * @param kind what was to be made; null for a probe
 * @param subject whose
 * @param subjectId its id
 * @param message why, for a person
 * @param permanent whether trying again is useless
 */
public record ThumbnailFailed(
        @JsonUnwrapped Header header,
        @Nullable PictureKind kind,
        Subject subject,
        UUID subjectId,
        String message,
        boolean permanent)
        implements MediaEvent {}
