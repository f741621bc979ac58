package io.greenroom.render.work;

import io.greenroom.events.StopReason;
import io.greenroom.render.report.HeldRuns;
import io.greenroom.render.report.Spool;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The worker as a whole: what runs while it lives, and its orderly end. */
public final class RenderWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RenderWorker.class);

    /** How long handed back runs may take to end, and their reports to reach the broker. */
    private static final Duration HAND_BACK_PATIENCE = Duration.ofSeconds(15);

    private static final Duration FLUSH_PATIENCE = Duration.ofSeconds(5);

    private final WorkerState state;
    private final Supervisor supervisor;
    private final Crew crew;
    private final HeldRuns held;
    private final Spool spool;
    private final Duration grace;
    private final List<Thread> helpers;
    private volatile boolean running;

    /** @param grace how long runs may go on once the process is asked to end; whatever is left is handed back */
    RenderWorker(WorkerState state, Supervisor supervisor, Crew crew, HeldRuns held, Spool spool, Duration grace) {
        this.state = state;
        this.supervisor = supervisor;
        this.crew = crew;
        this.held = held;
        this.spool = spool;
        this.grace = grace;
        this.helpers = List.of(
                new Thread(spool::sendUntilInterrupted, "spool"),
                new Thread(crew.orders(), "orders"),
                new Thread(crew.watch(), "health"),
                // Last, for it watches the others.
                new Thread(supervisor, "supervisor"));
    }

    @Override
    public void start() {
        running = true;
        crew.slots().loops().forEach(supervisor::start);
        helpers.forEach(supervisor::watch);
        helpers.forEach(Thread::start);
    }

    /** Takes nothing new, lets runs end within the grace, hands back the others, and sees to it that all is reported. */
    @Override
    public void stop() {
        state.leave();
        try {
            if (!supervisor.awaitLoops(grace)) {
                held.all().forEach(run -> {
                    log.info(
                            "the grace is over; run {} is handed back",
                            run.run().runId());
                    run.cancellation().cancel(StopReason.DRAINED);
                });
                supervisor.awaitLoops(HAND_BACK_PATIENCE);
            }
            if (!spool.flush(FLUSH_PATIENCE)) {
                log.warn(
                        "the broker is away; {} events are sent after the next start",
                        spool.unconfirmed().size());
            }
            for (Thread helper : helpers) {
                helper.interrupt();
                helper.join(FLUSH_PATIENCE.toMillis());
            }
            supervisor.sayGoodbye();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = false;
        log.info("has left");
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
