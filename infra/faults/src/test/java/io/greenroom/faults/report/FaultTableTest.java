package io.greenroom.faults.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.faults.plan.FaultKind;
import io.greenroom.faults.plan.Struck;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FaultTableTest {

    private static final FaultKind KILLED = FaultKind.WORKER_KILLED;

    private final FaultTable table = new FaultTable(List.of(
            struck(true, true, false, 31.0),
            struck(true, true, false, 33.0),
            struck(true, true, true, 47.5),
            struck(false, true, false, 90.0),
            struck(true, false, false, 0.1),
            struck(true, true, false, null)));

    @Test
    void timesAreOfFaultsThatWereAloneAndMeant() {
        assertThat(table.recoveries(KILLED).inWords()).isEqualTo("2 times, p50 31.0 s, p95 33.0 s, max 33.0 s");
    }

    @Test
    void aTaskThatWaitsForItsWorkerIsTimedApart() {
        assertThat(table.waits(KILLED).inWords()).isEqualTo("1 times, p50 47.5 s, p95 47.5 s, max 47.5 s");
    }

    @Test
    void everyFaultIsCounted() {
        assertThat(table.lines().get(2)).contains("killed").contains("|     6 |        2 |");
    }

    private static Struck struck(boolean alone, boolean meant, boolean waitedFor, @Nullable Double seconds) {
        Duration recovery = seconds == null ? null : Duration.ofMillis(Math.round(seconds * 1000));
        return new Struck(KILLED, "render-1", alone, meant, waitedFor, recovery);
    }
}
