package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A worker came, changed or fell silent; the worker is the header's.
 */
public record WorkerChanged(@JsonUnwrapped Header header) implements LiveMessage {}
