package io.greenroom.gateway.tasks;

import io.greenroom.events.FailureCode;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long a task waits before its next attempt: doubling, capped, and spread so that a crowd does not come back at once. */
final class Backoff {

    /** The able ones are busy; nothing is gained by asking the wrong one more often. */
    static final Duration AFTER_THE_WRONG_WORKER = Duration.ofSeconds(30);

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration FIRST_LATER = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final double SPREAD = 0.2;

    private Backoff() {}

    /**
     * None after the loss of a worker: the lease was wait enough, and one that starts again says at once what died.
     *
     * @param spent attempts that have been used up, from 1
     */
    static Duration before(FailureCode code, int spent) {
        if (code == FailureCode.WORKER_LOST) {
            return Duration.ZERO;
        }
        return doubled(code.retry() == FailureCode.Retry.LATER ? FIRST_LATER : FIRST, spent);
    }

    /** @param returns hand-backs so far, from 1: the first goes out at once */
    static Duration afterHandBack(int returns) {
        return returns == 1 ? Duration.ZERO : doubled(FIRST, returns - 1);
    }

    private static Duration doubled(Duration first, int times) {
        long millis = first.toMillis() << Math.min(Math.max(times - 1, 0), 16);
        double spread = 1 + ThreadLocalRandom.current().nextDouble(-SPREAD, SPREAD);
        return Duration.ofMillis((long) (Math.min(millis, LONGEST.toMillis()) * spread));
    }
}
