package io.greenroom.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.events.BrokerLink;
import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.RabbitNode;
import io.greenroom.events.Topology;
import io.greenroom.events.WireConverter;
import io.greenroom.events.WorkerHeartbeat;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.Listening;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.RunningGateway;
import io.greenroom.gateway.TestWorker;
import io.greenroom.gateway.recording.Told;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A gateway whose RabbitMQ runs short of memory, or is started anew. */
@Timeout(240)
class BlockedBrokerTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ENGINE = "ffmpeg";

    private RabbitNode broker;
    private RunningGateway gateway;
    private Rows rows;

    @BeforeEach
    void start() throws Exception {
        broker = RabbitNode.start();
        gateway = new RunningGateway(broker.uri()).start();
        rows = Rows.of(gateway.bean(JdbcClient.class));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(broker().path("status").asString()).isEqualTo("UP"));
    }

    @AfterEach
    void stop() throws Exception {
        if (gateway != null) {
            gateway.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void tasksAreAcceptedAndWaitUntilItTakesMessagesAgain() {
        gateway.bean(AmqpAdmin.class).declareQueue(new Queue(Topology.renderQueue(ENGINE)));
        new TestWorker(gateway.bean(ConfirmedPublisher.class), "gpu", ENGINE).says(WorkerHeartbeat.State.READY, null);
        await().atMost(SOON)
                .until(() -> gateway.bean(JdbcClient.class)
                                .sql("select count(*) from worker_engines")
                                .query(Integer.class)
                                .single()
                        > 0);
        broker.raiseAlarm();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(broker().path("status").asString()).isEqualTo("BLOCKED"));
        assertThat(broker().at("/details/reason").asString()).isEqualTo("low on memory");
        assertThat(ready()).as("tasks can be accepted").isEqualTo(200);

        UUID task = UUID.fromString(submit().json().path("id").asString());
        gateway.bean(Dispatcher.class).dispatch();
        assertThat(rows.column(task, "dispatched_at"))
                .as("waits as it would in a queue")
                .isNull();
        assertThat(rows.column(task, "attempt")).isEqualTo(1);

        broker.clearAlarm();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(rows.column(task, "dispatched_at")).isNotNull());
        assertThat(broker().path("status").asString()).isEqualTo("UP");
    }

    @Test
    void whatNobodyCanReadKeepsNoEventFromBeingRecorded() {
        var events = gateway.bean("eventContainer", SimpleMessageListenerContainer.class);
        events.stop();
        var queue = new RabbitTemplate(gateway.bean(BrokerLink.class));
        queue.setUsePublisherConnection(true);
        queue.setMessageConverter(new WireConverter());
        queue.send(Topology.GATEWAY_EVENTS, new Message("no JSON".getBytes(StandardCharsets.UTF_8)));
        UUID first = rows.task();
        queue.convertAndSend(
                Topology.GATEWAY_EVENTS, Told.by(Rows.run(first, 1, "gpu")).started());
        // More than one batch: what is behind it must not wait either.
        Message ofNobody = new Message(WireConverter.write(
                Told.by(Rows.run(UUID.randomUUID(), 1, "gpu")).started()));
        for (int i = 0; i < 300; i++) {
            queue.send(Topology.GATEWAY_EVENTS, ofNobody);
        }
        UUID last = rows.task();
        queue.convertAndSend(
                Topology.GATEWAY_EVENTS, Told.by(Rows.run(last, 1, "gpu")).started());
        broker.raiseAlarm();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(broker().path("status").asString()).isEqualTo("BLOCKED"));

        events.start();
        await().atMost(SOON).untilAsserted(() -> assertThat(rows.row(last)).containsEntry("status", "processing"));
        assertThat(rows.row(first)).containsEntry("status", "processing");
        assertThat(parked()).isZero();

        broker.clearAlarm();
        await().atMost(SOON).until(() -> parked() == 1);
    }

    private int parked() {
        return gateway.bean(JdbcClient.class)
                .sql("select count(*) from parked_messages")
                .query(Integer.class)
                .single();
    }

    @Test
    void socketsHearNewsAgainOnceItHasBeenStartedAnew() {
        Listening socket = Listening.to(gateway.port());
        submit();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(socket.heard("task")).isNotEmpty());
        broker.goAway();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(broker().path("status").asString()).isEqualTo("AWAY"));
        assertThat(submit().status()).as("needs no broker").isEqualTo(201);
        broker.comeBack();
        int heard = socket.heard("task").size();
        await().atMost(SOON).untilAsserted(() -> {
            submit();
            assertThat(socket.heard("task")).hasSizeGreaterThan(heard);
        });
        assertThat(socket.closedWith()).isZero();
    }

    private Answer submit() {
        Answer key = Api.admin(gateway.port())
                .post("/api/api-keys", Map.of("name", "submitter", "workspace_id", rows.workspace()));
        Answer task = Api.nobody(gateway.port())
                .key(key.json().path("key").asString())
                .post(
                        "/api/tasks",
                        Map.of(
                                "name", "a task",
                                "digital_human_id", rows.human(),
                                "audio_path", rows.file("audio"),
                                "params", Map.of("engine", ENGINE)));
        assertThat(task.status()).isEqualTo(201);
        return task;
    }

    private JsonNode broker() {
        return Api.nobody(gateway.port()).get("/actuator/health").json().at("/components/broker");
    }

    private int ready() {
        return Api.nobody(gateway.port()).get("/actuator/health/readiness").status();
    }
}
