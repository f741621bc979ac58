package io.greenroom.events;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;

/**
 * The pauses between tries to connect: from half a second to five, each with a quarter more or less, so that the processes
 * of an installation do not all come at once. A link that has held for a while starts from the shortest pause again.
 */
final class Reconnecting implements BackOff {

    static final long SHORTEST_MILLIS = 500;
    private static final long LONGEST_MILLIS = 5_000;
    private static final long HELD_NANOS = 4 * LONGEST_MILLIS * 1_000_000;

    private final LongSupplier nanoClock;

    Reconnecting() {
        this(System::nanoTime);
    }

    /** @param nanoClock as {@link System#nanoTime} */
    Reconnecting(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    @Override
    public BackOffExecution start() {
        return new Pauses();
    }

    private final class Pauses implements BackOffExecution {

        private long pauseMillis = SHORTEST_MILLIS;
        private long askedAt = nanoClock.getAsLong();

        @Override
        public synchronized long nextBackOff() {
            long now = nanoClock.getAsLong();
            if (now - askedAt > HELD_NANOS) {
                pauseMillis = SHORTEST_MILLIS;
            }
            askedAt = now;
            long quarter = pauseMillis / 4;
            long pause = pauseMillis + ThreadLocalRandom.current().nextLong(-quarter, quarter + 1);
            pauseMillis = Math.min(LONGEST_MILLIS, pauseMillis * 2);
            return pause;
        }
    }
}
