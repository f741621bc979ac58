package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;

/**
 * A run has stored a verified result.
 *
 * @param result the video in the store
 * @param durationMillis its length
 * @param quality findings of the verification, shown with the task
 */
public record RenderCompleted(
        @JsonUnwrapped Header header, StoredObject result, long durationMillis, Map<String, Object> quality)
        implements RunEvent {}
