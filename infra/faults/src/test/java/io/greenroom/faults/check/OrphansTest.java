package io.greenroom.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrphansTest {

    private static final Orphans.References ROWS =
            new Orphans.References(Set.of("results/t/r.mp4", "uploads/u.wav"), Set.of("t"), Set.of("abc"));

    @Test
    void holdsWhereEveryObjectBelongsToARow() {
        assertThat(broken("results/t/r.mp4", "uploads/u.wav", "runs/t/x.log.gz", "prepared/abc/fitted.mp4"))
                .isEmpty();
    }

    @Test
    void findsTheResultOfALosingRunAndWhatDeletedTasksAndUploadsLeft() {
        assertThat(broken(
                        "results/t/r.mp4",
                        "uploads/u.wav",
                        "results/t/other.mp4",
                        "runs/gone/x.log.gz",
                        "prepared/def/fitted.mp4",
                        "uploads/v.wav"))
                .hasSize(4)
                .allMatch(sentence -> sentence.endsWith("belongs to no row"));
    }

    @Test
    void findsAnObjectThatARowRefersToAndThatIsGone() {
        assertThat(broken("uploads/u.wav")).containsExactly("object results/t/r.mp4 is gone, and a row refers to it");
    }

    private static List<String> broken(String... keys) {
        return Orphans.of(List.of(keys), ROWS, 0).broken();
    }
}
