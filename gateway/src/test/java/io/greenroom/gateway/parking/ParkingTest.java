package io.greenroom.gateway.parking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.Header;
import io.greenroom.events.Parking;
import io.greenroom.events.RenderStarted;
import io.greenroom.events.StopReason;
import io.greenroom.events.StopRun;
import io.greenroom.events.Topology;
import io.greenroom.events.WireConverter;
import io.greenroom.events.WorkerHeartbeat;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.TestWorker;
import io.greenroom.gateway.recording.Told;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What the gateway's queues bring and nobody can use, from the broker into the table. */
@GatewayTest
@ExtendWith(OutputCaptureExtension.class)
class ParkingTest {

    private static final String JAVA = "application/x-java-serialized-object";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CachingConnectionFactory broker;

    @Autowired
    AmqpAdmin queues;

    @Autowired
    ConfirmedPublisher publisher;

    private Rows rows;
    private UUID task;
    private Told told;

    @BeforeEach
    void nothingParked() {
        jdbc.sql("delete from parked_messages").update();
        rows = Rows.of(jdbc);
        task = rows.task();
        told = Told.by(Rows.run(task, 1, "gpu-1"));
    }

    @Test
    void whatNobodyCanReadLeavesTheEventsAndTheRestIsRecorded() {
        send("task.started", plain(), "no JSON");
        send("task.started", plain(), "{\"type\":\"render_sneezed\"}");
        send("task.started", plain(), "{\"type\":\"render_started\",\"event_id\":\"" + UUID.randomUUID() + "\"}");
        send("task.started", plain(), new String(WireConverter.write(withoutRun()), StandardCharsets.UTF_8));
        send("task.progressed", plain(), "{\"a\":".repeat(200_000));
        send("task.noted", plain(), "x".repeat(WireConverter.MAX_BYTES + 1));
        send("task.stopped", plain(), new String(WireConverter.write(stopRun()), StandardCharsets.UTF_8));
        publisher.publish(told.progressed(40));

        await().untilAsserted(() -> assertThat(rows.row(task)).containsEntry("progress", 40));
        await().untilAsserted(() -> assertThat(parked()).hasSize(7));
        assertThat(parked()).allSatisfy(one -> {
            assertThat(one.path("queue").asString()).isEqualTo(Topology.GATEWAY_EVENTS);
            assertThat(one.path("exchange").asString()).isEqualTo(Topology.EVENTS);
            assertThat(one.path("reason").asString()).isNotBlank().hasSizeLessThanOrEqualTo(512);
            assertThat(one.path("truncated").asBoolean(true)).isFalse();
        });
        assertThat(parked().stream().map(one -> one.path("reason").asString()))
                .anyMatch(reason -> reason.contains("render_sneezed"))
                .anyMatch(reason -> reason.contains("at most 1048576"))
                .anyMatch(reason -> reason.contains("StopRun has no business in " + Topology.GATEWAY_EVENTS));
        await().until(() -> waiting(Topology.GATEWAY_EVENTS) + waiting(Topology.PARKING) == 0);
    }

    @Test
    void whatNobodyCanReadLeavesTheHeartbeatsAndTheNextOneIsHeard() {
        send("worker.heartbeat", plain(), "no JSON");
        send("gateway.ping", plain(), "[]");
        send("worker.heartbeat", plain(), new String(WireConverter.write(told.started()), StandardCharsets.UTF_8));
        send("worker.heartbeat", plain(), new String(WireConverter.write(ofNobody()), StandardCharsets.UTF_8));
        TestWorker worker = new TestWorker(publisher, "gpu-9", "nothing");
        worker.says(WorkerHeartbeat.State.READY, null);

        await().until(() -> jdbc.sql("select count(*) from workers where id = ?")
                        .param(worker.id())
                        .query(Integer.class)
                        .single()
                == 1);
        await().untilAsserted(() -> assertThat(parked()).hasSize(4));
        assertThat(parked())
                .allSatisfy(one -> assertThat(one.path("queue").asString()).isEqualTo(Topology.GATEWAY_HEARTBEATS));
        assertThat(rows.row(task)).as("an event in the wrong queue").containsEntry("status", "pending");
        await().until(() -> waiting(Topology.GATEWAY_HEARTBEATS) == 0);
    }

    @Test
    void typeHeadersAreNotLookedAt() {
        BasicProperties hostile = plain().contentType(JAVA)
                .headers(Map.of(
                        "__TypeId__", "javax.script.ScriptEngineManager", "CC", List.of(Topology.GATEWAY_EVENTS)))
                .messageId("theirs")
                .build();
        send("task.started", hostile, WireConverter.write(told.started()));
        await().untilAsserted(() -> assertThat(rows.row(task)).containsEntry("status", "processing"));
        assertThat(parked()).isEmpty();

        send("task.started", hostile, "no JSON".getBytes(StandardCharsets.UTF_8));
        await().untilAsserted(() -> assertThat(parked()).isNotEmpty());
        JsonNode one = parked().get(0);
        assertThat(one.path("content_type").asString()).isEqualTo(JAVA);
        assertThat(one.path("message_id").asString()).isEqualTo("theirs");
        assertThat(one.path("routing_key").asString()).isEqualTo("task.started");
        assertThat(one.path("headers").propertyNames()).containsExactly("__TypeId__");
    }

    @Test
    void propertiesThatNoLibraryLikesStopNoQueue() {
        BasicProperties odd = plain().deliveryMode(7).priority(255).build();
        send("task.started", odd, WireConverter.write(told.started()));
        send("worker.heartbeat", odd, "no JSON".getBytes(StandardCharsets.UTF_8));
        await().untilAsserted(() -> assertThat(rows.row(task)).containsEntry("status", "processing"));
        await().untilAsserted(() -> assertThat(parked()).hasSize(1));
    }

    @Test
    void ofALargeBodyTheBeginningIsKept() {
        byte[] large = "0123456789abcdef".repeat(320 * 1024).getBytes(StandardCharsets.UTF_8);
        send("task.noted", plain().build(), large);
        await().untilAsserted(() -> assertThat(parked()).hasSize(1));
        JsonNode one = parked().get(0);
        assertThat(one.path("size_bytes").asInt()).isEqualTo(large.length);
        assertThat(one.path("truncated").asBoolean()).isTrue();
        String address = "/api/parked-messages/" + one.path("id").asString();
        assertThat(Api.admin(port).get(address + "/body").body())
                .hasSize(Parking.MAX_BYTES)
                .startsWith(large[0], large[1]);
        assertThat(Api.admin(port).post(address + "/replay").code()).isEqualTo("not_replayable");
    }

    @Test
    void aMessageThatIsDeliveredTwiceIsStoredOnce() {
        BasicProperties same = plain().messageId(UUID.randomUUID().toString()).build();
        byte[] body = "again".getBytes(StandardCharsets.UTF_8);
        put(Topology.PARKING, same, body);
        put(Topology.PARKING, same, body);
        put(Topology.PARKING, plain().build(), "the last".getBytes(StandardCharsets.UTF_8));
        await().untilAsserted(() -> assertThat(bodies()).contains("the last"));
        assertThat(bodies()).containsExactlyInAnyOrder("again", "the last");
    }

    @Test
    void whileTheDatabaseDoesNotTakeItTheMessageIsHeld(CapturedOutput output) {
        jdbc.sql("rename table parked_messages to parked_elsewhere").update();
        try {
            send("task.started", plain(), "held");
            await().until(() -> output.getOut().contains("a parked message is not stored, tried again"));
        } finally {
            jdbc.sql("rename table parked_elsewhere to parked_messages").update();
        }
        await().untilAsserted(() -> assertThat(bodies()).containsExactly("held"));
    }

    @Test
    void theNewestStayWhenThereAreTooMany() {
        for (int i = 0; i < 5; i++) {
            put(Topology.PARKING, plain().build(), ("message " + i).getBytes(StandardCharsets.UTF_8));
        }
        await().untilAsserted(() -> assertThat(parked()).hasSize(5));
        ParkingLimit limit =
                new ParkingLimit(new ParkedMessages(jdbc, tools.jackson.databind.json.JsonMapper.shared()));
        limit.keepTheNewest(5, 45);
        assertThat(bodies()).hasSize(5);
        limit.keepTheNewest(4, 45);
        assertThat(bodies()).containsExactlyInAnyOrder("message 1", "message 2", "message 3", "message 4");
        limit.keepTheNewest(4, 26);
        assertThat(bodies()).as("two of nine bytes each fit").containsExactlyInAnyOrder("message 3", "message 4");
    }

    private List<JsonNode> parked() {
        return Api.admin(port)
                .get("/api/parked-messages")
                .json()
                .path("data")
                .valueStream()
                .toList();
    }

    private List<String> bodies() {
        return parked().stream()
                .map(one -> Api.admin(port)
                        .get("/api/parked-messages/" + one.path("id").asString() + "/body")
                        .text())
                .toList();
    }

    private long waiting(String queue) {
        return queues.getQueueInfo(queue).getMessageCount();
    }

    private RenderStarted withoutRun() {
        return new RenderStarted(Header.ofTask(task, 1), "ffmpeg");
    }

    private static StopRun stopRun() {
        return new StopRun(Header.toRun(Header.newId(), 1, UUID.randomUUID()), StopReason.CANCELLED);
    }

    private static WorkerHeartbeat ofNobody() {
        return new WorkerHeartbeat(
                Header.plain(),
                "nobody",
                WorkerHeartbeat.State.READY,
                null,
                List.of(),
                1,
                List.of(),
                Map.of(),
                List.of(),
                List.of());
    }

    private static BasicProperties.Builder plain() {
        return new BasicProperties.Builder().deliveryMode(2);
    }

    private void send(String key, BasicProperties.Builder properties, String body) {
        send(key, properties.build(), body.getBytes(StandardCharsets.UTF_8));
    }

    private void send(String key, BasicProperties properties, byte[] body) {
        publish(Topology.EVENTS, key, properties, body);
    }

    private void put(String queue, BasicProperties properties, byte[] body) {
        publish("", queue, properties, body);
    }

    /** As a foreign program would: no library of ours has a say in it. */
    private void publish(String exchange, String key, BasicProperties properties, byte[] body) {
        try (var connection = broker.getRabbitConnectionFactory().newConnection();
                var channel = connection.createChannel()) {
            channel.confirmSelect();
            channel.basicPublish(exchange, key, properties, body);
            channel.waitForConfirmsOrDie(10_000);
        } catch (Exception unsent) {
            throw new AssertionError("not sent", unsent);
        }
    }
}
