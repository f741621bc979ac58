package io.greenroom.gateway.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.Clips;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.TestServices;
import io.greenroom.gateway.fetching.Web;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@GatewayTest
class FetchedAudioTest {
    @LocalServerPort
    int port;

    Api us;
    String human;
    Web web;
    byte[] clip;

    @BeforeEach
    void aVoiceOnTheWeb() throws IOException {
        us = Api.stranger(port);
        human = us.post(
                        "/api/digital-humans",
                        Map.of(
                                "name",
                                "Lin",
                                "video_path",
                                us.upload(Clips.video()).json().get("path")))
                .json()
                .get("id")
                .asString();
        clip = Clips.anew(Clips.wav());
        web = new Web(TestServices.FETCHABLE_HOST, 0).has("/a.wav", clip).answers("/none", 404);
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void aTaskSaysWhatIsFetched() {
        Answer made = us.post("/api/tasks", task("audio_url", web.url("/a.wav")));

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(us.get("/api/" + made.json().get("audio_path").asString()).body())
                .isEqualTo(clip);
    }

    @Test
    void aTaskThatComesAgainUnderItsKeyIsNotFetchedAgain() {
        Api once = us.with("Idempotency-Key", UUID.randomUUID().toString());
        Map<String, Object> task = task("audio_url", web.url("/a.wav"));
        String id = once.post("/api/tasks", task).json().get("id").asString();

        assertThat(once.post("/api/tasks", task).json().get("id").asString()).isEqualTo(id);

        assertThat(web.asked()).containsExactly("GET /a.wav");
    }

    @Test
    void oneOfTheTwoIsRequired() {
        assertThat(errors(us.post("/api/tasks", task("name", "t")))).containsExactly("audio_path required");
        assertThat(errors(us.post("/api/tasks", task("audio_path", " ")))).containsExactly("audio_path required");
        Map<String, Object> both = task("audio_url", web.url("/a.wav"));
        both.put("audio_path", "files/x");
        assertThat(errors(us.post("/api/tasks", both))).contains("audio_url one_of");
        assertThat(web.asked()).isEmpty();
    }

    @Test
    void nothingIsFetchedForATaskThatIsRefusedAnyway() {
        Map<String, Object> task = task("audio_url", web.url("/a.wav"));
        task.put("digital_human_id", UUID.randomUUID());
        assertThat(us.post("/api/tasks", task).code()).isEqualTo("digital_human_unknown");
        task.put("priority", 11);
        assertThat(errors(us.post("/api/tasks", task)))
                .containsExactlyInAnyOrder("digital_human_id digital_human_unknown", "priority max");
        assertThat(web.asked()).isEmpty();
    }

    @Test
    void whatCannotBeFetchedOrHeardIsNoTask() {
        assertThat(us.post("/api/tasks", task("audio_url", web.url("/none"))).code())
                .isEqualTo("fetch_failed");
        assertThat(us.post("/api/tasks", task("audio_url", "http://127.0.0.1:" + port + "/"))
                        .code())
                .isEqualTo("address_refused");
        assertThat(us.post("/api/tasks", task("audio_url", "speech.wav")).code())
                .isEqualTo("validation_failed");
        web.has("/picture", Clips.png());
        assertThat(us.post("/api/tasks", task("audio_url", web.url("/picture"))).code())
                .isEqualTo("not_audio");
        assertThat(us.get("/api/tasks").json().get("data").size()).isZero();
    }

    @Test
    void aBatchFetchesEachAddressOnceAndTellsOfEachItem() {
        Answer made = us.post(
                "/api/tasks/batch",
                Map.of(
                        "tasks",
                        List.of(
                                task("audio_url", web.url("/a.wav")),
                                task("audio_url", web.url("/none")),
                                task("audio_url", web.url("/a.wav")))));

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        JsonNode items = made.json().get("items");
        assertThat(items.toString()).contains("fetch_failed");
        assertThat(us.get("/api/tasks").json().get("data").size()).isEqualTo(2);
        assertThat(web.asked()).containsExactly("GET /a.wav", "GET /none");
    }

    @Test
    void aBatchFetchesWhatFailsOnceToo() {
        Map<String, Object> task = task("audio_url", web.url("/none"));
        Answer refused = us.post("/api/tasks/batch", Map.of("tasks", List.of(task, task)));
        assertThat(errors(refused)).containsExactly("tasks.0.audio_url fetch_failed", "tasks.1.audio_url fetch_failed");
        assertThat(web.asked()).containsExactly("GET /none");
    }

    @Test
    void aBatchKeepsWhatItHasFetchedWhereThereIsNoRoomForMore() {
        JsonNode file = us.upload(Clips.anew(Clips.wav())).json();
        String workspace = us.get("/api/session").json().get("workspace_id").asString();
        long stored = us.get("/api/files").json().get("data").findValues("size_bytes").stream()
                .mapToLong(JsonNode::asLong)
                .sum();
        Map<String, Object> small = Map.of("name", "small", "max_stored_bytes", stored + 10);
        Api.admin(port).put("/api/workspaces/" + workspace, small);
        Map<String, Object> spoken = task("audio_path", file.get("path").asString());
        Map<String, Object> fetched = task("audio_url", web.url("/a.wav"));

        JsonNode items = us.post("/api/tasks/batch", Map.of("tasks", List.of(fetched, spoken)))
                .json()
                .get("items");
        assertThat(items.get(0).get("refusal").get("errors").get(0).get("code").asString())
                .isEqualTo("storage_full");
        assertThat(items.get(1).get("refusal").isNull()).isTrue();
        assertThat(us.post("/api/tasks/batch", Map.of("tasks", List.of(fetched)))
                        .code())
                .isEqualTo("storage_full");
    }

    private Map<String, Object> task(String field, Object value) {
        Map<String, Object> task = new HashMap<>(Map.of("name", "a task", "digital_human_id", human));
        task.put(field, value);
        return task;
    }

    private static List<String> errors(Answer refused) {
        assertThat(refused.status()).as(refused.text()).isIn(404, 422);
        return refused.json()
                .get("errors")
                .valueStream()
                .map(error ->
                        error.get("field").asString() + " " + error.get("code").asString())
                .toList();
    }
}
