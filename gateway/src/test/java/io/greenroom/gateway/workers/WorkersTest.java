package io.greenroom.gateway.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.events.DrainWorker;
import io.greenroom.events.Finding;
import io.greenroom.events.Header;
import io.greenroom.events.ResumeWorker;
import io.greenroom.events.Run;
import io.greenroom.events.Stage;
import io.greenroom.events.Topology;
import io.greenroom.events.WireConverter;
import io.greenroom.events.WorkerHeartbeat;
import io.greenroom.events.WorkerHeartbeat.Check;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Rows;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
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
import tools.jackson.databind.JsonNode;

@GatewayTest
class WorkersTest {

    @LocalServerPort
    int port;

    @Autowired
    Heartbeats heartbeats;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AmqpAdmin broker;

    @Autowired
    ConnectionFactory connections;

    private Api admin;
    private Run run;
    private Queue orders;
    private RabbitTemplate worker;

    @BeforeEach
    void aWorkerThatRenders() {
        admin = Api.admin(port);
        // Of its own name: what an operator wants holds for every process of one name.
        run = Rows.run(Rows.of(jdbc).task(), 1, "gpu-" + UUID.randomUUID());
        orders = QueueBuilder.nonDurable().exclusive().build();
        broker.declareQueue(orders);
        broker.declareBinding(new Binding(orders.getName(), Binding.DestinationType.QUEUE, Topology.CONTROL, "", null));
        worker = new RabbitTemplate(connections);
        worker.setMessageConverter(new WireConverter());
        heartbeats.hear(heartbeat(WorkerHeartbeat.State.READY));
    }

    @AfterEach
    void endTheQueue() {
        broker.deleteQueue(orders.getName());
    }

    @Test
    void showsWhatEachWorkerDoes() {
        JsonNode shown = shown();
        assertThat(shown.path("name").asString()).isEqualTo(run.workerName());
        assertThat(shown.path("state").asString()).isEqualTo("ready");
        assertThat(shown.at("/slots/0/task_id").asString())
                .isEqualTo(run.taskId().toString());
        assertThat(shown.at("/slots/0/stage").asString()).isEqualTo("render");
        assertThat(shown.at("/engines/0/lip_sync").asBoolean(true)).isFalse();
    }

    @Test
    void showsWhatABrokenWorkerHasFoundHoweverMuchItSays() {
        heartbeats.hear(heartbeat(
                WorkerHeartbeat.State.BROKEN,
                "no CUDA device: " + "数".repeat(600),
                new Check("gpu", Check.Level.BROKEN, "nvidia-smi sees no device; check the driver"),
                Check.of("files", Check.Level.OK, Finding.FILES_WRITABLE, Map.of("directory", "/work"))));
        JsonNode shown = shown();
        assertThat(shown.path("state").asString()).isEqualTo("broken");
        assertThat(shown.path("reason").asString())
                .startsWith("no CUDA device: 数")
                .hasSizeLessThanOrEqualTo(512);
        assertThat(shown.path("checks").findValuesAsString("name")).containsExactly("gpu", "files");
        assertThat(shown.at("/checks/0/level").asString()).isEqualTo("broken");
        assertThat(shown.at("/checks/0/message").asString()).startsWith("nvidia-smi sees no device");
        assertThat(shown.at("/checks/0/code").isNull()).isTrue();
        assertThat(shown.at("/checks/1/code").asString()).isEqualTo("files_writable");
        assertThat(shown.at("/checks/1/args/directory").asString()).isEqualTo("/work");
    }

    @Test
    void aHeartbeatThatComesAfterTheGoodbyeChangesNothing() {
        heartbeats.hear(heartbeat(WorkerHeartbeat.State.STOPPED, "shut down"));
        heartbeats.hear(heartbeat(WorkerHeartbeat.State.READY));
        assertThat(shown().path("state").asString()).isEqualTo("stopped");
        assertThat(shown().path("reason").asString()).isEqualTo("shut down");
    }

    @Test
    void healthCountsWorkersAndStaysUpWithoutAny() {
        jdbc.sql("delete from workers").update();
        assertThat(health().path("ready").asInt(-1)).isZero();

        heartbeats.hear(heartbeat(WorkerHeartbeat.State.READY));
        assertThat(health().path("live").asInt()).isEqualTo(1);
        assertThat(health().path("ready").asInt()).isEqualTo(1);

        admin.post("/api/workers/" + run.workerId() + "/drain");
        assertThat(health().path("draining").asInt()).isEqualTo(1);
        assertThat(health().path("ready").asInt(-1)).isZero();

        heartbeats.hear(heartbeat(WorkerHeartbeat.State.BROKEN, "no CUDA device"));
        assertThat(health().path("broken").asInt()).isEqualTo(1);
    }

    /** As anyone may see it. */
    private JsonNode health() {
        assertThat(Api.nobody(port)
                        .get("/actuator/health")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("UP");
        JsonNode group = Api.nobody(port).get("/actuator/health/rendering").json();
        assertThat(group.path("status").asString()).isEqualTo("UP");
        return group.at("/components/workers/details");
    }

    @Test
    void callsASilentWorkerLost() {
        jdbc.sql("update workers set last_seen_at = date_sub(now(6), interval 31 second) where id = ?")
                .param(run.workerId())
                .update();
        assertThat(shown().path("state").asString()).isEqualTo("lost");
    }

    @Test
    void drainsAndResumesAndRemindsAWorkerThatMissedTheOrder() {
        assertThat(admin.post("/api/workers/" + run.workerId() + "/drain").status())
                .isEqualTo(202);
        assertThat(order()).isInstanceOf(DrainWorker.class);
        assertThat(shown().path("drain_wanted").asBoolean()).isTrue();

        heartbeats.hear(heartbeat(WorkerHeartbeat.State.READY));
        assertThat(order()).as("it goes on as if it had not heard").isInstanceOf(DrainWorker.class);

        assertThat(admin.post("/api/workers/" + run.workerId() + "/resume").status())
                .isEqualTo(202);
        assertThat(order()).isInstanceOf(ResumeWorker.class);
    }

    @Test
    void isForAdminsAndKnownWorkersOnly() {
        Api stranger = Api.stranger(port);
        assertThat(stranger.get("/api/workers").code()).isEqualTo("forbidden");
        assertThat(stranger.post("/api/workers/" + run.workerId() + "/drain").code())
                .isEqualTo("forbidden");
        assertThat(admin.post("/api/workers/nobody@0/drain").status()).isEqualTo(404);
    }

    private JsonNode shown() {
        return admin.get("/api/workers")
                .json()
                .path("data")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(run.workerId()))
                .findFirst()
                .orElseThrow();
    }

    private Object order() {
        return worker.receiveAndConvert(orders.getName(), 5_000);
    }

    private WorkerHeartbeat heartbeat(WorkerHeartbeat.State state) {
        return heartbeat(state, null);
    }

    private WorkerHeartbeat heartbeat(WorkerHeartbeat.State state, String reason, Check... checks) {
        return new WorkerHeartbeat(
                Header.ofWorker(run.workerId()),
                run.workerName(),
                state,
                reason,
                List.of(new WorkerHeartbeat.EngineOffer("nothing", false, List.of())),
                1,
                List.of(new WorkerHeartbeat.Slot(0, run.taskId(), run.attempt(), run.runId(), 10, Stage.RENDER)),
                Map.of(),
                List.of(),
                List.of(checks));
    }
}
