package io.greenroom.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeftoversTest {

    private static final Map<String, Long> EMPTY = Map.of("greenroom.render.stand-in", 0L);

    @Test
    void holdsWhereNothingIsHeld() {
        assertThat(Leftovers.of(List.of(Told.completed().task()), true, EMPTY, List.of())
                        .broken())
                .isEmpty();
    }

    @Test
    void findsALeaseALockAMessageAndAProcess() {
        Told leased = Told.completed().leased();

        assertThat(Leftovers.of(
                                List.of(leased.task()),
                                false,
                                Map.of("greenroom.render.stand-in", 2L),
                                List.of("ffmpeg -i a.wav"))
                        .broken())
                .containsExactly(
                        "task " + leased.id + " is completed and holds a lease",
                        "a row is still locked",
                        "2 messages are left in greenroom.render.stand-in",
                        "a process is left: ffmpeg -i a.wav");
    }
}
