package io.greenroom.render.work;

import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.WorkerHeartbeat;
import io.greenroom.render.health.HealthFile;
import io.greenroom.render.report.Pulse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the threads of the worker and tells the gateways every 5 s, and at every change, that they live and what they
 * hold. One that has died makes the worker broken: heartbeats that went on as if nothing had happened would keep tasks
 * that nobody works on or reports.
 */
public final class Supervisor implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration BETWEEN_BEATS = Duration.ofSeconds(5);

    private final Heartbeats heartbeats;
    private final WorkerState state;
    private final ConfirmedPublisher publisher;
    private final Pulse pulse;
    private final HealthFile healthFile;
    private final List<SlotLoop> slots = new ArrayList<>();
    private final List<Thread> loops = new ArrayList<>();
    private final List<Thread> watched = new ArrayList<>();

    Supervisor(
            Heartbeats heartbeats,
            WorkerState state,
            ConfirmedPublisher publisher,
            Pulse pulse,
            HealthFile healthFile) {
        this.heartbeats = heartbeats;
        this.state = state;
        this.publisher = publisher;
        this.pulse = pulse;
        this.healthFile = healthFile;
    }

    /** Starts a loop and watches it from now on; to be called before {@link #run}. */
    void start(SlotLoop loop) {
        Thread thread = new Thread(loop, "slot-" + loops.size());
        slots.add(loop);
        loops.add(thread);
        watch(thread);
        thread.start();
    }

    /** Watches this thread too, which must live for as long as the worker; to be called before {@link #run}. */
    void watch(Thread thread) {
        watched.add(thread);
    }

    /** Beats until interrupted, from the first look on: before it there is nothing to say. */
    @Override
    public void run() {
        try {
            while (true) {
                try {
                    watchAndBeat();
                } catch (RuntimeException e) {
                    log.error("no heartbeat, the next is due in {} s", BETWEEN_BEATS.toSeconds(), e);
                }
                pulse.await(BETWEEN_BEATS);
            }
        } catch (InterruptedException e) {
            log.debug("no more heartbeats");
        }
    }

    private void watchAndBeat() {
        if (!state.isLeaving()) {
            watched.stream()
                    .filter(thread -> !thread.isAlive())
                    .findFirst()
                    .ifPresent(dead ->
                            state.breakForGood("its thread " + dead.getName() + " has died; restart the worker"));
        }
        if (state.hasLooked()) {
            beat(heartbeats.now(openSlots()));
        }
    }

    /** The last heartbeat: the gateways need not wait for a lease to end. */
    void sayGoodbye() {
        beat(heartbeats.goodbye(openSlots()));
    }

    /** Whether every loop has ended; they do when the worker is leaving and their run is over. */
    boolean awaitLoops(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (Thread loop : loops) {
            loop.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
        return loops.stream().noneMatch(Thread::isAlive);
    }

    private int openSlots() {
        return (int) slots.stream().filter(slot -> !slot.rests()).count();
    }

    private void beat(WorkerHeartbeat heartbeat) {
        healthFile.keep(heartbeat);
        publisher.tell(heartbeat);
    }
}
