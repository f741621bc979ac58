package io.greenroom.gateway.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.events.ControlMessage;
import io.greenroom.events.DrainWorker;
import io.greenroom.events.FailureCode;
import io.greenroom.events.Header;
import io.greenroom.events.ResumeWorker;
import io.greenroom.events.Run;
import io.greenroom.events.StopRun;
import io.greenroom.events.Topology;
import io.greenroom.events.WireConverter;
import io.greenroom.events.WorkerHeartbeat;
import io.greenroom.events.WorkerHeartbeat.EngineOffer;
import io.greenroom.events.WorkerHeartbeat.State;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.recording.Recorder;
import io.greenroom.gateway.recording.Told;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A worker that spoils one task after the other gets none for a while, and then one at a time. */
@GatewayTest
class QuarantineTest {

    private static final AtomicInteger NAMES = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Heartbeats heartbeats;

    @Autowired
    Reaper reaper;

    @Autowired
    Recorder recorder;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AmqpAdmin broker;

    @Autowired
    ConnectionFactory connections;

    private Rows rows;
    private Api admin;
    private String name;
    private String id;
    private Queue control;
    private RabbitTemplate hearing;

    @BeforeEach
    void aReadyWorker() {
        rows = Rows.of(jdbc);
        admin = Api.admin(port);
        name = "suspect-" + NAMES.incrementAndGet();
        control = QueueBuilder.nonDurable().exclusive().build();
        broker.declareQueue(control);
        broker.declareBinding(
                new Binding(control.getName(), Binding.DestinationType.QUEUE, Topology.CONTROL, "", null));
        hearing = new RabbitTemplate(connections);
        hearing.setMessageConverter(new WireConverter());
        startProcess();
        says(State.READY, 4);
    }

    @AfterEach
    void endTheQueue() {
        broker.deleteQueue(control.getName());
    }

    @Test
    void threeDifferentTasksInARowAreEnough() {
        UUID first = failsATask();
        UUID second = failsATask();
        assertThat(quarantine().isNull()).isTrue();

        UUID third = failsATask();

        assertThat(secondsOfQuarantine()).isBetween(240, 300);
        assertThat(quarantine().path("probing").asBoolean(true)).isFalse();
        assertThat(quarantine().path("tasks").valueStream().map(JsonNode::asString))
                .containsExactly(first.toString(), second.toString(), third.toString());
        assertThat(quarantine().path("code").asString()).isEqualTo("engine_stalled");
        assertThat(((DrainWorker) order()).reason())
                .matches(
                        "quarantined until \\d\\d:\\d\\d UTC: 3 different tasks in a row failed here, last: It went.*");
        says(State.READY, 4);
        assertThat(order()).as("it goes on as if it had not heard").isInstanceOf(DrainWorker.class);
    }

    @Test
    void aWorkerThatKeepsGettingLostIsNoBetter() {
        for (int i = 0; i < 3; i++) {
            UUID task = rows.task();
            recorder.record(List.of(Told.by(Rows.run(task, 1, name)).started()));
            jdbc.sql("update tasks set lease_until = date_sub(now(6), interval 1 second) where id = ?")
                    .param(task.toString())
                    .update();
            reaper.reap();
        }
        assertThat(quarantine().path("code").asString()).isEqualTo("worker_lost");
    }

    @Test
    void aProcessThatDiesCountsOnceForAllItsSlots() {
        for (int slot = 0; slot < 4; slot++) {
            UUID task = rows.task();
            Run run = new Run(task, 1, Header.newId(), id);
            recorder.record(List.of(Told.by(run).started()));
            jdbc.sql("update tasks set lease_until = date_sub(now(6), interval 1 second) where id = ?")
                    .param(task.toString())
                    .update();
        }
        reaper.reap();
        assertThat(quarantine().isNull()).isTrue();
        failsATask();
        assertThat(quarantine().isNull()).isTrue();
        failsATask();
        assertThat(quarantine().path("tasks").size()).isEqualTo(3);
    }

    @Test
    void theSameTaskCountsOnceAndACompletedOneBeginsANewCount() {
        UUID task = rows.task();
        for (int attempt = 1; attempt <= 3; attempt++) {
            fails(task, attempt, name);
        }
        failsATask();
        assertThat(quarantine().isNull()).as("only two different ones").isTrue();
        completesATask();
        failsATask();
        failsATask();
        assertThat(quarantine().isNull()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"INPUT_INVALID", "MULTIPLE_FACES", "FACE_OR_MODEL", "STORE_UNAVAILABLE", "INTERNAL_ERROR"})
    void whatTheInputOrAServiceIsToBlameForDoesNotCount(FailureCode code) {
        for (int i = 0; i < 3; i++) {
            recorder.record(List.of(Told.by(Rows.run(rows.task(), 1, name)).failed(code)));
        }
        assertThat(quarantine().isNull()).isTrue();
    }

    @Test
    void afterItsTimeItIsTriedWithOneTaskAtATime() {
        quarantined();
        says(State.DRAINING, 4);
        assertThat(order()).as("it does as it should").isNull();
        timeOver();

        says(State.DRAINING, 4);

        assertThat(((ResumeWorker) order()).slots()).isEqualTo(1);
        assertThat(quarantine().path("probing").asBoolean()).isTrue();
        says(State.READY, 1);
        assertThat(order()).as("it does as it should").isNull();
        says(State.READY, 4);
        assertThat(((ResumeWorker) order()).slots())
                .as("it uses more than it may")
                .isEqualTo(1);
    }

    @Test
    void aCompletedTaskEndsTheQuarantine() {
        quarantined();
        timeOver();
        completesATask();

        assertThat(quarantine().isNull()).isTrue();
        assertThat(((ResumeWorker) order()).slots()).isNull();
    }

    @Test
    void aFailureOnTrialRenewsItForTwiceAsLongUpToAnHour() {
        quarantined();
        for (int minutes : List.of(10, 20, 40, 60, 60)) {
            timeOver();
            failsATask();
            assertThat(secondsOfQuarantine()).isBetween(minutes * 60 - 60, minutes * 60);
        }
        assertThat(quarantine().path("tasks").size()).isEqualTo(3);
    }

    @Test
    void aFailureOfARunThatWasGoingOnDoesNotProlongIt() {
        quarantined();
        failsATask();
        assertThat(secondsOfQuarantine()).isLessThanOrEqualTo(300);
    }

    @Test
    void anOperatorsResumeEndsItAtOnce() {
        quarantined();

        assertThat(admin.post("/api/workers/" + id + "/resume").status()).isEqualTo(202);

        assertThat(((ResumeWorker) order()).slots()).isNull();
        assertThat(quarantine().isNull()).isTrue();
    }

    @Test
    void anOperatorsDrainStaysWhateverBecomesOfTheQuarantine() {
        quarantined();
        admin.post("/api/workers/" + id + "/drain");
        assertThat(((DrainWorker) order()).reason()).isNull();
        timeOver();
        says(State.DRAINING, 4);
        assertThat(order()).isNull();
        completesATask();
        assertThat(order()).isInstanceOf(DrainWorker.class);
        assertThat(shown().path("drain_wanted").asBoolean()).isTrue();
    }

    @Test
    void bothHoldForAProcessThatIsStartedAnewUnderTheName() {
        quarantined();
        startProcess();
        says(State.READY, 4);
        assertThat(((DrainWorker) order()).reason()).startsWith("quarantined until");

        admin.post("/api/workers/" + id + "/resume");
        assertThat(order()).isInstanceOf(ResumeWorker.class);
        assertThat(order()).isInstanceOf(ResumeWorker.class);
        admin.post("/api/workers/" + id + "/drain");
        assertThat(order()).isInstanceOf(DrainWorker.class);
        assertThat(order()).isInstanceOf(DrainWorker.class);
        startProcess();
        says(State.READY, 4);
        assertThat(((DrainWorker) order()).reason()).isNull();
    }

    @Test
    void whatTurnsOutToBeTheTasksFaultIsTakenBack() {
        failsATask();
        failsATask();
        UUID poison = rows.task();
        fails(poison, 1, name);
        assertThat(quarantine().isNull()).isFalse();
        order();

        fails(poison, 2, name + "-b");
        fails(poison, 3, name + "-c");

        assertThat(rows.row(poison)).containsEntry("error_code", "failed_on_three_workers");
        assertThat(quarantine().isNull()).isTrue();
        assertThat(((ResumeWorker) order()).slots()).isNull();
        failsATask();
        assertThat(quarantine().isNull())
                .as("two others still speak against it")
                .isFalse();
    }

    @Test
    void aTaskSaysThatItWaitsForAQuarantinedWorker() {
        UUID waiting = rows.task("engine-of-" + name, 0);
        quarantined();
        assertThat(admin.get("/api/tasks/" + waiting).json().path("waiting").isNull())
                .as("the worker has not said that it drains")
                .isTrue();
        says(State.DRAINING, 4);
        JsonNode why = admin.get("/api/tasks/" + waiting).json().path("waiting");
        assertThat(why.path("code").asString()).isEqualTo("worker_quarantined");
        assertThat(why.at("/args/engine").asString()).isEqualTo("engine-of-" + name);
    }

    private void quarantined() {
        failsATask();
        failsATask();
        failsATask();
        assertThat(order()).isInstanceOf(DrainWorker.class);
    }

    private UUID failsATask() {
        UUID task = rows.task();
        fails(task, 1, name);
        return task;
    }

    private void fails(UUID task, int attempt, String worker) {
        recorder.record(List.of(Told.by(Rows.run(task, attempt, worker)).failed(FailureCode.ENGINE_STALLED)));
    }

    private void completesATask() {
        recorder.record(List.of(Told.by(Rows.run(rows.task(), 1, name)).completed()));
    }

    private void timeOver() {
        jdbc.sql("update worker_trust set quarantined_until = date_sub(now(6), interval 1 second) where name = ?")
                .param(name)
                .update();
    }

    private int secondsOfQuarantine() {
        return jdbc.sql("select timestampdiff(second, now(6), quarantined_until) from worker_trust where name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    private JsonNode quarantine() {
        return shown().path("quarantine");
    }

    private JsonNode shown() {
        return admin.get("/api/workers")
                .json()
                .path("data")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void startProcess() {
        id = Run.workerId(name, UUID.randomUUID());
    }

    private void says(State state, int slots) {
        heartbeats.hear(new WorkerHeartbeat(
                Header.ofWorker(id),
                name,
                state,
                null,
                List.of(new EngineOffer("engine-of-" + name, false, List.of())),
                slots,
                List.of(),
                Map.of(),
                List.of(),
                List.of()));
    }

    /** The next order to a process of this name; null when none comes. */
    private @Nullable ControlMessage order() {
        while (true) {
            Object order = hearing.receiveAndConvert(control.getName(), 500);
            if (order == null) {
                return null;
            }
            String to = ((ControlMessage) order).header().workerId();
            if (!(order instanceof StopRun) && to != null && name.equals(Run.workerName(to))) {
                return (ControlMessage) order;
            }
        }
    }
}
