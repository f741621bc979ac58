package io.greenroom.render.work;

import io.greenroom.events.WorkerHeartbeat.State;
import io.greenroom.render.health.Findings;
import io.greenroom.render.report.Pulse;
import java.time.Duration;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the worker takes tasks, and if not, why. Several things may speak against it at once, and each ends by itself:
 * what the last look at the worker found, a run that failed by the worker's fault, and an operator's wish. Safe for
 * several threads.
 */
public final class WorkerState {

    private static final Logger log = LoggerFactory.getLogger(WorkerState.class);

    /** Nothing was looked at yet, so nobody knows that a task would go well. */
    private static final Snapshot NOT_LOOKED = new Snapshot(State.DRAINING, "looks at itself first");

    private static final Snapshot READY = new Snapshot(State.READY, null);

    /** Every slot may be used. */
    static final int ALL_SLOTS = Integer.MAX_VALUE;

    private final Pulse pulse;
    private final LongSupplier nanoClock;
    private @Nullable Findings findings;
    private @Nullable Breakdown breakdown;
    private @Nullable String forGood;
    private @Nullable String drained;
    /** Slots that wait for a task or hold one. */
    private final NavigableSet<Integer> busy = new TreeSet<>();

    private int slotsAtMost = ALL_SLOTS;
    private boolean leaving;
    private boolean lookWanted;
    private int breakdowns;
    private Snapshot told = NOT_LOOKED;

    /**
     * Of a worker that has not looked at itself yet and takes nothing until it has.
     *
     * @param pulse signalled at each change
     * @param nanoClock as {@link System#nanoTime}
     */
    public WorkerState(Pulse pulse, LongSupplier nanoClock) {
        this.pulse = pulse;
        this.nanoClock = nanoClock;
    }

    /**
     * The state at one moment.
     *
     * @param state whether tasks are taken
     * @param reason null while ready
     */
    record Snapshot(State state, @Nullable String reason) {}

    synchronized Snapshot snapshot() {
        if (leaving) {
            return new Snapshot(State.DRAINING, "shutting down");
        }
        if (forGood != null) {
            return new Snapshot(State.BROKEN, forGood);
        }
        if (findings == null) {
            return NOT_LOOKED;
        }
        String broken = findings.whyBroken().orElse(breakdown == null ? null : breakdown.why());
        if (broken != null) {
            return new Snapshot(State.BROKEN, broken);
        }
        return drained == null ? READY : new Snapshot(State.DRAINING, drained);
    }

    synchronized boolean takesTasks() {
        return snapshot().state() == State.READY;
    }

    /** Whether the process is about to end; that is final. */
    synchronized boolean isLeaving() {
        return leaving;
    }

    /** What the last look found; nothing before the first. */
    synchronized Findings findings() {
        return Objects.requireNonNullElse(findings, new Findings(List.of(), List.of()));
    }

    /** Whether there is something to say of it: it has looked at itself, or never will. */
    synchronized boolean hasLooked() {
        return findings != null || forGood != null;
    }

    /** A look is done. Whatever it found counts until the next, and a breakdown that has lasted long enough is over. */
    synchronized void found(Findings now) {
        findings = now;
        if (breakdown != null && breakdown.endsAt() - nanoClock.getAsLong() <= 0) {
            breakdown = null;
        }
        changed();
    }

    /** An order from outside; it outlives everything that is wrong with the worker itself. */
    synchronized void drain(String why) {
        drained = why;
        changed();
    }

    /**
     * An order from outside: takes tasks again unless it is still broken, which is looked at at once. One that is leaving
     * takes none in any case.
     *
     * @param atMost slots that it may use until a run completes
     */
    synchronized void resume(int atMost) {
        if (leaving) {
            return;
        }
        slotsAtMost = atMost;
        drained = null;
        breakdown = null;
        breakdowns = 0;
        lookWanted = true;
        changed();
    }

    /** A run has failed by the worker's fault. The next try is made later each time, until a run completes. */
    synchronized void breakDown(String why) {
        if (breakdown == null) {
            breakdown = Breakdown.begin(why, ++breakdowns, nanoClock.getAsLong());
            lookWanted = true;
            changed();
        }
    }

    /** A run has completed, so whatever broke the worker before is over. */
    synchronized void completedRun() {
        breakdowns = 0;
        if (slotsAtMost != ALL_SLOTS) {
            slotsAtMost = ALL_SLOTS;
            changed();
        }
    }

    /** Whether this slot may wait for a task and hold it; if so it must {@link #leaveSlot} afterwards. */
    synchronized boolean enterSlot(int slot) {
        return busy.size() < slotsAtMost && busy.add(slot);
    }

    synchronized void leaveSlot(int slot) {
        busy.remove(slot);
        notifyAll();
    }

    /** Whether a slot that waits for a task may go on waiting. */
    synchronized boolean takesTasksOn(int slot) {
        return takesTasks() && busy.headSet(slot).size() < slotsAtMost;
    }

    /** Only a restart helps. */
    synchronized void breakForGood(String why) {
        if (forGood == null) {
            forGood = why;
            changed();
        }
    }

    synchronized void leave() {
        leaving = true;
        changed();
    }

    /** Sleeps, but no longer than until the next change. */
    synchronized void awaitChange(long millis) throws InterruptedException {
        wait(millis);
    }

    /** Sleeps until it is time to look again: after a while, at the end of a breakdown, or when something happened. */
    synchronized void awaitLookDue(Duration longest) throws InterruptedException {
        long begun = nanoClock.getAsLong();
        while (!lookWanted) {
            long now = nanoClock.getAsLong();
            long left = begun + longest.toNanos() - now;
            if (breakdown != null && breakdown.endsAt() - begun > 0) {
                left = Math.min(left, breakdown.endsAt() - now);
            }
            if (left <= 0) {
                return;
            }
            wait(left / 1_000_000 + 1);
        }
        lookWanted = false;
    }

    private void changed() {
        Snapshot now = snapshot();
        if (!now.equals(told)) {
            if (now.state() == State.BROKEN) {
                log.error("takes no tasks {}: {}", untilWhen(), now.reason());
            } else {
                log.info(now.state() == State.READY ? "takes tasks" : "takes no new tasks: {}", now.reason());
            }
            told = now;
        }
        notifyAll();
        pulse.signal();
    }

    private String untilWhen() {
        if (forGood != null) {
            return "any more";
        }
        return breakdown == null
                ? "until a look at itself finds nothing wrong"
                : "for " + breakdown.lasts().toMinutes() + " min, and until a look at itself finds nothing wrong";
    }
}
