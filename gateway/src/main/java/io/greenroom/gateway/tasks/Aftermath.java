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
record Aftermath(@Nullable Failure end, Duration delay, Cost cost) {

    /** What an attempt takes from what is left. */
    enum Cost {
        ATTEMPT,
        FREE_RETURN,
        NOTHING
    }

    static Aftermath end(Failure why) {
        return new Aftermath(why, Duration.ZERO, Cost.ATTEMPT);
    }

    static Aftermath again(Duration delay, Cost cost) {
        return new Aftermath(null, delay, cost);
    }
}
