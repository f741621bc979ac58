package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * Asks a worker to finish what it runs and take nothing new; the worker is the header's.
 *
 * @param reason why, which the worker repeats in its heartbeats; null: an operator wants it
 */
public record DrainWorker(
        @JsonUnwrapped Header header, @Nullable String reason) implements ControlMessage {}
