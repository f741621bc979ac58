package io.greenroom.gateway.tasks;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What follows from an attempt without a result: the end, or another attempt after a while.
 *
 * @param end why it is over; null: there is another attempt
 * @param delay before the other attempt
 * @param cost what the attempt that has ended takes from what was left
 */
record Verdict(@Nullable Failure end, Duration delay, Cost cost) {

    /** What an attempt takes from what is left. */
    enum Cost {
        ATTEMPT,
        FREE_RETURN,
        NOTHING
    }

    static Verdict end(Failure why) {
        return new Verdict(why, Duration.ZERO, Cost.ATTEMPT);
    }

    static Verdict again(Duration delay, Cost cost) {
        return new Verdict(null, delay, cost);
    }
}
