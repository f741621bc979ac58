package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A run has taken its task; sent before the engine begins.
 *
 * @param engine the engine that will render
 */
public record RenderStarted(@JsonUnwrapped Header header, String engine) implements RunEvent {}
