package io.greenroom.gateway.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.greenroom.events.FailureCode;
import io.greenroom.events.FailureReason;
import io.greenroom.events.Message;
import io.greenroom.events.Note;
import io.greenroom.events.Run;
import io.greenroom.events.StopReason;
import io.greenroom.events.StopRun;
import io.greenroom.events.Topology;
import io.greenroom.events.WireConverter;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.tasks.TaskLog;
import io.greenroom.gateway.tasks.TaskLogs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GatewayTest
class RecorderTest {

    @LocalServerPort
    int port;

    @Autowired
    Recorder recorder;

    @Autowired
    TaskLogs logs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ConnectionFactory broker;

    @Autowired
    AmqpAdmin admin;

    private Rows rows;
    private UUID task;
    private Run run;
    private Told told;

    @BeforeEach
    void aPendingTask() {
        rows = Rows.of(jdbc);
        task = rows.task();
        run = Rows.run(task, 1, "gpu-1");
        told = Told.by(run);
    }

    @Test
    void theFirstRunOfTheAttemptBecomesTheOwner() {
        record(told.started());
        assertThat(rows.row(task))
                .containsEntry("status", "processing")
                .containsEntry("run_id", run.runId().toString())
                .containsEntry("worker_id", run.workerId())
                .containsEntry("version", 2L);
        assertThat(rows.column(task, "lease_until")).isNotNull();
        assertThat(rows.column(task, "started_at")).isNotNull();
    }

    @Test
    void anyEventButAStopCountsAsTheStart() {
        record(told.progressed(30));
        assertThat(rows.row(task)).containsEntry("status", "processing").containsEntry("progress", 30);

        UUID other = rows.task();
        record(Told.by(Rows.run(other, 1, "gpu-1")).stopped(StopReason.NOT_STARTED));
        assertThat(rows.row(other)).containsEntry("status", "pending").containsEntry("attempt", 1);
    }

    @Test
    void progressNeverFalls() {
        var early = told.progressed(20);
        record(told.started(), told.progressed(60), early);
        assertThat(rows.row(task)).containsEntry("progress", 60);
        assertThat(rows.logLines(task)).as("started and one step").isEqualTo(2);
    }

    @Test
    void aMessageThatComesTwiceChangesNothing() {
        var half = told.progressed(50);
        var done = told.completed();
        record(half, half, done);
        Map<String, Object> before = rows.row(task);
        long lines = rows.logLines(task);
        record(half, done);
        assertThat(rows.row(task)).isEqualTo(before);
        assertThat(rows.logLines(task)).isEqualTo(lines);
    }

    @Test
    void aResultEndsTheTask() {
        record(told.started(), told.completed());
        assertThat(rows.row(task))
                .containsEntry("status", "completed")
                .containsEntry("progress", 100)
                .containsEntry("video_url", "/api/videos/" + task)
                .containsEntry("result_bytes", 1_000L)
                .containsEntry("duration_ms", 6_000L)
                .containsEntry("lease_until", null);
    }

    @Test
    void aSecondRunOfTheSameAttemptIsToldToStop() {
        record(told.started());
        Run second = Rows.run(task, 1, "gpu-2");
        assertThat(ordersWhile(() -> record(Told.by(second).started())))
                .singleElement()
                .satisfies(stop -> {
                    assertThat(stop.header().runId()).isEqualTo(second.runId());
                    assertThat(stop.reason()).isEqualTo(StopReason.SUPERSEDED);
                });
        assertThat(rows.row(task)).containsEntry("run_id", run.runId().toString());
    }

    @Test
    void theInputsFaultEndsTheTaskAtOnce() {
        record(told.started(), told.failed(FailureCode.INPUT_INVALID));
        assertThat(rows.row(task))
                .containsEntry("status", "failed")
                .containsEntry("error_code", "input_invalid")
                .containsEntry("error_message", "It went wrong.");
    }

    @Test
    void anEnginesFaultIsTriedOnceMore() {
        record(told.started(), told.progressed(40), told.failed(FailureCode.NO_RESULT));
        assertThat(rows.row(task))
                .containsEntry("status", "pending")
                .containsEntry("attempt", 2)
                .containsEntry("progress", 0)
                .containsEntry("run_id", null)
                .containsEntry("dispatched_at", null);
        assertThat(rows.column(task, "next_attempt_at")).isNotNull();

        record(Told.by(Rows.run(task, 2, "gpu-1")).failed(FailureCode.NO_RESULT));
        assertThat(rows.row(task)).containsEntry("status", "failed").containsEntry("error_code", "no_result");
    }

    @Test
    void aBrokenWorkerCostsNoAttemptAndIsNotAskedAgain() {
        record(told.failed(FailureCode.WORKER_BROKEN));
        assertThat(rows.row(task))
                .containsEntry("status", "pending")
                .containsEntry("attempt", 2)
                .containsEntry("max_attempts", 4)
                .containsEntry("free_returns", 1);
        assertThat(String.valueOf(rows.column(task, "excluded_workers"))).contains("gpu-1");
    }

    @Test
    void whatTheWrongWorkerHandsBackWaitsForTheOthersHoweverOften() {
        record(told.failed(FailureCode.WORKER_BROKEN));
        for (int attempt = 2; attempt <= 20; attempt++) {
            Told next = Told.by(Rows.run(task, attempt, "gpu-1"));
            record(next.started(), next.stopped(StopReason.NOT_STARTED));
        }
        assertThat(rows.row(task))
                .containsEntry("status", "pending")
                .containsEntry("attempt", 21)
                .containsEntry("max_attempts", 23)
                .containsEntry("free_returns", 1);
        assertThat(jdbc.sql("select timestampdiff(second, now(), next_attempt_at) from tasks where id = ?")
                        .param(task.toString())
                        .query(Integer.class)
                        .single())
                .isBetween(5, 30);
    }

    @Test
    void whatNobodyCanRenderFailsAfterTenHandBacks() {
        for (int attempt = 1; attempt <= 11; attempt++) {
            Told next = Told.by(Rows.run(task, attempt, "gpu-1"));
            record(next.started(), next.stopped(StopReason.DRAINED));
        }
        assertThat(rows.row(task))
                .containsEntry("status", "failed")
                .containsEntry("error_code", "no_worker_could_render")
                .containsEntry("error_reason", "no_worker_could_render")
                .containsEntry("error_message", "Handed back 10 times, at last because the run ended: drained.");
        assertThat(String.valueOf(rows.column(task, "error_args"))).contains("\"times\"", "10");
    }

    @Test
    void theResultOfTheAttemptBeforeIsStillTaken() {
        record(told.started(), told.failed(FailureCode.TIMED_OUT));
        record(told.completed());
        assertThat(rows.row(task)).containsEntry("status", "completed").containsEntry("progress", 100);
    }

    @Test
    void theResultOfTheAttemptBeforeComesTooLateOnceAnotherRunOwnsTheTask() {
        record(told.started(), told.failed(FailureCode.TIMED_OUT));
        Run second = Rows.run(task, 2, "gpu-2");
        record(Told.by(second).started());
        record(told.completed());
        assertThat(rows.row(task))
                .containsEntry("status", "processing")
                .containsEntry("run_id", second.runId().toString());
    }

    @Test
    void aRunOfATaskThatIsGoneIsToldToStop() {
        Run lost = Rows.run(UUID.randomUUID(), 1, "gpu-1");
        assertThat(ordersWhile(() -> record(Told.by(lost).progressed(10))))
                .singleElement()
                .satisfies(stop -> assertThat(stop.header().runId()).isEqualTo(lost.runId()));
    }

    @Test
    void aNoteIsASignOfLifeAndALineForTranslatorsOnce() {
        var note = told.noted(Note.AUDIO_PADDED, Map.of("seconds", 0.4, "to_seconds", 1));
        record(note);
        assertThat(rows.row(task)).containsEntry("status", "processing").containsEntry("progress", 0);
        jdbc.sql("update tasks set lease_until = now(6) where id = ?")
                .param(task.toString())
                .update();
        Map<String, Object> before = rows.row(task);

        record(told.noted(Note.AUDIO_SILENT, Map.of("max_db", -91)), note);

        assertThat(rows.column(task, "lease_until")).isNotEqualTo(before.get("lease_until"));
        assertThat(rows.row(task)).containsEntry("version", before.get("version"));
        assertThat(story())
                .extracting(TaskLog::level, TaskLog::code, TaskLog::message)
                .containsExactly(
                        tuple("info", "started", "Started on worker gpu-1, attempt 1."),
                        tuple("warn", "audio_padded", Note.AUDIO_PADDED.sentence(note.args())),
                        tuple("warn", "audio_silent", "The audio is silent (-91 dB at most)."));
        assertThat(story().get(1).args()).containsEntry("to_seconds", 1);
    }

    @Test
    void aNoteOfARunThatIsNotTheOwnerStopsIt() {
        record(told.started());
        Run second = Rows.run(task, 1, "gpu-2");
        assertThat(ordersWhile(() -> record(Told.by(second).noted(Note.ENGINE_BUSY, Map.of()))))
                .extracting(stop -> stop.header().runId())
                .containsExactly(second.runId());
        assertThat(story()).hasSize(1);
    }

    @Test
    void aFailureIsKeptWithItsReasonAndArgumentsAndAManualRetryForgetsIt() {
        record(told.failed(FailureReason.AUDIO_TOO_SHORT, Map.of("seconds", 0.2, "least_seconds", 1)));
        assertThat(rows.row(task))
                .containsEntry("error_code", "audio_invalid")
                .containsEntry("error_reason", "audio_too_short")
                .containsEntry("error_message", "The audio is 0.2 s long; at least 1 s are needed. Use a longer one.");
        assertThat(String.valueOf(rows.column(task, "error_args"))).contains("least_seconds");
        assertThat(story())
                .filteredOn(line -> !line.level().equals("info"))
                .allSatisfy(line -> {
                    assertThat(line.code()).isEqualTo("audio_too_short");
                    assertThat(line.args()).containsEntry("seconds", 0.2);
                })
                .hasSize(2);

        assertThat(Api.admin(port).post("/api/tasks/" + task + "/retry").status())
                .isEqualTo(202);
        assertThat(rows.row(task))
                .containsEntry("error_code", null)
                .containsEntry("error_reason", null)
                .containsEntry("error_args", null)
                .containsEntry("error_message", null);
    }

    @Test
    void whatAnEngineSaidAtTheEndIsKeptHoweverLongItIs() {
        record(told.failed(FailureReason.VIDEO_UNREADABLE, Map.of("why", "数".repeat(70_000)), "x".repeat(70_000)));
        assertThat(rows.row(task)).containsEntry("status", "failed");
        assertThat(story()).allMatch(line -> line.message().length() <= 16_000).hasSize(5);
    }

    @Test
    void theProbableEndFollowsTheRunsOwnPaceAndGoesWithTheRun() {
        record(told.progressed(10, 60_000L));
        assertThat(secondsToTheEnd(task)).isBetween(50.0, 60.0);
        record(told.progressed(50, 20_000L));
        assertThat(secondsToTheEnd(task)).isBetween(10.0, 20.0);
        record(told.noted(Note.AUDIO_SILENT, Map.of()));
        assertThat(secondsToTheEnd(task)).isBetween(5.0, 20.0);
        record(told.progressed(60, null));
        assertThat(rows.column(task, "expected_end_at")).isNull();

        record(told.progressed(70, 5_000L), told.failed(FailureCode.TIMED_OUT));
        assertThat(rows.row(task)).containsEntry("status", "pending").containsEntry("expected_end_at", null);

        record(Told.by(Rows.run(task, 2, "gpu-1")).progressed(80, 5_000L));
        Told second = Told.by(Rows.run(rows.task(), 1, "gpu-1"));
        var done = second.completed();
        record(second.progressed(80, 5_000L), done);
        assertThat(rows.row(done.run().taskId())).containsEntry("expected_end_at", null);
        assertThat(rows.column(task, "expected_end_at")).isNotNull();
    }

    private List<TaskLog> story() {
        return logs.after(task, 0, 100);
    }

    private double secondsToTheEnd(UUID one) {
        return jdbc.sql("select timestampdiff(microsecond, now(3), expected_end_at) / 1e6 from tasks where id = ?")
                .param(one.toString())
                .query(Double.class)
                .single();
    }

    private void record(Message... events) {
        recorder.record(List.of(events));
    }

    /** What workers are told while this happens. */
    private List<StopRun> ordersWhile(Runnable action) {
        Queue control = QueueBuilder.nonDurable().exclusive().build();
        admin.declareQueue(control);
        admin.declareBinding(new Binding(control.getName(), Binding.DestinationType.QUEUE, Topology.CONTROL, "", null));
        action.run();
        RabbitTemplate template = new RabbitTemplate(broker);
        template.setMessageConverter(new WireConverter());
        List<StopRun> orders = new ArrayList<>();
        Object order = template.receiveAndConvert(control.getName(), 5_000);
        while (order != null) {
            orders.add((StopRun) order);
            order = template.receiveAndConvert(control.getName(), 200);
        }
        admin.deleteQueue(control.getName());
        return orders;
    }
}
