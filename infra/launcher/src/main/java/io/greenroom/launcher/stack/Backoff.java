package io.greenroom.launcher.stack;

import java.time.Duration;

/** How long to wait before a service that died is started again: doubled with each death in a row, up to 30 s. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** A service that was up this long starts from the beginning. */
    private static final Duration STABLE = Duration.ofMinutes(1);

    private Duration next = FIRST;

    Duration afterRunOf(Duration lifetime) {
        if (lifetime.compareTo(STABLE) >= 0) {
            next = FIRST;
        }
        Duration now = next;
        next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
        return now;
    }
}
