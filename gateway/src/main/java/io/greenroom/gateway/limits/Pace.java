package io.greenroom.gateway.limits;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How fast a client sends, or takes: at least 1 KiB a second, over each 30 s that are spent waiting for it. What takes our
 * own time, such as a slow store, is not waiting. For one thread.
 */
final class Pace {
    private static final long WINDOW_NANOS = 30_000_000_000L;
    private static final long LEAST_BYTES_A_SECOND = 1024;

    private final LongSupplier nanos;
    private long since;
    private long waited;
    private long moved;

    Pace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void waitingBegins() {
        since = nanos.getAsLong();
    }

    /** Whether it keeps up, now that so many bytes more have moved. */
    boolean keepsUp(int bytes) {
        waited += nanos.getAsLong() - since;
        moved += bytes;
        if (waited < WINDOW_NANOS) {
            return true;
        }
        boolean enough = moved >= LEAST_BYTES_A_SECOND * TimeUnit.NANOSECONDS.toSeconds(waited);
        waited = 0;
        moved = 0;
        return enough;
    }
}
