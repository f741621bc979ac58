package io.greenroom.gateway.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.Note;
import io.greenroom.events.WorkerHeartbeat.State;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.TestWorker;
import io.greenroom.gateway.recording.Recorder;
import io.greenroom.gateway.recording.Told;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

/** What a task says of why it waits, of its pace, and of its result. */
@GatewayTest
class WaitingTest {

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
    private UUID task;
    private Api admin;
    private TestWorker broken;

    @BeforeEach
    void aTaskForAnEngineThatNobodyHas() {
        rows = Rows.of(jdbc);
        engine = "waited-for-" + ENGINES.incrementAndGet();
        task = rows.task(engine, 0);
        admin = Api.admin(port);
        broken = new TestWorker(publisher, "broken-" + engine, engine);
    }

    @Test
    void saysThatNoWorkerOffersTheEngine() {
        JsonNode waiting = shown().path("waiting");
        assertThat(waiting.path("code").asString()).isEqualTo("no_worker_for_engine");
        assertThat(waiting.at("/args/engine").asString()).isEqualTo(engine);
        assertThat(waiting.path("message").asString()).isEqualTo("no worker offers " + engine);
        assertThat(status().path("waiting")).isEqualTo(waiting);
        assertThat(listed().path("waiting")).isEqualTo(waiting);
    }

    @Test
    void saysWhyTheWorkersThatHaveItTakeNothing() {
        broken.says(State.BROKEN, "no CUDA device");
        awaitCode("workers_not_ready");
        JsonNode waiting = listed().path("waiting");
        assertThat(waiting.at("/args/reason").asString()).isEqualTo("no CUDA device");
        assertThat(waiting.path("message").asString())
                .isEqualTo("no worker that offers " + engine + " is ready: no CUDA device");

        broken.says(State.DRAINING, null);
        await().untilAsserted(() ->
                assertThat(shown().at("/waiting/args/reason").asString()).isEqualTo("draining"));
    }

    @Test
    void saysNothingWhileOneIsReadyAndAgainWhenItFallsSilentOrIsDrained() {
        broken.says(State.BROKEN, "no CUDA device");
        TestWorker ready = new TestWorker(publisher, "ready-" + engine, engine);
        ready.says(State.READY, null);
        await().untilAsserted(() -> assertThat(shown().path("waiting").isNull()).isTrue());

        assertThat(admin.post("/api/workers/" + ready.id() + "/drain").status()).isEqualTo(202);
        awaitCode("workers_not_ready");

        jdbc.sql("update workers set last_seen_at = date_sub(now(6), interval 31 second) where id in (?, ?)")
                .params(ready.id(), broken.id())
                .update();
        awaitCode("no_worker_for_engine");
    }

    @Test
    void saysThatDispatchIsPausedBeforeAllElse() {
        try {
            admin.post("/api/dispatch/pause", Map.of("reason", "new cards"));
            assertThat(shown().at("/waiting/code").asString()).isEqualTo("dispatch_paused");
            assertThat(shown().at("/waiting/args/reason").asString()).isEqualTo("new cards");
            assertThat(listed().at("/waiting/message").asString())
                    .isEqualTo("an administrator has paused dispatch: new cards");
        } finally {
            admin.post("/api/dispatch/resume");
        }
        admin.post("/api/dispatch/pause");
        try {
            assertThat(status().at("/waiting/code").asString()).isEqualTo("dispatch_paused");
            assertThat(status().at("/waiting/args").isEmpty()).isTrue();
        } finally {
            admin.post("/api/dispatch/resume");
        }
        assertThat(shown().at("/waiting/code").asString()).isEqualTo("no_worker_for_engine");
    }

    @Test
    void saysThatItsWorkspaceHasAsMuchWithWorkersAsItMay() {
        recorder.record(List.of(Told.by(Rows.run(task, 1, "gpu-1")).started()));
        UUID next = rows.task(engine, 0);
        task = next;
        awaitCode("no_worker_for_engine");
        cap(1);
        new TestWorker(publisher, "ready-" + engine, engine).says(State.READY, null);
        awaitCode("workspace_at_cap");
        JsonNode waiting = listed().path("waiting");
        assertThat(waiting.at("/args/cap").asInt()).isEqualTo(1);
        assertThat(waiting.at("/args/running").asInt()).isEqualTo(1);
        assertThat(waiting.path("message").asString())
                .isEqualTo("the workspace has 1 tasks with workers and may have 1");
        assertThat(rows.column(next, "dispatched_at")).isNull();

        cap(2);
        await().untilAsserted(() -> assertThat(shown().path("waiting").isNull()).isTrue());
    }

    @Test
    void saysWhenTheNextAttemptIsMade() {
        jdbc.sql("update tasks set next_attempt_at = date_add(now(6), interval 1 hour) where id = ?")
                .param(task.toString())
                .update();
        assertThat(shown().at("/waiting/code").asString())
                .as("without a worker the hour is of no use")
                .isEqualTo("no_worker_for_engine");
        new TestWorker(publisher, "ready-" + engine, engine).says(State.READY, null);
        awaitCode("retry_at");
        Instant at = Instant.parse(status().at("/waiting/args/at").asString());
        assertThat(at).isCloseTo(Instant.now().plusSeconds(3600), within(5, ChronoUnit.MINUTES));

        cap(1);
        jdbc.sql("update tasks set engine = 'nobody', status = 'processing', lease_until = null where id = ?")
                .param(rows.task(engine, 0).toString())
                .update();
        awaitCode("workspace_at_cap");
    }

    private void cap(int most) {
        jdbc.sql("update workspaces set max_running = ? where id = ?")
                .params(most, rows.workspace().toString())
                .update();
    }

    @Test
    void countsItsPlaceInTheLineOfItsOwnWorkspace() {
        UUID behind = rows.task(engine, 0);
        UUID before = rows.task(engine, 3);
        Rows.of(jdbc).task(engine, 9);
        assertThat(position(before)).isEqualTo(1);
        assertThat(position(task)).isEqualTo(2);
        assertThat(position(behind)).isEqualTo(3);
    }

    private int position(UUID id) {
        return admin.get("/api/tasks/" + id).json().path("queue_position").asInt();
    }

    @Test
    void saysNothingOnceItNoLongerWaits() {
        recorder.record(List.of(Told.by(Rows.run(task, 1, "gpu-1")).started()));
        assertThat(shown().path("waiting").isNull()).isTrue();
        assertThat(shown().path("quality").isNull()).isTrue();
    }

    @Test
    void countsDownToTheProbableEndAndNeverBelowZero() {
        assertThat(shown().path("eta_seconds").isNull()).isTrue();
        Told told = Told.by(Rows.run(task, 1, "gpu-1"));
        recorder.record(List.of(told.progressed(10, 90_000L)));
        assertThat(shown().path("eta_seconds").asInt()).isBetween(60, 90);
        assertThat(status().path("eta_seconds").asInt()).isBetween(60, 90);
        jdbc.sql("update tasks set expected_end_at = date_sub(now(3), interval 5 second) where id = ?")
                .param(task.toString())
                .update();
        assertThat(shown().path("eta_seconds").asInt(-1)).isZero();
    }

    @Test
    void showsWhatTheVerificationHasFoundAndWordsForTranslators() {
        Told told = Told.by(Rows.run(task, 1, "gpu-1"));
        recorder.record(List.of(told.noted(Note.VIDEO_TURNED, Map.of("degrees", 90)), told.completed()));
        assertThat(shown().at("/quality/frames").asInt()).isEqualTo(150);
        JsonNode line = admin.get("/api/tasks/" + task + "/logs").json().at("/data/1");
        assertThat(line.path("code").asString()).isEqualTo("video_turned");
        assertThat(line.at("/args/degrees").asInt()).isEqualTo(90);
    }

    private void awaitCode(String code) {
        await().untilAsserted(() ->
                assertThat(shown().at("/waiting/code").asString("")).isEqualTo(code));
    }

    private JsonNode shown() {
        return admin.get("/api/tasks/" + task).json();
    }

    private JsonNode status() {
        return admin.get("/api/tasks/" + task + "/status").json();
    }

    private JsonNode listed() {
        for (JsonNode each :
                admin.get("/api/tasks?workspace_id=" + rows.workspace()).json().path("data")) {
            if (each.path("id").asString().equals(task.toString())) {
                return each;
            }
        }
        throw new AssertionError("the list does not show it");
    }
}
