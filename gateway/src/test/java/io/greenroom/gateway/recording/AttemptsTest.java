package io.greenroom.gateway.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.events.FailureCode;
import io.greenroom.events.Message;
import io.greenroom.events.StopReason;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.tasks.TaskLog;
import io.greenroom.gateway.tasks.TaskLogs;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The attempts of a task: how each ended, what followed, and when it is the task's own fault. */
@GatewayTest
class AttemptsTest {

    @LocalServerPort
    int port;

    @Autowired
    Recorder recorder;

    @Autowired
    TaskLogs logs;

    @Autowired
    JdbcClient jdbc;

    private Rows rows;
    private UUID task;

    @BeforeEach
    void aPendingTask() {
        rows = Rows.of(jdbc);
        task = rows.task();
    }

    @Test
    void eachEndOfAnAttemptTellsWorkerReasonAndDuration() {
        Told first = on("gpu-1", 1);
        record(first.started());
        jdbc.sql("update tasks set started_at = date_sub(now(3), interval 90 second) where id = ?")
                .param(task.toString())
                .update();
        record(first.failed(FailureCode.ENGINE_STALLED));

        TaskLog failed = line("attempt_failed");
        assertThat(failed.attempt()).isEqualTo(1);
        assertThat(failed.args())
                .containsEntry("attempt", 1)
                .containsEntry("worker", "gpu-1")
                .containsEntry("code", "engine_stalled");
        assertThat((double) failed.args().get("seconds")).isBetween(90.0, 150.0);
        assertThat(failed.message()).matches("Attempt 1 on gpu-1 failed after [0-9.]+ s: engine_stalled\\.");

        Told second = on("gpu-2", 2);
        record(second.started(), second.stopped(StopReason.DRAINED));
        assertThat(line("attempt_stopped").args())
                .containsEntry("attempt", 2)
                .containsEntry("worker", "gpu-2")
                .containsEntry("stop", "drained");

        Told third = on("gpu-3", 3);
        record(third.started(), third.completed());
        assertThat(line("attempt_completed").args())
                .containsEntry("attempt", 3)
                .containsEntry("worker", "gpu-3")
                .containsEntry("video_seconds", 6.0)
                .containsKey("seconds");
        assertThat(logs.after(task, 0, 100))
                .as("every line of the gateway has a word for translators")
                .allSatisfy(line -> assertThat(line.code()).isNotNull());
    }

    @Test
    void aCancelledRunEndsItsAttemptAndAWaitingTaskHasNone() {
        record(on("gpu-1", 1).started());
        cancel();
        assertThat(line("attempt_stopped").args()).containsEntry("stop", "cancelled");
        assertThat(line("cancelled").args()).isEmpty();

        task = rows.task();
        cancel();
        assertThat(codes()).containsExactly("cancelled");
    }

    @Test
    void theNextAttemptWaitsAFewSecondsSpreadByAFifth() {
        record(on("gpu-1", 1).failed(FailureCode.ENGINE_STALLED));
        assertThat(secondsToTheNext()).isBetween(0.0, 2.4);
        record(on("gpu-1", 2).failed(FailureCode.ENGINE_STALLED));
        assertThat(secondsToTheNext()).isBetween(1.0, 4.8);
    }

    @Test
    void aFullCardIsGivenAMinute() {
        record(on("gpu-1", 1).failed(FailureCode.GPU_OUT_OF_MEMORY));
        assertThat(secondsToTheNext()).isBetween(30.0, 72.0);
    }

    @Test
    void whatFailsOnThreeWorkersIsTheTasksFaultWhateverIsLeft() {
        record(on("gpu-1", 1).failed(FailureCode.WORKER_BROKEN));
        record(on("gpu-2", 2).failed(FailureCode.ENGINE_STALLED));
        record(on("gpu-2", 3).failed(FailureCode.ENGINE_SETUP));
        assertThat(rows.row(task)).as("two different ones").containsEntry("status", "pending");

        record(on("gpu-3", 4).failed(FailureCode.ENGINE_SETUP));

        assertThat(rows.row(task))
                .containsEntry("status", "failed")
                .containsEntry("error_code", "failed_on_three_workers")
                .containsEntry("error_reason", "failed_on_three_workers");
        assertThat((String) rows.column(task, "error_message"))
                .startsWith("It failed on three different workers (gpu-1, gpu-2, gpu-3), at last with engine_setup");
    }

    @Test
    void whatIsTriedOnceMoreFailsTheSecondTime() {
        record(on("gpu-1", 1).failed(FailureCode.TIMED_OUT));
        assertThat(rows.row(task)).containsEntry("status", "pending");
        record(on("gpu-2", 2).failed(FailureCode.NO_RESULT));
        assertThat(rows.row(task)).containsEntry("status", "failed").containsEntry("error_code", "no_result");
    }

    @Test
    void aStallBeforeTakesNothingFromWhatIsTriedOnceMore() {
        record(on("gpu-1", 1).failed(FailureCode.ENGINE_STALLED));
        record(on("gpu-1", 2).failed(FailureCode.TIMED_OUT));
        assertThat(rows.row(task)).containsEntry("status", "pending").containsEntry("attempt", 3);
    }

    @ParameterizedTest
    @EnumSource(names = {"STORE_UNAVAILABLE", "INTERNAL_ERROR"})
    void whatIsNobodysFaultDoesNotCount(FailureCode passing) {
        record(on("gpu-1", 1).failed(FailureCode.WORKER_BROKEN));
        record(on("gpu-2", 2).failed(FailureCode.WORKER_BROKEN));
        record(on("gpu-3", 3).failed(passing));
        assertThat(String.valueOf(rows.column(task, "failed_workers"))).doesNotContain("gpu-3");
        assertThat(rows.row(task)).doesNotContainEntry("error_code", "failed_on_three_workers");
    }

    @Test
    void aManualRetryForgetsOnWhomItFailed() {
        record(on("gpu-1", 1).failed(FailureCode.WORKER_BROKEN));
        record(on("gpu-2", 2).failed(FailureCode.WORKER_BROKEN));
        record(on("gpu-3", 3).failed(FailureCode.WORKER_BROKEN));
        assertThat(Api.admin(port).post("/api/tasks/" + task + "/retry").status())
                .isEqualTo(202);
        assertThat(rows.row(task))
                .containsEntry("status", "pending")
                .containsEntry("attempt", 4)
                .containsEntry("max_attempts", 6)
                .containsEntry("free_returns", 0)
                .containsEntry("last_chance", false)
                .containsEntry("last_run_id", null)
                .containsEntry("progress", 0)
                .containsEntry("error_code", null)
                .containsEntry("failed_workers", "[]")
                .containsEntry("excluded_workers", "[]");
        assertThat(line("asked_again").args()).containsEntry("attempt", 4);

        record(on("gpu-3", 4).failed(FailureCode.ENGINE_STALLED));
        assertThat(rows.row(task)).containsEntry("status", "pending").containsEntry("attempt", 5);
    }

    private Told on(String worker, int attempt) {
        return Told.by(Rows.run(task, attempt, worker));
    }

    private void cancel() {
        assertThat(Api.admin(port).post("/api/tasks/" + task + "/cancel").status())
                .isEqualTo(202);
    }

    private double secondsToTheNext() {
        return jdbc.sql("select timestampdiff(microsecond, now(6), next_attempt_at) / 1e6 from tasks where id = ?")
                .param(task.toString())
                .query(Double.class)
                .single();
    }

    private List<String> codes() {
        return logs.after(task, 0, 100).stream().map(TaskLog::code).toList();
    }

    private TaskLog line(String code) {
        return logs.after(task, 0, 100).stream()
                .filter(line -> code.equals(line.code()))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private void record(Message... events) {
        recorder.record(List.of(events));
    }
}
