package io.greenroom.render.report;

import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.FailureReason;
import io.greenroom.events.RenderStarted;
import io.greenroom.events.Run;
import io.greenroom.events.RunEvent;
import io.greenroom.events.StopReason;
import io.greenroom.render.engine.Cancellation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where runs begin to report: their announcement goes straight to the broker, all else through the spool. */
public final class Reports {

    private static final Logger log = LoggerFactory.getLogger(Reports.class);

    /** Far above what a run of an earlier process can have used. */
    private static final long AFTER_A_CRASH = 1_000_000_000L;

    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(10);
    private static final Duration GATEWAYS_ACT_WITHIN = Duration.ofMillis(500);

    private final ConfirmedPublisher publisher;
    private final Spool spool;
    private final HeldRuns held;
    private volatile boolean someWereLost;

    public Reports(ConfirmedPublisher publisher, Spool spool, HeldRuns held) {
        this.publisher = publisher;
        this.spool = spool;
        this.held = held;
    }

    /** A new run, listed in heartbeats from now until its end is confirmed. */
    public HeldRun hold(Run run, int slot) {
        return hold(run, slot, 1);
    }

    private HeldRun hold(Run run, int slot, long firstSequence) {
        var heldRun = new HeldRun(run, slot, firstSequence, new Cancellation(), spool::add, System::nanoTime);
        held.add(heldRun);
        return heldRun;
    }

    /**
     * Announces the run and waits for the broker's confirm.
     *
     * @return whether the run may begin; if not, it is reported as not started
     */
    public boolean announce(HeldRun run, RenderStarted started) {
        try {
            publisher.publish(started);
            return true;
        } catch (RuntimeException e) {
            log.warn("not started, the announcement was not confirmed ({}); the task goes back", e.toString());
            run.stopped(StopReason.NOT_STARTED);
            return false;
        }
    }

    /** The run never came to anything that has to be reported. */
    public void forget(HeldRun run) {
        held.forget(run);
    }

    /**
     * Waits until a gateway has heard of every run that was {@link #lost}, with a moment to act on it. Else a free slot
     * would take what lies ready, and the task that died would wait behind that.
     */
    public void awaitLossesHeard() throws InterruptedException {
        if (someWereLost && spool.flush(BROKER_PATIENCE)) {
            Thread.sleep(GATEWAYS_ACT_WITHIN.toMillis());
        }
    }

    /** Events that an earlier process could not send any more keep their runs in the heartbeats. */
    public void takeUpSpooled() {
        for (RunEvent event : spool.unconfirmed()) {
            if (EndOfRun.is(event)) {
                hold(event.run(), 0, AFTER_A_CRASH);
            }
        }
    }

    /** An earlier process died during this run; the sooner the gateway knows, the sooner it goes elsewhere. */
    public void lost(Run run, int slot) {
        boolean endIsKnown = spool.unconfirmed().stream()
                .anyMatch(event -> EndOfRun.is(event) && event.run().runId().equals(run.runId()));
        if (!endIsKnown) {
            someWereLost = true;
            log.warn(
                    "run {} of task {} died with an earlier process; reported as worker_lost",
                    run.runId(),
                    run.taskId());
            hold(run, slot, AFTER_A_CRASH)
                    .failed(FailureReason.WORKER_LOST, Map.of("worker", run.workerName()), List.of());
        }
    }
}
