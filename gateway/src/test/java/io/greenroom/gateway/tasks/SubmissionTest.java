package io.greenroom.gateway.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.WorkerHeartbeat.Param;
import io.greenroom.events.WorkerHeartbeat.Param.Type;
import io.greenroom.events.WorkerHeartbeat.State;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.Clips;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.TestWorker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a program may say of a task, and what it is told when that is wrong. */
@GatewayTest
class SubmissionTest {

    private static final String TASKS = "/api/tasks";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ConfirmedPublisher publisher;

    private Submitter ours;

    @BeforeEach
    void aDigitalHumanAndAVoice() {
        ours = new Submitter(port);
    }

    @Test
    void tellsAllThatIsWrongAtOnceFieldByField() {
        Map<String, Object> body = new HashMap<>();
        body.put("name", " ");
        body.put("digital_human_id", "nobody");
        body.put("audio_path", "files/nowhere");
        body.put("priority", 11);
        body.put("description", Map.of());
        body.put("params", Map.of("engine", 7));
        body.put("labels", Map.of("Team name", "news", "team", "x".repeat(256)));
        body.put("not_before", "tomorrow");
        Answer answer = ours.us.post(TASKS, body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("validation_failed");
        assertThat(errors(answer))
                .containsOnly(
                        Map.entry("name", "required"),
                        Map.entry("digital_human_id", "type"),
                        Map.entry("audio_path", "file_unknown"),
                        Map.entry("priority", "max"),
                        Map.entry("description", "type"),
                        Map.entry("params.engine", "validation_failed"),
                        Map.entry("labels.Team name", "pattern"),
                        Map.entry("labels.team", "size"),
                        Map.entry("not_before", "type"));
        assertThat(errors(ours.us.post(TASKS, Map.of())))
                .containsOnly(
                        Map.entry("name", "required"),
                        Map.entry("digital_human_id", "required"),
                        Map.entry("audio_path", "required"));
    }

    @Test
    void whatIsWrongWithTheParamsIsToldWithTheRest() {
        String engine = "strict-" + UUID.randomUUID().toString().substring(0, 8);
        new TestWorker(
                        publisher,
                        "worker-" + engine,
                        engine,
                        new Param("crf", Type.INTEGER, 1.0, 51.0, List.of(), null),
                        new Param("enhance", Type.YES_NO, null, null, List.of(), null))
                .says(State.BROKEN, "only described");
        Awaitility.await()
                .until(() -> jdbc.sql("select count(*) from engines where name = ?")
                                .param(engine)
                                .query(Integer.class)
                                .single()
                        == 1);
        Map<String, Object> params = Map.of("engine", engine, "crf", 99, "enhance", "yes", "other", 1);
        assertThat(errors(ours.submit(Map.of("params", params, "digital_human_id", UUID.randomUUID()))))
                .containsOnly(
                        Map.entry("digital_human_id", "digital_human_unknown"),
                        Map.entry("params.crf", "range"),
                        Map.entry("params.enhance", "type"));
    }

    @Test
    void whatIsWrongAloneKeepsItsOwnCode() {
        assertThat(ours.submit(Map.of("digital_human_id", UUID.randomUUID())).code())
                .isEqualTo("digital_human_unknown");
        assertThat(ours.submit(Map.of("audio_path", picture())).code()).isEqualTo("not_audio");
        Answer two = ours.submit(Map.of("digital_human_id", UUID.randomUUID(), "audio_path", picture()));
        assertThat(two.status()).isEqualTo(422);
        assertThat(two.code()).isEqualTo("validation_failed");
        assertThat(errors(two))
                .containsOnly(
                        Map.entry("digital_human_id", "digital_human_unknown"), Map.entry("audio_path", "not_audio"));
    }

    @Test
    void aBodyThatIsNoObjectIsMalformed() {
        for (String body : List.of("[]", "7", "null", "{", "\"task\"")) {
            Answer answer = ours.us.post(TASKS, body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.code()).as(body).isEqualTo("malformed_request");
        }
    }

    @Test
    void keepsTheCallersOwnNameAndLabelsAndFindsTasksByThem() {
        Answer made =
                ours.submit(Map.of("external_id", "order-1", "labels", Map.of("team", "News, 1st", "lang", "zh")));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("external_id").asString()).isEqualTo("order-1");
        assertThat(made.json().at("/labels/team").asString()).isEqualTo("News, 1st");
        UUID one = Submitter.id(made);
        UUID two = Submitter.id(ours.submit(Map.of("external_id", "Order-1", "labels", Map.of("team", "news, 1st"))));
        UUID plain = Submitter.id(ours.submit(Map.of()));

        assertThat(listed("?external_id=order-1")).containsExactly(one);
        assertThat(listed("?label=team:News,%201st")).containsExactly(one);
        assertThat(listed("?label=team")).containsExactly(two, one);
        assertThat(listed("?label=team&label=lang:zh")).containsExactly(one);
        assertThat(listed("?label=team&label=lang:en")).isEmpty();
        assertThat(listed("?label=team:")).isEmpty();
        assertThat(listed("")).containsExactly(plain, two, one);
        assertThat(ours.us
                        .get(TASKS + "?label=team&count=true")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(2);
        assertThat(ours.us.get(TASKS + "?label=a%20b").code()).isEqualTo("validation_failed");
        assertThat(ours.us.get(TASKS + "?batch_id=none").code()).isEqualTo("validation_failed");
        assertThat(ours.us.get(TASKS + "/" + plain).json().path("labels").size())
                .isZero();
    }

    @Test
    void movesManyByWhatTheyWereSubmittedWith() {
        UUID news = Submitter.id(ours.submit(Map.of("labels", Map.of("team", "news"))));
        UUID sport = Submitter.id(ours.submit(Map.of("labels", Map.of("team", "sport"), "external_id", "s")));
        assertThat(ids(ours.us.post(TASKS + "/cancel", filter(Map.of("labels", Map.of("team", "news"))))))
                .containsExactly(news);
        assertThat(status(sport)).isEqualTo("pending");
        assertThat(ids(ours.us.post(TASKS + "/cancel", filter(Map.of("external_id", "s")))))
                .containsExactly(sport);
        Map<String, Object> anyText = new HashMap<>();
        anyText.put("team", null);
        assertThat(ids(ours.us.post(TASKS + "/delete", filter(Map.of("labels", anyText)))))
                .containsExactlyInAnyOrder(news, sport);
        assertThat(ours.us
                        .post(TASKS + "/delete", filter(Map.of("labels", Map.of())))
                        .code())
                .isEqualTo("validation_failed");
        assertThat(jdbc.sql("select count(*) from task_labels where task_id in (:ids)")
                        .param("ids", List.of(news.toString(), sport.toString()))
                        .query(Integer.class)
                        .single())
                .as("they go with their tasks")
                .isZero();
    }

    @Test
    void aTaskWaitsForItsTimeAlsoAfterACancelAndARetry() {
        String engine = "later-" + UUID.randomUUID().toString().substring(0, 8);
        TestWorker worker = new TestWorker(publisher, "worker-" + engine, engine);
        worker.says(State.READY, null);
        Awaitility.await().until(() -> offers(engine) == 1);
        Instant later = Instant.now().plusSeconds(3600);
        UUID held =
                Submitter.id(ours.submit(Map.of("params", Map.of("engine", engine), "not_before", later.toString())));
        assertThat(waiting(held).path("code").asString()).isEqualTo("not_before");
        assertThat(Instant.parse(waiting(held).at("/args/at").asString()).toEpochMilli())
                .isEqualTo(later.toEpochMilli());
        // Whoever goes out after it shows that it was passed over.
        UUID canary = Submitter.id(ours.submit(Map.of("params", Map.of("engine", engine))));
        Awaitility.await().until(() -> column(canary, "dispatched_at") != null);
        assertThat(column(held, "dispatched_at")).isNull();

        ours.us.post(TASKS + "/" + held + "/cancel");
        ours.us.post(TASKS + "/" + held + "/retry");
        assertThat(waiting(held).path("code").asString()).isEqualTo("not_before");
        assertThat(column(held, "dispatched_at")).isNull();

        jdbc.sql("""
                        update tasks
                        set not_before = date_sub(now(3), interval 1 second), next_attempt_at = not_before
                        where id = ?
                        """).param(held.toString()).update();
        Awaitility.await().until(() -> column(held, "dispatched_at") != null);
    }

    @Test
    void aTimeThatHasPassedHoldsNothingAndOneOfAnotherEraIsRefused() {
        Answer passed = ours.submit(Map.of("not_before", "2020-01-01T08:00:00+08:00"));
        assertThat(passed.json().path("not_before").asString()).isEqualTo("2020-01-01T00:00:00.000Z");
        assertThat(waiting(Submitter.id(passed)).path("code").asString()).isEqualTo("no_worker_for_engine");
        assertThat(errors(ours.submit(Map.of("not_before", "9999-01-01T00:00:00Z"))))
                .containsOnly(Map.entry("not_before", "range"));
        assertThat(errors(ours.submit(Map.of("not_before", "1066-10-14T00:00:00Z"))))
                .containsOnly(Map.entry("not_before", "range"));
    }

    private int offers(String engine) {
        return jdbc.sql("select count(*) from worker_engines where engine = ?")
                .param(engine)
                .query(Integer.class)
                .single();
    }

    private Object column(UUID task, String name) {
        return jdbc.sql("select " + name + " from tasks where id = ?")
                .param(task.toString())
                .query()
                .singleRow()
                .get(name);
    }

    private JsonNode waiting(UUID task) {
        return ours.us.get(TASKS + "/" + task).json().path("waiting");
    }

    private String status(UUID task) {
        return ours.us.get(TASKS + "/" + task).json().path("status").asString();
    }

    private List<UUID> listed(String query) {
        List<UUID> ids = new ArrayList<>();
        ours.us
                .get(TASKS + query)
                .json()
                .path("data")
                .forEach(task -> ids.add(UUID.fromString(task.path("id").asString())));
        return ids;
    }

    private static List<UUID> ids(Answer answer) {
        return TasksOfEveryKind.ids(answer);
    }

    private String picture() {
        return ours.us.upload(Clips.png()).json().path("path").asString();
    }

    private static Map<String, Object> filter(Map<String, Object> conditions) {
        return Map.of("filter", conditions);
    }

    private static Map<String, String> errors(Answer answer) {
        Map<String, String> errors = new LinkedHashMap<>();
        answer.json()
                .path("errors")
                .forEach(error -> errors.put(
                        error.path("field").asString(), error.path("code").asString()));
        return errors;
    }
}
