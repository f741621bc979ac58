package io.greenroom.gateway.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.events.FailureCode;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final int DRAWS = 1_000;

    @Test
    void doublesFromTwoSecondsAndFromAMinuteWhereTimeMustHelp() {
        for (int spent = 1; spent <= 3; spent++) {
            int tries = spent;
            int factor = 1 << (spent - 1);
            assertSpread(2 * factor, () -> Backoff.before(FailureCode.ENGINE_STALLED, tries));
            assertSpread(60 * factor, () -> Backoff.before(FailureCode.GPU_OUT_OF_MEMORY, tries));
        }
    }

    @Test
    void theLossOfAWorkerIsWaitedForNoLonger() {
        assertThat(Backoff.before(FailureCode.WORKER_LOST, 1)).isZero();
        assertThat(Backoff.before(FailureCode.WORKER_LOST, 2)).isZero();
    }

    @Test
    void neverWaitsMuchLongerThanTenMinutes() {
        for (int spent : List.of(10, 40, Integer.MAX_VALUE)) {
            assertSpread(600, () -> Backoff.before(FailureCode.STORE_UNAVAILABLE, spent));
        }
    }

    @Test
    void theFirstHandBackGoesOutAtOnce() {
        assertThat(Backoff.afterHandBack(1)).isZero();
        assertSpread(2, () -> Backoff.afterHandBack(2));
        assertSpread(512, () -> Backoff.afterHandBack(10));
    }

    /** Within a fifth of that many seconds, and not always the same. */
    private static void assertSpread(int seconds, Supplier<Duration> backoff) {
        List<Duration> drawn = Stream.generate(backoff).limit(DRAWS).toList();
        assertThat(drawn)
                .allSatisfy(delay ->
                        assertThat(delay.toMillis()).isBetween((long) (seconds * 800.0), (long) (seconds * 1200.0)));
        assertThat(drawn.stream().distinct().count()).isGreaterThan(DRAWS / 10);
    }
}
