package io.greenroom.gateway.estimates;

import org.jspecify.annotations.Nullable;

/**
 * A task that a worker renders.
 *
 * @param remainingMillis until its end as its worker says; null where it says nothing
 * @param elapsedMillis since it started
 * @param audioMillis null where that is not known
 */
record Running(
        String engine,
        @Nullable Long remainingMillis,
        long elapsedMillis,
        @Nullable Long audioMillis) {}
