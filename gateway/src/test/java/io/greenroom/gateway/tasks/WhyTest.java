package io.greenroom.gateway.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.WorkerHeartbeat.State;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.TestWorker;
import io.greenroom.gateway.recording.Recorder;
import io.greenroom.gateway.recording.Told;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** All that a task waits for, where {@link WaitingTest} has the most fundamental of it. */
@GatewayTest
class WhyTest {

    private static final AtomicInteger ENGINES = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    ConfirmedPublisher publisher;

    @Autowired
    Recorder recorder;

    @Autowired
    JdbcClient jdbc;

    private Rows rows;
    private String engine;
    private Api admin;

    @BeforeEach
    void anEngineThatNobodyHas() {
        rows = Rows.of(jdbc);
        engine = "asked-for-" + ENGINES.incrementAndGet();
        admin = Api.admin(port);
    }

    @Test
    void namesAllThatIsInTheWayTheMostFundamentalFirst() {
        rows.task(engine, 3);
        rows.task(engine, 3);
        UUID task = rows.task(engine, 0);
        triedAgainInHours(1, task);
        JsonNode why = why(task);
        assertThat(codes(why)).containsExactly("no_worker_for_engine", "retry_at", "queued_behind");
        assertThat(why.at("/reasons/2/args/tasks").asInt()).isEqualTo(2);
        assertThat(why.path("queue_position").asInt()).isEqualTo(3);
        assertThat(why.path("eta_seconds").isNull()).isTrue();
        admin.post("/api/dispatch/pause", Map.of("reason", "new cards"));
        try {
            assertThat(codes(why(task))).startsWith("dispatch_paused", "no_worker_for_engine");
        } finally {
            admin.post("/api/dispatch/resume");
        }
    }

    @Test
    void isNotBehindWhatMustNotGoOutYet() {
        UUID held = rows.task(engine, 3);
        triedAgainInHours(1, held);
        UUID task = rows.task(engine, 0);
        assertThat(codes(why(task))).containsExactly("no_worker_for_engine");
        assertThat(why(task).path("queue_position").asInt()).isEqualTo(1);
        triedAgainInHours(-1, held);
        assertThat(codes(why(task))).containsExactly("no_worker_for_engine", "queued_behind");
    }

    @Test
    void tellsTheFirstAttemptOfWhatIsHeldFromALaterOne() {
        UUID held = rows.task(engine, 0);
        jdbc.sql(
                        "update tasks set not_before = date_add(now(3), interval 2 hour), next_attempt_at = not_before where id = ?")
                .param(held.toString())
                .update();
        assertThat(codes(why(held))).containsExactly("no_worker_for_engine", "not_before");
        triedAgainInHours(3, held);
        assertThat(codes(why(held))).containsExactly("no_worker_for_engine", "not_before", "retry_at");
    }

    @Test
    void tellsWhatHasItsTurnNext() {
        new TestWorker(publisher, "gpu-" + engine, engine).withSlots(0).says(State.READY, null);
        UUID first = rows.task(engine, 0);
        UUID second = rows.task(engine, 0);
        await().untilAsserted(() -> {
            assertThat(codes(why(first))).containsExactly("on_its_way");
            assertThat(codes(why(second))).as("two go ahead of the slots").containsExactly("on_its_way");
        });
        UUID third = rows.task(engine, 0);
        UUID fourth = rows.task(engine, 0);
        assertThat(codes(why(third))).containsExactly("workers_busy");
        assertThat(codes(why(fourth))).containsExactly("queued_behind");
        assertThat(why(fourth).at("/reasons/0/args/tasks").asInt()).isEqualTo(1);
    }

    @Test
    void hasNothingToSayOfWhatDoesNotWait() {
        UUID task = rows.task(engine, 0);
        recorder.record(List.of(Told.by(Rows.run(task, 1, "gpu-1")).started()));
        JsonNode why = why(task);
        assertThat(why.path("status").asString()).isEqualTo("processing");
        assertThat(why.path("reasons").isEmpty()).isTrue();
        assertThat(Api.stranger(port).get("/api/tasks/" + task + "/why").code()).isEqualTo("not_found");
    }

    private void triedAgainInHours(int hours, UUID task) {
        jdbc.sql("update tasks set next_attempt_at = date_add(now(6), interval ? hour) where id = ?")
                .params(hours, task.toString())
                .update();
    }

    private JsonNode why(UUID task) {
        return admin.get("/api/tasks/" + task + "/why").json();
    }

    private static List<String> codes(JsonNode why) {
        return why.path("reasons")
                .valueStream()
                .map(reason -> reason.path("code").asString())
                .toList();
    }
}
