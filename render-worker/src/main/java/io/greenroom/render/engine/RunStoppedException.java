package io.greenroom.render.engine;

import io.greenroom.events.StopReason;

/** A run was told to end; that is no failure. */
public final class RunStoppedException extends Exception {

    private final StopReason reason;

    public RunStoppedException(StopReason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public StopReason reason() {
        return reason;
    }
}
