package io.greenroom.gateway.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.events.FailureCode;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.Clips;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.recording.Recorder;
import io.greenroom.gateway.recording.Told;
import io.greenroom.media.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@GatewayTest
class TasksTest {
    private static final String TASKS = "/api/tasks";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    Recorder recorder;

    @Autowired
    ObjectStore store;

    Api us;
    Api others;
    String human;
    String audio;

    @BeforeEach
    void aDigitalHumanAndAVoice() {
        us = Api.stranger(port);
        others = Api.stranger(port);
        human = human(us);
        audio = path(us.upload(Clips.wav()));
    }

    @Test
    void storesATaskAndTheBeginningOfItsStory() {
        Answer made = us.post(
                TASKS,
                Map.of(
                        "name",
                        "Hello",
                        "digital_human_id",
                        human,
                        "audio_path",
                        audio,
                        "priority",
                        3,
                        "params",
                        Map.of("unknown", List.of(1, 2))));
        assertThat(made.status()).isEqualTo(201);
        String address = TASKS + "/" + id(made);
        assertThat(made.header("Location")).isEqualTo(address);
        JsonNode task = made.json();
        assertThat(task.path("status").asString()).isEqualTo("pending");
        assertThat(task.path("engine").asString()).isEqualTo("ffmpeg");
        assertThat(task.path("queue_position").asInt()).isPositive();
        assertThat(task.path("progress").asInt(-1)).isZero();
        assertThat(task.path("params").path("unknown").size()).isEqualTo(2);
        assertThat(us.get(address).json()).isEqualTo(task);
        assertThat(us.get(address + "/status").json().propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "status",
                        "progress",
                        "video_url",
                        "error_message",
                        "queue_position",
                        "eta_seconds",
                        "eta_p90_seconds",
                        "waiting",
                        "updated_at");
        assertThat(us.get(address + "/logs").json().at("/data/0/message").asString())
                .isEqualTo("Submitted for ffmpeg.");
        assertThat(us.get(address + "/logs").json().at("/data/0/code").asString())
                .isEqualTo("submitted");
    }

    @Test
    void tellsALongStoryPageByPage() {
        String task = TASKS + "/" + submit(us);
        us.post(task + "/cancel");
        us.post(task + "/retry");
        String address = task + "/logs";
        List<String> whole = logIds(us.get(address).json());
        assertThat(whole).hasSizeGreaterThan(2);
        List<String> told = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = us.get(address + "?limit=2&count=true" + next).json();
            assertThat(page.path("total").asInt()).isEqualTo(whole.size());
            assertThat(page.path("has_more").asBoolean())
                    .isEqualTo(!page.path("next_cursor").isNull());
            told.addAll(logIds(page));
            next = "&cursor=" + page.path("next_cursor").asString("");
        } while (!next.equals("&cursor="));
        assertThat(told).isEqualTo(whole);
        assertThat(logIds(us.get(address + "?after=" + whole.get(0)).json())).isEqualTo(whole.subList(1, whole.size()));
        String ofAnotherList =
                us.get(TASKS + "?limit=1").json().path("next_cursor").asString("eA");
        assertThat(us.get(address + "?cursor=" + ofAnotherList).code()).isEqualTo("validation_failed");
    }

    private static List<String> logIds(JsonNode page) {
        return page.path("data")
                .valueStream()
                .map(line -> line.path("id").asString())
                .toList();
    }

    @Test
    void refusesWhatCannotBeRenderedAndStoresNothing() {
        String theirs = path(others.upload(Clips.wav()));
        String picture = path(us.upload(Clips.png()));
        String inactive = human(us);
        us.put("/api/digital-humans/" + inactive, Map.of("name", "asleep", "status", "inactive"));

        assertThat(refused(Map.of("digital_human_id", UUID.randomUUID()))).isEqualTo("404 digital_human_unknown");
        assertThat(refused(Map.of("digital_human_id", human(others)))).isEqualTo("404 digital_human_unknown");
        assertThat(refused(Map.of("digital_human_id", inactive))).isEqualTo("409 digital_human_inactive");
        assertThat(refused(Map.of("audio_path", theirs))).isEqualTo("422 file_unknown");
        assertThat(refused(Map.of("audio_path", picture))).isEqualTo("422 not_audio");
        assertThat(refused(Map.of("params", Map.of("engine", "no-such")))).isEqualTo("422 engine_unknown");
        assertThat(refused(Map.of("params", Map.of("engine", 7)))).isEqualTo("422 validation_failed");
        assertThat(refused(Map.of("priority", 11))).isEqualTo("422 validation_failed");
        assertThat(refused(Map.of("name", " "))).isEqualTo("422 validation_failed");
        assertThat(us.get(TASKS).json().path("data").size()).isZero();
    }

    @Test
    void keepsWorkspacesApart() {
        String address = TASKS + "/" + submit(us);
        for (Answer answer : List.of(
                others.get(address),
                others.get(address + "/status"),
                others.get(address + "/logs"),
                others.post(address + "/cancel"),
                others.post(address + "/retry"),
                others.delete(address))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("not_found");
        }
        assertThat(others.get(TASKS).json().path("data").size()).isZero();
        assertThat(us.get(address).status()).isEqualTo(200);
    }

    @Test
    void listsPageByPageNewestFirstAndByStatus() {
        List<String> tasks = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            tasks.add(0, submit(us));
        }
        us.post(TASKS + "/" + tasks.get(1) + "/cancel");
        List<String> listed = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = us.get(TASKS + "?limit=2&count=true" + cursor).json();
            assertThat(page.path("total").asInt()).isEqualTo(5);
            page.path("data").forEach(task -> listed.add(task.path("id").asString()));
            cursor = page.path("has_more").asBoolean()
                    ? "&cursor=" + page.path("next_cursor").asString()
                    : "";
        } while (!cursor.isEmpty());
        assertThat(listed).isEqualTo(tasks);

        JsonNode cancelled =
                us.get(TASKS + "?status=cancelled&status=failed").json().path("data");
        assertThat(cancelled.findValuesAsString("id")).containsExactly(tasks.get(1));
        assertThat(us.get(TASKS + "?status=asleep").code()).isEqualTo("validation_failed");
    }

    @Test
    void cancelAndRetryFollowTheStates() {
        String address = TASKS + "/" + submit(us);
        assertThat(us.post(address + "/retry").code()).isEqualTo("transition_refused");
        assertThat(us.post(address + "/cancel").json().path("status").asString())
                .isEqualTo("cancelled");
        assertThat(us.post(address + "/cancel").status())
                .as("again changes nothing")
                .isEqualTo(202);

        JsonNode again = us.post(address + "/retry").json();
        assertThat(again.path("status").asString()).isEqualTo("pending");
        assertThat(again.path("attempt").asInt()).isEqualTo(2);
        assertThat(again.path("max_attempts").asInt()).isEqualTo(4);
        assertThat(again.path("completed_at").isNull()).isTrue();

        Rows rows = Rows.of(database);
        UUID failed = rows.task();
        recorder.record(List.of(Told.by(Rows.run(failed, 1, "gpu-1")).failed(FailureCode.INPUT_INVALID)));
        JsonNode reopened =
                Api.admin(port).post(TASKS + "/" + failed + "/retry").json();
        assertThat(reopened.path("status").asString()).isEqualTo("pending");
        assertThat(reopened.path("error_code").isNull()).isTrue();

        UUID done = rows.task();
        recorder.record(List.of(Told.by(Rows.run(done, 1, "gpu-1")).completed()));
        assertThat(Api.admin(port).post(TASKS + "/" + done + "/cancel").code()).isEqualTo("transition_refused");
        assertThat(Api.admin(port).post(TASKS + "/" + done + "/retry").code()).isEqualTo("transition_refused");
    }

    @Test
    void aFinishedVideoComesInRangesAndGoesWithItsTask() throws IOException {
        Rows rows = Rows.of(database);
        UUID task = rows.task();
        var run = Rows.run(task, 1, "gpu-1");
        byte[] video = new byte[1_000];
        store.put(
                "results/" + task + "/" + run.runId() + ".mp4",
                new ByteArrayInputStream(video),
                video.length,
                "video/mp4");
        Api admin = Api.admin(port);
        assertThat(admin.get("/api/videos/" + task).status()).isEqualTo(404);
        recorder.record(List.of(Told.by(run).completed()));

        assertThat(admin.get("/api/videos/" + task).body()).isEqualTo(video);
        Answer part = admin.with("Range", "bytes=900-").get("/api/videos/" + task + "?download=1");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.header("Content-Range")).isEqualTo("bytes 900-999/1000");
        assertThat(part.header("Content-Disposition")).startsWith("attachment");
        assertThat(us.get("/api/videos/" + task).status()).isEqualTo(404);

        assertThat(admin.delete(TASKS + "/" + task).status()).isEqualTo(204);
        assertThat(admin.delete(TASKS + "/" + task).status()).isEqualTo(404);
        assertThat(admin.get("/api/videos/" + task).status()).isEqualTo(404);
        org.awaitility.Awaitility.await()
                .until(() -> store.stat("results/" + task + "/" + run.runId() + ".mp4")
                        .isEmpty());
    }

    private String refused(Map<String, Object> wrong) {
        Map<String, Object> body =
                new HashMap<>(Map.of("name", "Hello", "digital_human_id", human, "audio_path", audio));
        body.putAll(wrong);
        Answer answer = us.post(TASKS, body);
        return answer.status() + " " + answer.code();
    }

    private String submit(Api api) {
        return id(api.post(TASKS, Map.of("name", "Hello", "digital_human_id", human, "audio_path", audio)));
    }

    private static String human(Api api) {
        return id(
                api.post("/api/digital-humans", Map.of("name", "Lin", "video_path", path(api.upload(Clips.video())))));
    }

    private static String id(Answer answer) {
        return answer.json().get("id").asString();
    }

    private static String path(Answer answer) {
        return answer.json().get("path").asString();
    }
}
