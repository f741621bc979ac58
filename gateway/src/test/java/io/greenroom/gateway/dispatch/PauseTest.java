package io.greenroom.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.TaskSubmitted;
import io.greenroom.events.Topology;
import io.greenroom.events.WireConverter;
import io.greenroom.events.WorkerHeartbeat.State;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.TestWorker;
import io.greenroom.gateway.recording.Recorder;
import io.greenroom.gateway.recording.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@GatewayTest
class PauseTest {

    private static final AtomicInteger ENGINES = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    Dispatcher dispatcher;

    @Autowired
    Sweeper sweeper;

    @Autowired
    Recorder recorder;

    @Autowired
    ConfirmedPublisher publisher;

    @Autowired
    ConnectionFactory broker;

    @Autowired
    AmqpAdmin admin;

    @Autowired
    JdbcClient jdbc;

    private Api operator;
    private Rows rows;
    private String engine;

    @BeforeEach
    void aWorkerWithOneSlot() {
        operator = Api.admin(port);
        rows = Rows.of(jdbc);
        engine = "paused-" + ENGINES.incrementAndGet();
        admin.declareQueue(new Queue(Topology.renderQueue(engine)));
        new TestWorker(publisher, "worker-of-" + engine, engine).says(State.READY, null);
        await().until(() -> count("select count(*) from worker_engines where engine = ?") == 1);
    }

    @AfterEach
    void goOn() {
        jdbc.sql("update tasks set status = 'cancelled' where status in ('pending', 'processing') and engine = ?")
                .param(engine)
                .update();
        operator.post("/api/dispatch/resume");
    }

    @Test
    void nothingGoesOutUntilItIsResumed() {
        operator.post("/api/dispatch/pause", Map.of("reason", "new cards"));
        UUID task = rows.task(engine, 0);
        UUID lost = rows.task(engine, 0);
        jdbc.sql("update tasks set dispatched_at = now(6) where id = ?")
                .param(lost.toString())
                .update();
        dispatcher.dispatch();
        sweeper.sweep(Duration.ofSeconds(-1));
        assertThat(rows.column(task, "dispatched_at")).isNull();
        assertThat(lying()).as("what the broker has lost stays lost meanwhile").isZero();

        operator.post("/api/dispatch/resume");
        assertThat(received(1)).containsExactly(task);
        recorder.record(List.of(Told.by(Rows.run(task, 1, "gpu")).started()));
        await().untilAsserted(() -> {
            sweeper.sweep(Duration.ofSeconds(-1));
            assertThat(lying()).isPositive();
        });
        assertThat(received(1)).containsExactly(lost);
    }

    @Test
    void whatNoWorkerHasTakenComesBackAndGoesOutAgainLater() {
        List<UUID> tasks = List.of(rows.task(engine, 0), rows.task(engine, 0), rows.task(engine, 0));
        await().until(() -> lying() == 3);
        operator.post("/api/dispatch/pause");
        await().until(() -> lying() == 0);
        await().until(() -> count("select count(*) from tasks where dispatched_at is null and engine = ?") == 3);
        assertThat(tasks)
                .allSatisfy(task -> assertThat(rows.column(task, "attempt")).isEqualTo(1));
        rows.task(engine, 9);
        operator.post("/api/dispatch/resume");
        assertThat(received(3)).as("priority counts anew").endsWith(tasks.get(0), tasks.get(1));
    }

    @Test
    void whatWasBelievedRefusedComesBackToo() {
        UUID task = rows.task(engine, 0);
        await().until(() -> lying() == 1);
        jdbc.sql("""
                        update tasks
                        set dispatched_at = null, next_attempt_at = date_add(now(6), interval 1 hour)
                        where id = ?
                        """).param(task.toString()).update();
        operator.post("/api/dispatch/pause");
        await().until(() -> lying() == 0);
    }

    @Test
    void whatIsNoTaskIsParkedAndHoldsNothingUp() {
        UUID task = rows.task(engine, 0);
        await().until(() -> lying() == 1);
        new RabbitTemplate(broker).convertAndSend(Topology.renderQueue(engine), (Object) "not json");
        await().until(() -> lying() == 2);
        operator.post("/api/dispatch/pause");
        await().until(() -> lying() == 0);
        await().untilAsserted(
                        () -> assertThat(rows.column(task, "dispatched_at")).isNull());
        await().until(() -> jdbc.sql("select count(*) from parked_messages where queue = ?")
                        .param(Topology.renderQueue(engine))
                        .query(Integer.class)
                        .single()
                == 1);
    }

    @Test
    void runsGoOn() {
        UUID task = rows.task(engine, 0);
        assertThat(received(1)).containsExactly(task);
        Told run = Told.by(Rows.run(task, 1, "gpu"));
        recorder.record(List.of(run.started()));
        operator.post("/api/dispatch/pause");
        dispatcher.dispatch();
        recorder.record(List.of(run.completed()));
        assertThat(rows.column(task, "status")).isEqualTo("completed");
    }

    @Test
    void askingTwiceIsAskingOnce() {
        assertThat(operator.get("/api/dispatch").json().path("paused").asBoolean(true))
                .isFalse();
        Instant before = Instant.now().minusSeconds(60);
        JsonNode first = operator.post("/api/dispatch/pause", Map.of("reason", "new cards"))
                .json();
        assertThat(first.path("paused").asBoolean()).isTrue();
        assertThat(first.path("reason").asString()).isEqualTo("new cards");
        assertThat(first.path("paused_by").asString()).isNotBlank();
        assertThat(Instant.parse(first.path("paused_at").asString())).isAfter(before);
        assertThat(operator.post("/api/dispatch/pause").json()).isEqualTo(first);
        assertThat(operator.get("/api/dispatch").json()).isEqualTo(first);
        JsonNode second = operator.post("/api/dispatch/pause", Map.of("reason", "and a new driver"))
                .json();
        assertThat(second.path("paused_at")).isEqualTo(first.path("paused_at"));
        assertThat(second.path("reason").asString()).isEqualTo("and a new driver");

        for (int i = 0; i < 2; i++) {
            JsonNode resumed = operator.post("/api/dispatch/resume").json();
            assertThat(resumed.path("paused").asBoolean(true)).isFalse();
            assertThat(resumed.path("reason").isNull()).isTrue();
        }
    }

    @Test
    void onlyAnAdminMayAsk() {
        Api stranger = Api.stranger(port);
        assertThat(stranger.get("/api/dispatch").code()).isEqualTo("forbidden");
        assertThat(stranger.post("/api/dispatch/pause").code()).isEqualTo("forbidden");
        assertThat(stranger.post("/api/dispatch/resume").code()).isEqualTo("forbidden");
        assertThat(operator.post("/api/dispatch/pause", Map.of("reason", "x".repeat(256)))
                        .code())
                .isEqualTo("validation_failed");
        assertThat(operator.get("/api/dispatch").json().path("paused").asBoolean(true))
                .isFalse();
    }

    @Test
    void whatNobodyWouldTakeAnyMoreCountsForNothing() {
        UUID inItsQueue = rows.task(engine, 0);
        await().until(() -> lying() == 1);
        jdbc.sql("update workers set last_seen_at = date_sub(now(6), interval 31 second) where name = ?")
                .param("worker-of-" + engine)
                .update();
        UUID lost = rows.task(engine, 0);
        jdbc.sql("update tasks set dispatched_at = now(6) where id = ?")
                .param(lost.toString())
                .update();
        await().untilAsserted(() -> {
            sweeper.sweep(Duration.ofSeconds(-1));
            assertThat(rows.column(inItsQueue, "dispatched_at")).isNull();
            assertThat(rows.column(lost, "dispatched_at")).isNull();
        });
        assertThat(lying()).isZero();
    }

    private long lying() {
        return admin.getQueueInfo(Topology.renderQueue(engine)).getMessageCount();
    }

    private int count(String sql) {
        return jdbc.sql(sql).param(engine).query(Integer.class).single();
    }

    private List<UUID> received(int count) {
        RabbitTemplate queue = new RabbitTemplate(broker);
        queue.setMessageConverter(new WireConverter());
        queue.setReceiveTimeout(10_000);
        List<UUID> received = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TaskSubmitted command = (TaskSubmitted) queue.receiveAndConvert(Topology.renderQueue(engine));
            assertThat(command).as("message %d", i).isNotNull();
            received.add(Objects.requireNonNull(command.header().taskId()));
        }
        return received;
    }
}
