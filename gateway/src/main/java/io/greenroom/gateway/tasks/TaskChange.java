package io.greenroom.gateway.tasks;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a move asks of the columns that only the database's clock may fill. */
final class TaskChange {

    private boolean visible;
    private boolean leased;
    private @Nullable Duration leasedFor;
    private boolean started;
    private boolean ended;
    private boolean reopened;
    private @Nullable Duration dispatchAfter;
    private boolean paced;
    private @Nullable Long remainingMillis;

    TaskChange visible() {
        visible = true;
        return this;
    }

    /** The lease runs anew from now. */
    TaskChange leased() {
        leased = true;
        leasedFor = null;
        return this;
    }

    /** The same, for longer or shorter than usual. */
    TaskChange leasedFor(Duration time) {
        leased = true;
        leasedFor = time;
        return visible();
    }

    TaskChange startedNow() {
        started = true;
        return visible();
    }

    /** When the run will probably end; null: it no longer says. */
    TaskChange endsIn(@Nullable Long millis) {
        paced = true;
        remainingMillis = millis;
        return this;
    }

    /** Finished, whichever way; the lease is over. */
    TaskChange endedNow() {
        ended = true;
        leased = false;
        return visible();
    }

    /** An ended task is open again. */
    TaskChange reopened() {
        reopened = true;
        return visible();
    }

    /** To be published again once this time has passed; the lease is over. */
    TaskChange dispatchAfter(Duration delay) {
        dispatchAfter = delay;
        leased = false;
        return endsIn(null).visible();
    }

    boolean isVisible() {
        return visible;
    }

    boolean isLeased() {
        return leased;
    }

    Duration leaseOr(Duration usual) {
        return leasedFor == null ? usual : leasedFor;
    }

    boolean isStarted() {
        return started;
    }

    boolean isEnded() {
        return ended;
    }

    boolean isReopened() {
        return reopened;
    }

    /** Null when the task does not go back to waiting. */
    @Nullable
    Duration dispatchDelay() {
        return dispatchAfter;
    }

    boolean isPaced() {
        return paced;
    }

    @Nullable
    Long remainingMillis() {
        return remainingMillis;
    }

    boolean isEmpty() {
        return !visible && !leased;
    }
}
