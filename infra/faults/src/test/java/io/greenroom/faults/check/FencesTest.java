package io.greenroom.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FencesTest {

    @Test
    void aFenceThatWasToBeHitAndWasNotIsABrokenRun() {
        Verdict verdict = Fences.of(List.of(
                new Fence("runs given up", 3, "a killed worker"),
                new Fence("results taken late", 0, "workers cut off"),
                new Fence("duplicates ended", 0, "")));

        assertThat(verdict.figures()).isEqualTo("runs given up 3, results taken late 0, duplicates ended 0");
        assertThat(verdict.broken())
                .containsExactly("results taken late: 0, although workers cut off was to cause some");
    }

    @Test
    void aRunThatHitNoneProvesNothing() {
        assertThat(Fences.of(List.of(new Fence("runs given up", 0, ""), new Fence("duplicates ended", 0, "")))
                        .broken())
                .containsExactly("none was hit: the run proves nothing about them");
        assertThat(Fences.of(List.of(new Fence("runs given up", 0, ""), new Fence("duplicates ended", 1, "")))
                        .broken())
                .isEmpty();
    }
}
