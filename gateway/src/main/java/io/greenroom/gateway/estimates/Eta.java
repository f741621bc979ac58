package io.greenroom.gateway.estimates;

import org.jspecify.annotations.Nullable;

/**
 * When something will be over, in seconds from now.
 *
 * @param seconds in half of all cases it takes no longer
 * @param p90Seconds in nine of ten cases it takes no longer; null where past runs do not tell
 */
public record Eta(int seconds, @Nullable Integer p90Seconds) {

    static Eta ofMillis(double likely, double p90) {
        return new Eta(seconds(likely), seconds(Math.max(likely, p90)));
    }

    /** Whole seconds, none of them negative; what has begun counts. */
    static int seconds(double millis) {
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(Math.max(0, millis) / 1000));
    }
}
