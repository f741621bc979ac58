package io.greenroom.render.work;

import io.greenroom.events.WorkerHeartbeat.State;
import io.greenroom.render.report.Pulse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the worker takes tasks, and if not, why. Safe for several threads. */
public final class WorkerState {

    private static final Logger log = LoggerFactory.getLogger(WorkerState.class);

    private final Pulse pulse;
    private State state = State.READY;
    private @Nullable String reason;
    private boolean leaving;

    /** @param pulse signalled at each change */
    public WorkerState(Pulse pulse) {
        this.pulse = pulse;
    }

    /**
     * The state at one moment.
     *
     * @param state whether tasks are taken
     * @param reason null while ready
     */
    record Snapshot(State state, @Nullable String reason) {}

    synchronized Snapshot snapshot() {
        return new Snapshot(state, reason);
    }

    synchronized boolean takesTasks() {
        return state == State.READY;
    }

    /** Whether the process is about to end; that is final. */
    synchronized boolean isLeaving() {
        return leaving;
    }

    /** An order from outside. A broken worker stays what it is. */
    synchronized void drain(String why) {
        if (state == State.READY) {
            become(State.DRAINING, why);
        }
    }

    /** Takes tasks again: the answer to a drain, and to a repair. */
    synchronized void resume() {
        if (!leaving && state != State.READY) {
            become(State.READY, null);
        }
    }

    /** The worker has found itself unable; a person has to mend it, then resume or restart it. */
    synchronized void breakDown(String why) {
        if (!leaving && state != State.BROKEN) {
            become(State.BROKEN, why);
        }
    }

    synchronized void leave() {
        leaving = true;
        become(State.DRAINING, "shutting down");
    }

    /** Sleeps, but no longer than until the next change. */
    synchronized void awaitChange(long millis) throws InterruptedException {
        wait(millis);
    }

    private void become(State next, @Nullable String why) {
        state = next;
        reason = why;
        if (next == State.BROKEN) {
            log.error("takes no tasks any more: {}", why);
        } else {
            log.info("{}{}", next == State.READY ? "takes tasks" : "takes no new tasks: ", why == null ? "" : why);
        }
        notifyAll();
        pulse.signal();
    }
}
