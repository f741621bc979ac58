package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A run has ended without a verdict; its task may go elsewhere.
 *
 * @param reason why
 */
public record RenderStopped(@JsonUnwrapped Header header, StopReason reason) implements RunEvent {}
