package io.greenroom.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"engine_refused_audio", "worker_lost", "failed_on_three_workers"})
    void holdsWhereTasksFailedForWhatWasWrongWithThemOrLostTheirWorkerAgainAndAgain(String reason) {
        assertThat(Outages.of(failed(reason).story()).broken()).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"internal_error", "worker_broken", "timed_out"})
    void findsATaskThatFailedForAnythingElseEvenWhereItWasTriedAgain(@Nullable String reason) {
        Told task = failed(reason).attempt(2).line("pending", "Tried again.").line("completed", "Completed.");

        assertThat(Outages.of(task.story()).broken()).containsExactly("task " + task.id + ": Failed: so it is.");
    }

    @Test
    void anAttemptThatFailedEndsNoTask() {
        Told task =
                new Told().line("pending", "worker_broken: the disk is full.").line("completed", "Completed.");

        assertThat(Outages.of(task.story()).broken()).isEmpty();
    }

    private static Told failed(@Nullable String reason) {
        return new Told().line("pending", "Submitted.").failed(reason);
    }
}
