package io.greenroom.render.work;

import io.greenroom.render.health.Findings;
import io.greenroom.render.health.SelfChecks;
import io.greenroom.render.report.Reports;
import java.time.Duration;

/**
 * Looks at the worker when it starts and again every minute, for as long as it lives. Runs in progress go on. What the
 * first look found counts, and tasks are taken, once the gateways know what died with an earlier process.
 */
final class HealthWatch implements Runnable {

    private final SelfChecks checks;
    private final Reports reports;
    private final WorkerState state;
    private final Duration lookEvery;

    HealthWatch(SelfChecks checks, Reports reports, WorkerState state, Duration lookEvery) {
        this.checks = checks;
        this.reports = reports;
        this.state = state;
        this.lookEvery = lookEvery;
    }

    /** Looks until interrupted. */
    @Override
    public void run() {
        try {
            Findings found = checks.look();
            reports.awaitLossesHeard();
            while (true) {
                state.found(found);
                state.awaitLookDue(lookEvery);
                found = checks.look();
            }
        } catch (InterruptedException e) {
            // The worker is leaving.
        }
    }
}
