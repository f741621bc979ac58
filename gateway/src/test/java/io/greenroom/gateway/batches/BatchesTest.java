package io.greenroom.gateway.batches;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.events.FailureCode;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.Clips;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.recording.Recorder;
import io.greenroom.gateway.recording.Told;
import io.greenroom.gateway.tasks.Submitter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@GatewayTest
class BatchesTest {

    private static final String SUBMIT = "/api/tasks/batch";
    private static final String BATCHES = "/api/batches";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Recorder recorder;

    private Submitter ours;

    @BeforeEach
    void aDigitalHumanAndAVoice() {
        ours = new Submitter(port);
    }

    @Test
    void acceptsWhatCanBeRenderedAndTellsOfEach() {
        Answer made = submit(
                task(Map.of("external_id", "a")),
                task(Map.of("priority", 99, "external_id", "b")),
                task(Map.of("digital_human_id", UUID.randomUUID())),
                "no task at all",
                task(Map.of("labels", Map.of("n", "4"))));
        assertThat(made.status()).isEqualTo(201);
        JsonNode batch = made.json();
        String address = BATCHES + "/" + Submitter.id(made);
        assertThat(made.header("Location")).isEqualTo(address);
        assertThat(batch.path("name").asString()).isEqualTo("Monday");
        assertThat(batch.path("total").asInt()).isEqualTo(2);
        assertThat(batch.path("refused").asInt()).isEqualTo(3);
        assertThat(batch.at("/counts/pending").asInt()).isEqualTo(2);
        assertThat(batch.path("progress").asInt(-1)).isZero();
        assertThat(batch.path("results_url").isNull()).isTrue();
        JsonNode items = batch.path("items");
        assertThat(items.findValuesAsString("index")).containsExactly("0", "1", "2", "3", "4");
        assertThat(items.at("/0/refusal").isNull()).isTrue();
        assertThat(items.at("/1/id").isNull()).isTrue();
        assertThat(items.at("/1/external_id").asString()).isEqualTo("b");
        assertThat(items.at("/1/refusal/errors/0/field").asString()).isEqualTo("priority");
        assertThat(items.at("/2/refusal/code").asString()).isEqualTo("digital_human_unknown");
        assertThat(items.at("/2/refusal/status").asInt()).isEqualTo(404);
        assertThat(items.at("/3/refusal/code").asString()).isEqualTo("validation_failed");
        assertThat(ours.us.get(address).json()).isEqualTo(batch);
        JsonNode listed = ours.us.get(BATCHES).json().at("/data/0");
        assertThat(listed.path("refused").asInt()).isEqualTo(3);
        assertThat(listed.has("items")).isFalse();

        assertThat(tasksOf(batch)).containsExactlyInAnyOrder(id(items.path(0)), id(items.path(4)));
        JsonNode task = ours.us.get("/api/tasks/" + id(items.path(0))).json();
        assertThat(task.path("batch_id").asString()).isEqualTo(batch.path("id").asString());
    }

    @Test
    void storesNothingWhereNoTaskCanBeAccepted() {
        Answer refused = submit(task(Map.of("priority", 99)), 7, task(Map.of("audio_path", "files/nowhere")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("validation_failed");
        assertThat(refused.json().path("errors").findValuesAsString("field"))
                .containsExactly("tasks.0.priority", "tasks.1", "tasks.2.audio_path");
        assertThat(ours.us.get(BATCHES).json().path("data").size()).isZero();
        assertThat(ours.us.get("/api/tasks").json().path("data").size()).isZero();
    }

    @Test
    void hasOneToAHundredTasks() {
        Object task = task(Map.of());
        assertThat(fields(ours.us.post(SUBMIT, Map.of()))).containsExactly("tasks");
        assertThat(fields(ours.us.post(SUBMIT, Map.of("tasks", List.of(), "name", ""))))
                .containsExactly("name", "tasks");
        assertThat(fields(ours.us.post(SUBMIT, Map.of("tasks", Collections.nCopies(101, task)))))
                .containsExactly("tasks");
        Answer full = ours.us.post(SUBMIT, Map.of("tasks", Collections.nCopies(100, task)));
        assertThat(full.status()).isEqualTo(201);
        assertThat(full.json().at("/counts/pending").asInt()).isEqualTo(100);
        assertThat(full.json().path("items").size()).isEqualTo(100);
    }

    @Test
    void theSameRequestFindsTheSameBatch() {
        Api once = ours.us.with("Idempotency-Key", UUID.randomUUID().toString());
        Object body = Map.of("tasks", List.of(task(Map.of()), task(Map.of("priority", 99))));
        Answer first = once.post(SUBMIT, body);
        Answer again = once.post(SUBMIT, body);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(ours.us.get(BATCHES + "?count=true").json().path("total").asInt())
                .isEqualTo(1);
        assertThat(once.post(SUBMIT, Map.of("tasks", List.of(task(Map.of())))).code())
                .isEqualTo("idempotency_key_reused");
    }

    @Test
    void countsAndMovesItsTasks() {
        JsonNode batch = submit(tasks(4)).json();
        String address = BATCHES + "/" + batch.path("id").asString();
        List<UUID> ids = IntStream.range(0, 4)
                .mapToObj(i -> id(batch.path("items").path(i)))
                .toList();
        UUID other = Submitter.id(ours.submit(Map.of()));
        recorder.record(List.of(
                Told.by(Rows.run(ids.get(0), 1, "gpu-1")).completed(),
                Told.by(Rows.run(ids.get(1), 1, "gpu-1")).failed(FailureCode.INPUT_INVALID),
                Told.by(Rows.run(ids.get(2), 1, "gpu-1")).progressed(50)));
        JsonNode now = ours.us.get(address).json();
        assertThat(counts(now)).isEqualTo("1 pending 1 processing 1 completed 1 failed 0 cancelled");
        assertThat(now.path("progress").asInt()).isEqualTo(62);
        assertThat(now.path("results_url").asString()).isEqualTo(address + "/results.zip");

        Answer cancelled = ours.us.post(address + "/cancel");
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.json().path("count").asInt()).isEqualTo(2);
        JsonNode ended = ours.us.get(address).json();
        assertThat(counts(ended)).isEqualTo("0 pending 0 processing 1 completed 1 failed 2 cancelled");
        assertThat(ended.path("progress").asInt()).isEqualTo(100);

        Answer retried = ours.us.post(address + "/retry");
        assertThat(retried.json().at("/ids/0").asString()).isEqualTo(ids.get(1).toString());
        assertThat(counts(ours.us.get(address).json()))
                .as("what was cancelled stays so")
                .isEqualTo("1 pending 0 processing 1 completed 0 failed 2 cancelled");
        assertThat(ours.us.post(address + "/retry").json().path("count").asInt(-1))
                .isZero();
        assertThat(ours.us.get("/api/tasks/" + other).json().path("status").asString())
                .isEqualTo("pending");

        ours.us.delete("/api/tasks/" + ids.get(0));
        assertThat(ours.us.get(address).json().path("total").asInt()).isEqualTo(3);
    }

    @Test
    void listsNewestFirstPageByPageWithoutItems() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            made.add(0, submit(task(Map.of())).json().path("id").asString());
        }
        JsonNode first = ours.us.get(BATCHES + "?limit=2").json();
        JsonNode second = ours.us
                .get(BATCHES + "?limit=2&cursor=" + first.path("next_cursor").asString())
                .json();
        List<String> listed = new ArrayList<>(first.path("data").findValuesAsString("id"));
        listed.addAll(second.path("data").findValuesAsString("id"));
        assertThat(listed).isEqualTo(made);
        assertThat(first.at("/data/0").has("items")).isFalse();
        assertThat(first.at("/data/0/counts/pending").asInt()).isEqualTo(1);
    }

    @Test
    void belongsToOneWorkspace() {
        String address = BATCHES + "/" + Submitter.id(submit(task(Map.of())));
        Submitter others = new Submitter(port);
        for (Answer answer : List.of(
                others.us.get(address),
                others.us.post(address + "/cancel"),
                others.us.post(address + "/retry"),
                others.us.get(address + "/results.zip"))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("not_found");
        }
        assertThat(others.us.get(BATCHES).json().path("data").size()).isZero();
        assertThat(counts(Api.admin(port).get(address).json())).startsWith("1 pending");

        Answer mixed = Api.admin(port)
                .post(SUBMIT, Map.of("tasks", List.of(task(Map.of()), others.task(Map.of()), task(Map.of()))));
        assertThat(mixed.status()).isEqualTo(201);
        assertThat(mixed.json().path("total").asInt()).isEqualTo(2);
        assertThat(mixed.json().at("/items/1/refusal/errors/0/field").asString())
                .isEqualTo("digital_human_id");
        assertThat(ours.us.get(BATCHES + "/" + Submitter.id(mixed)).status())
                .as("it is the workspace's in which its tasks are")
                .isEqualTo(200);
    }

    @Test
    void batchesThatNameTheSameUploadsInOppositeOrderDoNotBlockEachOther() {
        String second = ours.us
                .post("/api/digital-humans", Map.of("name", "Wu", "video_path", path(ours.us.upload(Clips.video()))))
                .json()
                .path("id")
                .asString();
        List<String> voices = new ArrayList<>(List.of(ours.audio));
        for (int i = 0; i < 9; i++) {
            voices.add(path(ours.us.upload(Clips.anew(Clips.wav()))));
        }
        List<Object> forth = new ArrayList<>();
        voices.forEach(voice -> forth.add(task(Map.of("audio_path", voice))));
        Collections.reverse(voices);
        List<Object> back = new ArrayList<>();
        voices.forEach(voice -> back.add(task(Map.of("audio_path", voice, "digital_human_id", second))));
        List<Answer> answers =
                Submitter.atOnce(16, i -> ours.us.post(SUBMIT, Map.of("tasks", i % 2 == 0 ? forth : back)));
        assertThat(answers).allMatch(answer -> answer.status() == 201);
    }

    private Answer submit(Object... tasks) {
        return ours.us.post(SUBMIT, Map.of("name", "Monday", "tasks", List.of(tasks)));
    }

    private Object[] tasks(int count) {
        return IntStream.range(0, count).mapToObj(i -> task(Map.of())).toArray();
    }

    private Map<String, Object> task(Map<String, Object> fields) {
        return new HashMap<>(ours.task(fields));
    }

    private List<UUID> tasksOf(JsonNode batch) {
        List<UUID> ids = new ArrayList<>();
        ours.us
                .get("/api/tasks?batch_id=" + batch.path("id").asString())
                .json()
                .path("data")
                .forEach(task -> ids.add(id(task)));
        return ids;
    }

    private static UUID id(JsonNode shown) {
        return UUID.fromString(shown.path("id").asString());
    }

    private static List<String> fields(Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        return answer.json().path("errors").findValuesAsString("field");
    }

    private static String counts(JsonNode batch) {
        List<String> counts = new ArrayList<>();
        for (String state : List.of("pending", "processing", "completed", "failed", "cancelled")) {
            counts.add(batch.at("/counts/" + state).asInt(-1) + " " + state);
        }
        return String.join(" ", counts);
    }

    private static String path(Answer upload) {
        return upload.json().path("path").asString();
    }
}
