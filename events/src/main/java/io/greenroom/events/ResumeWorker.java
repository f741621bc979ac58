package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * Asks a drained worker to take tasks again; the worker is the header's.
 *
 * @param slots how many of its slots it may use until one of its runs completes, at least 1; null: all
 */
public record ResumeWorker(
        @JsonUnwrapped Header header, @Nullable Integer slots) implements ControlMessage {}
