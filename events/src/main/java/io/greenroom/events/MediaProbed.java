package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an uploaded file really holds.
 *
 * @param fileId the file
 * @param durationMillis its length; null where it has none, as a picture
 * @param video its first video stream; null where there is none
 * @param audio its first audio stream; null where there is none
 */
public record MediaProbed(
        @JsonUnwrapped Header header,
        UUID fileId,
        @Nullable Long durationMillis,
        @Nullable VideoStream video,
        @Nullable AudioStream audio)
        implements MediaEvent {}
