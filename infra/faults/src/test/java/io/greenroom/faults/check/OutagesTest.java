package io.greenroom.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.faults.evidence.TaskRow;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutagesTest {

    @Test
    void holdsWhereTasksFailedForWhatWasWrongWithThem() {
        assertThat(Outages.of(List.of(task("completed", null), task("failed", "audio_invalid")))
                        .broken())
                .isEmpty();
    }

    @Test
    void findsATaskThatFailedBecauseTheStoreWasAway() {
        assertThat(Outages.of(List.of(task("failed", "store_unavailable"))).broken())
                .hasSize(1);
    }

    @Test
    void findsATaskThatFailedForAReasonThatNobodyThoughtOf() {
        assertThat(Outages.of(List.of(task("failed", "internal_error"), task("failed", null)))
                        .broken())
                .hasSize(2);
    }

    private static TaskRow task(String status, @Nullable String errorCode) {
        return new TaskRow(UUID.randomUUID(), "a task", status, 0, 1, null, null, false, errorCode, null, null, 0);
    }
}
