package io.greenroom.gateway.estimates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaneTest {

    @Test
    void workspacesTakeTurnsBehindWhatIsMoreUrgent() {
        Lane lane = new Lane(
                1,
                List.of(),
                2,
                Map.of("ours", Map.of(5, 1L, 0, 10L), "many", Map.of(0, 1_000L), "few", Map.of(3, 4L, 0, 1L)));
        assertThat(lane.ahead("ours", 5, 0)).as("only what is on its way").isEqualTo(2);
        assertThat(lane.ahead("ours", 0, 1))
                .as("the urgent ones, and one turn of each other workspace")
                .isEqualTo(2 + 1 + 4 + 1 + 1);
        assertThat(lane.ahead("ours", 0, 4))
                .as("three turns more, and nothing left of the few")
                .isEqualTo(2 + 4 + 4 + 1 + 4);
        assertThat(lane.aheadOfAnother("ours", 0)).isEqualTo(lane.ahead("ours", 0, 11));
        assertThat(lane.aheadOfAnother("new", -1)).isEqualTo(2 + 0 + 11 + 1_000 + 5);
        assertThat(lane.aheadOfAnother("new", 9)).isEqualTo(2);
    }

    @Test
    void theSlotThatFallsFreeFirstTakesTheNext() {
        Lane lane = new Lane(3, List.of(), 0, Map.of());
        assertThat(lane.untilFree(0, 10, List.of(7.0, 9.0))).as("one is free").isZero();
        assertThat(lane.untilFree(0, 10, List.of(7.0, 9.0, 2.0))).isEqualTo(2);
        assertThat(lane.untilFree(3, 10, List.of(7.0, 9.0, 2.0))).isEqualTo(12);
        assertThat(lane.untilFree(3, 10, List.of(7.0))).isEqualTo(10);
    }

    @Test
    void aVeryLongLineIsNotWalkedToItsEnd() {
        Lane lane = new Lane(4, List.of(), 0, Map.of());
        assertThat(lane.untilFree(1_000_000_000, 8, List.of())).isEqualTo(2e9);
    }
}
