package io.greenroom.gateway.estimates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Runs of the ffmpeg engine as they were recorded, each foretold from those that had ended before it, as the gateway
 * would have.
 */
class RecordedRunsTest {

    private static final int LEARNT_AFTER = RecordedRuns.LEARNT_AFTER;

    private static final List<PastRun> RUNS = RecordedRuns.of("ffmpeg");
    private static final List<Double> OFF = new ArrayList<>();
    private static int withinP90;

    @BeforeAll
    static void foretellEach() {
        for (int i = LEARNT_AFTER; i < RUNS.size(); i++) {
            PastRun run = RUNS.get(i);
            Expected expected = RenderPace.of(RUNS.subList(0, i)).of(run.audioMillis());
            OFF.add(Math.abs(expected.likelyMillis() - run.renderMillis()) / run.renderMillis());
            withinP90 += run.renderMillis() <= expected.p90Millis() ? 1 : 0;
        }
    }

    @Test
    void areEnoughToTell() {
        assertThat(OFF).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void halfAreForetoldWithinFifteenPercent() {
        assertThat(OFF.stream().sorted().toList().get(OFF.size() / 2)).isLessThanOrEqualTo(0.15);
    }

    @Test
    void nineOfTenTakeNoLongerThanForetold() {
        assertThat((double) withinP90 / OFF.size()).isBetween(0.85, 0.95);
    }
}
