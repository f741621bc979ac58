package io.greenroom.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.faults.client.Sighting;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ForwardTest {

    private final UUID task = UUID.randomUUID();
    private final Sighting sighting = new Sighting();

    @Test
    void holdsWhereProgressOnlyRises() {
        sighting.show(task, 1, "processing", 10);
        sighting.show(task, 1, "completed", 100);

        assertThat(Forward.of(Told.completed().story(), List.of(sighting)).broken())
                .isEmpty();
    }

    @Test
    void findsProgressThatFellInTheStory() {
        sighting.show(task, 1, "processing", 10);
        Told fell = new Told().progress(40).progress(30);

        assertThat(Forward.of(fell.story(), List.of(sighting)).broken())
                .singleElement()
                .asString()
                .contains("30 % of attempt 1 after 40 %");
    }

    @Test
    void beginsAgainWithEachAttempt() {
        sighting.show(task, 1, "processing", 90);
        sighting.show(task, 2, "pending", 0);
        Told again = new Told().progress(40).attempt(2).progress(5);

        assertThat(Forward.of(again.story(), List.of(sighting)).broken()).isEmpty();
    }

    @Test
    void findsFramesThatWentBack() {
        sighting.show(task, 2, "processing", 50);
        sighting.show(task, 2, "processing", 49);
        sighting.show(task, 1, "processing", 60);
        sighting.show(task, 3, "cancelled", 20);
        sighting.show(task, 3, "completed", 100);

        assertThat(sighting.backward())
                .containsExactly(
                        "task " + task + " attempt 2: progress fell from 50 to 49",
                        "task " + task + " attempt 1: shown after attempt 2",
                        "task " + task + " attempt 3: cancelled became completed");
        assertThat(Forward.of(Told.completed().story(), List.of(sighting)).broken())
                .hasSize(3);
    }

    @Test
    void provesNothingWithoutProgress() {
        assertThat(Forward.of(Told.completed().story(), List.of(sighting)).holds())
                .isFalse();
    }
}
