package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * Asks a drained worker to take tasks again; the worker is the header's.
 */
public record ResumeWorker(@JsonUnwrapped Header header) implements ControlMessage {}
