package io.greenroom.gateway.estimates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.WorkerHeartbeat.State;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.Clips;
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

/** What tasks are told to expect, from the runs that the recorder has seen. */
@GatewayTest
class EstimatesTest {

    private static final String ESTIMATE = "/api/tasks/estimate";
    private static final AtomicInteger ENGINES = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    ConfirmedPublisher publisher;

    @Autowired
    Recorder recorder;

    @Autowired
    PastRuns pastRuns;

    @Autowired
    JdbcClient jdbc;

    private Rows rows;
    private String engine;
    private Api us;
    /** The run of the task that is processing. */
    private Told told;

    @BeforeEach
    void aWorkerOfAnEngineOfItsOwn() {
        rows = Rows.of(jdbc);
        engine = "paced-" + ENGINES.incrementAndGet();
        us = Api.nobody(port)
                .key(Api.admin(port)
                        .post(
                                "/api/api-keys",
                                Map.of("name", "ours", "workspace_id", rows.workspace(), "scopes", List.of("read")))
                        .json()
                        .path("key")
                        .asString());
        new TestWorker(publisher, "gpu-" + engine, engine).says(State.READY, null);
        await().until(() -> jdbc.sql("select count(*) from engines where name = ?")
                        .param(engine)
                        .query(Integer.class)
                        .single()
                == 1);
    }

    @Test
    void aRunThatCompletesIsRememberedOnceWithItsOwnTime() {
        UUID task = processing(30_000, 70);
        var completed = told.completed();
        recorder.record(List.of(completed));
        recorder.record(List.of(completed));
        List<PastRun> runs = pastRuns.newest(10).get(engine);
        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).audioMillis()).isEqualTo(30_000);
        assertThat(runs.get(0).renderMillis()).isBetween(70_000L, 100_000L);
        assertThat(rows.column(task, "status")).isEqualTo("completed");
    }

    @Test
    void aRunWhoseStartCameWithItsEndTellsNothing() {
        UUID task = rows.task(engine, 0);
        Told all = Told.by(Rows.run(task, 1, "gpu-1"));
        recorder.record(List.of(all.started(), all.completed()));
        assertThat(pastRuns.newest(10)).doesNotContainKey(engine);
    }

    @Test
    void theOldestAreForgotten() {
        past(PastRuns.KEPT + 10);
        pastRuns.forgetTheOldest();
        List<PastRun> kept = pastRuns.newest(10_000).get(engine);
        assertThat(kept).hasSize(PastRuns.KEPT);
        pastRuns.forgetTheOldest();
        assertThat(pastRuns.newest(10_000).get(engine)).isEqualTo(kept);
    }

    @Test
    void aTaskThatWaitsIsToldWhenItWillBeDone() {
        past(20);
        for (int ahead = 0; ahead < 3; ahead++) {
            UUID task = rows.task(engine, 0);
            await().until(() -> rows.column(task, "dispatched_at") != null);
        }
        UUID fourth = rows.task(engine, 0);
        audio(fourth, 100_000);
        await().untilAsserted(() -> {
            JsonNode status = us.get("/api/tasks/" + fourth + "/status").json();
            int eta = status.path("eta_seconds").asInt(-1);
            assertThat(eta).as(status.toString()).isEqualTo(3 * 215 + 205);
            assertThat(status.path("eta_p90_seconds").asInt()).isGreaterThanOrEqualTo(eta);
        });
    }

    @Test
    void whatIsHeldForLaterDelaysNobody() {
        past(20);
        for (int i = 0; i < 3; i++) {
            jdbc.sql("update tasks set engine = ?, next_attempt_at = date_add(now(6), interval 1 day) where id = ?")
                    .params(engine, rows.task("nobody", 5).toString())
                    .update();
        }
        await().untilAsserted(() -> {
            JsonNode estimate = us.post(ESTIMATE, Map.of("audio_ms", 100_000, "params", Map.of("engine", engine)))
                    .json();
            assertThat(estimate.path("wait_seconds").asInt(-1))
                    .as(estimate.toString())
                    .isZero();
        });
    }

    @Test
    void aRunThatDoesNotSayWhenItEndsIsToldByThoseBefore() {
        past(20);
        UUID task = processing(100_000, 50);
        await().untilAsserted(() -> {
            JsonNode shown = us.get("/api/tasks/" + task).json();
            assertThat(shown.path("eta_seconds").asInt(-1)).isBetween(100, 155);
            assertThat(shown.path("eta_p90_seconds").asInt(-1))
                    .isGreaterThanOrEqualTo(shown.path("eta_seconds").asInt());
            assertThat(us.get("/api/tasks").json().at("/data/0/eta_seconds").asInt(-1))
                    .isBetween(100, 155);
        });
    }

    @Test
    void anEstimateSubmitsNothing() {
        past(20);
        await().untilAsserted(() -> {
            JsonNode estimate = us.post(ESTIMATE, Map.of("audio_ms", 100_000, "params", Map.of("engine", engine)))
                    .json();
            assertThat(estimate.path("render_seconds").asInt(-1))
                    .as(estimate.toString())
                    .isEqualTo(205);
            assertThat(estimate.path("wait_seconds").asInt(-1)).isZero();
            assertThat(estimate.path("p90").asInt(-1)).isGreaterThanOrEqualTo(205);
            assertThat(estimate.path("learnt_from").asInt()).isEqualTo(20);
            assertThat(estimate.path("engine").asString()).isEqualTo(engine);
        });
        assertThat(us.get("/api/tasks").json().path("data").isEmpty()).isTrue();
        JsonNode unknown = us.post(ESTIMATE, Map.of("audio_ms", 100_000, "params", Map.of("engine", "heygem")))
                .json();
        assertThat(unknown.path("render_seconds").isNull()).isTrue();
        assertThat(unknown.path("p90").isNull()).isTrue();
    }

    @Test
    void anEstimateTakesAnUploadOrALengthAndRefusesTheRest() {
        Api writer = Api.stranger(port);
        String path = writer.upload(Clips.wav()).json().path("path").asString();
        assertThat(writer.post(ESTIMATE, Map.of("audio_path", path)).status()).isEqualTo(200);
        assertThat(us.post(ESTIMATE, Map.of("audio_path", path)).code()).isEqualTo("file_unknown");
        assertThat(us.post(ESTIMATE, Map.of()).json().at("/errors/0/field").asString())
                .isEqualTo("audio_path");
        assertThat(us.post(ESTIMATE, Map.of("audio_ms", -1))
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("audio_ms");
        assertThat(us.post(ESTIMATE, Map.of("audio_ms", 1, "params", Map.of("engine", "no-such")))
                        .code())
                .isEqualTo("engine_unknown");
    }

    private UUID processing(int audioMillis, int sinceSeconds) {
        UUID task = rows.task("nobody", 0);
        jdbc.sql("update tasks set engine = ? where id = ?")
                .params(engine, task.toString())
                .update();
        audio(task, audioMillis);
        told = Told.by(Rows.run(task, 1, "gpu-1"));
        recorder.record(List.of(told.started()));
        jdbc.sql("update tasks set started_at = date_sub(now(3), interval ? second) where id = ?")
                .params(sinceSeconds, task.toString())
                .update();
        return task;
    }

    private void audio(UUID task, int millis) {
        jdbc.sql("update files set duration_ms = ? where path = ?")
                .params(millis, rows.column(task, "audio_path"))
                .update();
    }

    /** Runs of two seconds for each of audio, and five. */
    private void past(int count) {
        for (int i = 1; i <= count; i++) {
            int audio = 10_000 + i % 20 * 10_000;
            jdbc.sql("insert into past_runs (engine, audio_ms, render_ms, ended_at) values (?, ?, ?, now(3))")
                    .params(engine, audio, 5_000 + 2 * audio)
                    .update();
        }
    }
}
