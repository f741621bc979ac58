package io.greenroom.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.backoff.BackOffExecution;

class ReconnectingTest {

    private final AtomicLong nanos = new AtomicLong();
    private final BackOffExecution pauses = new Reconnecting(nanos::get).start();

    @Test
    void pausesGrowToFiveSecondsAndStayThere() {
        long[] asked = LongStream.generate(pauses::nextBackOff).limit(50).toArray();
        assertThat(asked[0]).isBetween(375L, 625L);
        assertThat(asked[1]).isBetween(750L, 1_250L);
        assertThat(LongStream.of(asked).skip(4)).allMatch(pause -> pause >= 3_750 && pause <= 6_250);
        assertThat(LongStream.of(asked).skip(4).distinct().count())
                .as("not all at once")
                .isGreaterThan(1);
    }

    @Test
    void aLinkThatHasHeldStartsFromTheShortestAgain() {
        LongStream.generate(pauses::nextBackOff).limit(10).sum();
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());
        assertThat(pauses.nextBackOff()).isBetween(375L, 625L);
    }
}
