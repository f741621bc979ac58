package io.greenroom.gateway.estimates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Runs of the ffmpeg engine as they were recorded, each foretold from those that had ended before it, as the gateway
 * would have.
 */
class RecordedRunsTest {

    private static final int LEARNT_AFTER = 20;

    private static final List<PastRun> RUNS = new ArrayList<>();
    private static final List<Double> OFF = new ArrayList<>();
    private static int withinP90;

    @BeforeAll
    static void foretellEach() throws IOException {
        try (InputStream file = RecordedRunsTest.class.getResourceAsStream("/recorded-runs.csv")) {
            new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("ffmpeg,"))
                    .map(line -> line.split(","))
                    .forEach(fields -> RUNS.add(new PastRun(Long.parseLong(fields[1]), Long.parseLong(fields[2]))));
        }
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
