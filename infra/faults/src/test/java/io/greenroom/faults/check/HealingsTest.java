package io.greenroom.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.faults.plan.FaultKind;
import io.greenroom.faults.plan.Struck;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealingsTest {

    private static final Struck RECOVERED =
            new Struck(FaultKind.BROKER_KILLED, "broker", true, true, false, Duration.ofSeconds(3));
    private static final Struck STUCK =
            new Struck(FaultKind.WORKER_KILLED, "render-worker-1", false, false, false, null);

    @Test
    void holdsWhereAllFlowedAgain() {
        assertThat(Healings.of(List.of(RECOVERED), List.of()).broken()).isEmpty();
    }

    @Test
    void findsAFaultThatNothingRecoveredFrom() {
        assertThat(Healings.of(List.of(RECOVERED, STUCK), List.of("line cut: refused"))
                        .broken())
                .containsExactly(
                        "line cut: refused",
                        "render worker killed, away past its lease: render-worker-1 did not recover");
    }
}
