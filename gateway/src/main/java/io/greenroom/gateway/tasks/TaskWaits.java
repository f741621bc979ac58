package io.greenroom.gateway.tasks;

/**
 * A task may be dispatched: announced by the transaction that made it wait.
 *
 * @param engine what it waits for
 */
public record TaskWaits(String engine) {}
