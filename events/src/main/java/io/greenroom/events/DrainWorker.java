package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * Asks a worker to finish what it runs and take nothing new; the worker is the header's.
 */
public record DrainWorker(@JsonUnwrapped Header header) implements ControlMessage {}
