package io.greenroom.render.heygemhttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void guessesBeforeItKnows() {
        assertThat(new Pace().expected(MINUTE)).isEqualTo(Duration.ofSeconds(20 + 3 * 60));
    }

    @Test
    void comesNearToWhatTheServiceNeeds() {
        var pace = new Pace();
        for (int i = 0; i < 8; i++) {
            pace.learn(MINUTE, Duration.ofMinutes(10));
        }

        assertThat(pace.expected(MINUTE)).isCloseTo(Duration.ofMinutes(10), Duration.ofSeconds(10));
    }

    @Test
    void neverExpectsNothing() {
        var pace = new Pace();
        for (int i = 0; i < 8; i++) {
            pace.learn(MINUTE, Duration.ZERO);
        }

        assertThat(pace.expected(MINUTE)).isGreaterThan(Duration.ofSeconds(20));
    }
}
