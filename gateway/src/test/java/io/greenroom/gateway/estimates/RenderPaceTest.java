package io.greenroom.gateway.estimates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenderPaceTest {

    @Test
    void learnsSetupAndPace() {
        RenderPace pace = RenderPace.of(List.of(run(10, 25), run(20, 45), run(60, 125)));
        assertThat(pace.of(100_000L).likelyMillis()).isCloseTo(205_000, within(1.0));
        assertThat(pace.of(1_000L).likelyMillis()).isCloseTo(7_000, within(1.0));
        assertThat(pace.runs()).isEqualTo(3);
    }

    @Test
    void runsThatWereHeldUpDrawItNowhereButWidenIt() {
        List<PastRun> runs = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            runs.add(run(i * 10, i % 5 == 0 ? 4_000 : 5 + i * 20));
        }
        Expected expected = RenderPace.of(runs).of(100_000L);
        assertThat(expected.likelyMillis()).isCloseTo(205_000, within(2_000.0));
        assertThat(expected.p90Millis()).isGreaterThan(3 * expected.likelyMillis());
    }

    @Test
    void oneRunTellsTheProportion() {
        assertThat(RenderPace.of(List.of(run(10, 20))).of(50_000L).likelyMillis())
                .isCloseTo(100_000, within(1.0));
    }

    @Test
    void neverHasShorterAudioTakeLongerOrSetupTakeLessThanNothing() {
        RenderPace pace = RenderPace.of(List.of(run(10, 100), run(20, 90), run(30, 80), run(40, 70)));
        assertThat(pace.of(10_000L).likelyMillis())
                .isLessThanOrEqualTo(pace.of(40_000L).likelyMillis());
        assertThat(pace.of(0L).likelyMillis()).isPositive();
    }

    @Test
    void followsAnEngineThatHasBecomeFaster() {
        List<PastRun> runs = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            runs.add(run(10 + i % 50, (10 + i % 50) * (i < 100 ? 20 : 2)));
        }
        assertThat(RenderPace.of(runs).of(30_000L).likelyMillis()).isCloseTo(60_000, within(100.0));
        assertThat(RenderPace.of(runs).runs()).isEqualTo(RenderPace.LOOKS_BACK);
    }

    @Test
    void takesWhatIsUsualWhereTheLengthIsNotKnown() {
        Expected expected =
                RenderPace.of(List.of(run(10, 20), run(20, 40), run(30, 60))).typical();
        assertThat(expected.likelyMillis()).isCloseTo(40_000, within(1.0));
        assertThat(expected.p90Millis()).isCloseTo(60_000, within(1.0));
    }

    private static PastRun run(int audioSeconds, int renderSeconds) {
        return new PastRun(audioSeconds * 1_000L, renderSeconds * 1_000L);
    }
}
