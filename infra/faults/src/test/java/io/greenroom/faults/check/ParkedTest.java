package io.greenroom.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParkedTest {

    @Test
    void holdsWhereAllThatIsParkedIsOurs() {
        assertThat(Parked.of(List.of("{\"poison-1\": no JSON", "poison-1 xxx"), "poison-1", 2)
                        .broken())
                .isEmpty();
    }

    @Test
    void findsWhatWasParkedAndNotPoisoned() {
        assertThat(Parked.of(List.of("{\"type\": \"render_completed\"}"), "poison-1", 0)
                        .broken())
                .hasSize(1);
    }

    @Test
    void findsPoisonThatVanished() {
        assertThat(Parked.of(List.of("poison-1"), "poison-1", 2).broken())
                .containsExactly("2 messages were poisoned and only 1 are parked");
    }
}
