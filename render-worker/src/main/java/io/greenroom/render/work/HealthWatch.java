package io.greenroom.render.work;

import io.greenroom.render.health.SelfChecks;
import java.time.Duration;

/** Looks at the worker when it starts and again every minute, for as long as it lives. Runs in progress go on. */
final class HealthWatch implements Runnable {

    private final SelfChecks checks;
    private final WorkerState state;
    private final Duration lookEvery;

    HealthWatch(SelfChecks checks, WorkerState state, Duration lookEvery) {
        this.checks = checks;
        this.state = state;
        this.lookEvery = lookEvery;
    }

    /** Looks until interrupted. */
    @Override
    public void run() {
        try {
            while (true) {
                state.found(checks.look());
                state.awaitLookDue(lookEvery);
            }
        } catch (InterruptedException e) {
            // The worker is leaving.
        }
    }
}
