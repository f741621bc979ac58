package io.greenroom.gateway.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.events.FailureCode;
import io.greenroom.events.Header;
import io.greenroom.events.Run;
import io.greenroom.events.StopRun;
import io.greenroom.events.TaskChanged;
import io.greenroom.events.TaskDeleted;
import io.greenroom.events.Topology;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Heard;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.recording.Recorder;
import io.greenroom.gateway.recording.Told;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@GatewayTest
class MovesOfManyTest {

    private static final String CANCEL = "/api/tasks/cancel";
    private static final String RETRY = "/api/tasks/retry";
    private static final String DELETE = "/api/tasks/delete";
    private static final Map<String, Object> ALL = Map.of("filter", Map.of("all", true));

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate template;

    @Autowired
    Recorder recorder;

    @Autowired
    TaskMoves moves;

    @Autowired
    ConnectionFactory broker;

    private Rows rows;
    private Api us;
    private UUID pending;
    private UUID processing;
    private UUID completed;
    private UUID failed;
    private Run run;
    private Rows others;
    private UUID theirs;

    @BeforeEach
    void tasksOfEveryKind() {
        rows = Rows.of(jdbc);
        us = keyOf(rows);
        pending = rows.task();
        processing = rows.task();
        run = Rows.run(processing, 1, "gpu-1");
        completed = rows.task();
        failed = rows.task();
        recorder.record(List.of(
                Told.by(run).started(),
                Told.by(Rows.run(completed, 1, "gpu-1")).completed(),
                Told.by(Rows.run(failed, 1, "gpu-1")).failed(FailureCode.INPUT_INVALID)));
        others = Rows.of(jdbc);
        theirs = others.task();
    }

    @Test
    void cancelsWhatIsOpenOfTheWorkspaceAndTellsWhoHasToKnow() {
        try (Heard orders = new Heard(broker, Topology.CONTROL);
                Heard news = new Heard(broker, Topology.LIVE)) {
            Answer answer = us.post(CANCEL, ALL);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("count").asInt()).isEqualTo(2);
            assertThat(ids(answer)).containsExactly(pending, processing);
            assertThat(answer.json().path("refused").size()).isZero();

            assertThat(orders.await(StopRun.class, any -> true, 1)
                            .get(0)
                            .header()
                            .runId())
                    .isEqualTo(run.runId());
            assertThat(news.await(TaskChanged.class, one -> isOurs(one.header()), 2))
                    .extracting(one -> one.header().taskId())
                    .containsExactly(pending, processing);
        }
        assertThat(statuses()).containsExactly("cancelled", "cancelled", "completed", "failed");
        assertThat(lastLine(pending)).isEqualTo("Cancelled.");
        assertThat(others.row(theirs)).containsEntry("status", "pending");

        assertThat(us.post(CANCEL, ALL).json().path("count").asInt(-1))
                .as("again changes nothing")
                .isZero();
    }

    @Test
    void aDryRunTellsWhatWouldMoveAndMovesNothing() {
        for (Object wanted : List.of(Map.of("all", true), Map.of("status", List.of("pending", "processing")))) {
            Answer dry = us.post(CANCEL, Map.of("filter", wanted, "dry_run", true));
            assertThat(dry.json().path("count").asInt()).isEqualTo(2);
            assertThat(ids(dry)).containsExactly(pending, processing);
        }
        Answer dry = us.post(RETRY, Map.of("ids", List.of(failed, pending, theirs), "dry_run", true));
        assertThat(ids(dry)).containsExactly(failed);
        assertThat(refused(dry))
                .containsEntry(pending, "transition_refused")
                .containsEntry(theirs, "not_found")
                .hasSize(2);
        assertThat(statuses()).containsExactly("pending", "processing", "completed", "failed");
    }

    @Test
    void ofGivenIdsTellsEachThatCannotMoveAndWhy() {
        UUID nowhere = UUID.randomUUID();
        Object these = Map.of("ids", List.of(theirs, completed, pending, nowhere, failed, pending));
        Answer first = us.post(CANCEL, these);
        assertThat(ids(first)).containsExactly(pending);
        assertThat(refused(first))
                .containsEntry(theirs, "not_found")
                .containsEntry(nowhere, "not_found")
                .containsEntry(completed, "transition_refused")
                .containsEntry(failed, "transition_refused")
                .hasSize(4);
        Answer again = us.post(CANCEL, these);
        assertThat(again.json().path("count").asInt(-1)).isZero();
        assertThat(refused(again))
                .as("a cancelled one stands as asked")
                .hasSize(4)
                .doesNotContainKey(pending);
        assertThat(others.row(theirs)).containsEntry("status", "pending");
    }

    @Test
    void opensFailedAndCancelledTasksAgain() {
        us.post(CANCEL, Map.of("ids", List.of(pending)));
        Answer answer = us.post(RETRY, ALL);
        assertThat(ids(answer)).containsExactly(pending, failed);
        assertThat(statuses()).containsExactly("pending", "processing", "completed", "pending");
        assertThat(rows.row(failed)).containsEntry("attempt", 2).containsEntry("error_code", null);
        assertThat(lastLine(failed)).isEqualTo("Asked for again, attempt 2.");
        assertThat(us.post(RETRY, ALL).json().path("count").asInt(-1)).isZero();
        assertThat(us.post(RETRY, Map.of("filter", Map.of("status", List.of("completed"))))
                        .json()
                        .path("count")
                        .asInt(-1))
                .as("no retry leads from there")
                .isZero();
    }

    @Test
    void deletesRunningTasksTooAndTellsTheirRuns() {
        try (Heard orders = new Heard(broker, Topology.CONTROL);
                Heard news = new Heard(broker, Topology.LIVE)) {
            assertThat(ids(us.post(DELETE, ALL))).containsExactly(pending, processing, completed, failed);
            assertThat(orders.await(StopRun.class, any -> true, 1)
                            .get(0)
                            .header()
                            .runId())
                    .isEqualTo(run.runId());
            assertThat(news.await(TaskDeleted.class, one -> isOurs(one.header()), 4))
                    .hasSize(4);
        }
        assertThat(us.get("/api/tasks").json().path("data").size()).isZero();
        assertThat(others.row(theirs)).containsEntry("status", "pending");
        assertThat(refused(us.post(DELETE, Map.of("ids", List.of(pending))))).containsEntry(pending, "not_found");
    }

    @Test
    void everyConditionOfAFilterHolds() {
        jdbc.sql("update tasks set name = 'Größe 100%', created_at = '2026-01-02 03:04:05.678' where id = ?")
                .param(pending.toString())
                .update();
        assertThat(matching("q", "größe 100%")).containsExactly(pending);
        assertThat(matching("q", "%")).as("no wildcard").containsExactly(pending);
        assertThat(matching("created_before", "2026-01-02T03:04:05.679Z")).containsExactly(pending);
        assertThat(matching("created_before", "2026-01-02T03:04:05.678Z")).isEmpty();
        assertThat(matching("created_after", "2026-01-02T03:04:05.678Z")).containsExactly(processing);
        assertThat(matching("created_after", "2026-01-02T04:04:05.677+01:00")).containsExactly(pending, processing);
        assertThat(matching("digital_human_id", rows.column(processing, "digital_human_id")))
                .containsExactly(processing);

        JsonNode listed = us.get("/api/tasks?q=gr%C3%B6&created_before=2026-01-02T03:04:05.679Z")
                .json();
        assertThat(listed.path("data").findValuesAsString("id")).containsExactly(pending.toString());
        assertThat(us.get("/api/tasks?created_after=2026-01-02T03:04:05.678Z&count=true")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(3);
        for (String bad : List.of("created_after=yesterday", "created_before=%2B12026-01-01T00:00:00Z")) {
            Answer refused = us.get("/api/tasks?" + bad);
            assertThat(refused.status()).as(bad).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo(bad.substring(0, bad.indexOf('=')));
        }
    }

    @Test
    void anAdminNamesAWorkspaceOrMeansAll() {
        Api admin = Api.admin(port);
        Answer ours = admin.post(
                CANCEL,
                Map.of(
                        "filter",
                        Map.of("workspace_id", rows.workspace(), "status", List.of("pending")),
                        "dry_run",
                        true));
        assertThat(ids(ours)).containsExactly(pending);
        Answer both = admin.post(CANCEL, Map.of("ids", List.of(pending, theirs)));
        assertThat(ids(both)).containsExactly(pending, theirs);
    }

    @Test
    void whatWasNotSaidIsNotTakenForAll() {
        Map<String, String> refusedAt = new LinkedHashMap<>();
        refusedAt.put("{}", "filter");
        refusedAt.put("{'filter':null}", "filter");
        refusedAt.put("{'filter':{}}", "filter");
        refusedAt.put("{'filter':{'all':false}}", "filter");
        refusedAt.put("{'filter':{'status':null}}", "filter");
        refusedAt.put("{'filter':{'all':true,'status':['failed']}}", "filter");
        refusedAt.put("{'filter':{'all':true},'ids':['%s']}".formatted(pending), "filter");
        refusedAt.put("{'filter':{'status':[]}}", "filter.status");
        refusedAt.put("{'filter':{'status':['asleep']}}", "filter.status");
        refusedAt.put("{'filter':{'statuses':['failed'],'all':true}}", "filter.statuses");
        refusedAt.put("{'filter':{'all':true},'dryrun':true}", "dryrun");
        refusedAt.put("{'filter':{'q':' '}}", "filter.q");
        refusedAt.put("{'filter':{'created_before':'soon'}}", "filter.created_before");
        refusedAt.put("{'filter':{'created_before':'+12026-01-01T00:00:00Z'}}", "filter.created_before");
        refusedAt.put("{'filter':{'workspace_id':'%s'}}".formatted(rows.workspace()), "filter.workspace_id");
        refusedAt.put("{'ids':[]}", "ids");
        refusedAt.put("{'ids':[null]}", "ids[0]");
        refusedAt.put("{'ids':['x']}", "ids.0");
        refusedAt.put("{'ids':['" + "%s','".formatted(pending).repeat(1_000) + pending + "']}", "ids");
        for (String path : List.of(CANCEL, RETRY, DELETE)) {
            refusedAt.forEach((body, field) -> {
                Answer answer = us.post(path, body.replace('\'', '"'));
                String what = body.substring(0, Math.min(80, body.length()));
                assertThat(answer.status()).as(what).isEqualTo(422);
                assertThat(answer.json().at("/errors/0/field").asString())
                        .as(what)
                        .isEqualTo(field);
            });
            assertThat(us.post(path).status()).isIn(400, 415);
        }
        assertThat(statuses()).containsExactly("pending", "processing", "completed", "failed");
    }

    @Test
    void isForKeysThatMaySubmit() {
        String reader = Api.admin(port)
                .post("/api/api-keys", Map.of("name", "r", "scopes", List.of("read"), "workspace_id", rows.workspace()))
                .json()
                .path("key")
                .asString();
        for (String path : List.of(CANCEL, RETRY, DELETE)) {
            assertThat(Api.nobody(port).post(path, ALL).status()).isEqualTo(401);
            assertThat(Api.nobody(port).key(reader).post(path, ALL).code()).isEqualTo("forbidden");
        }
        assertThat(statuses()).containsExactly("pending", "processing", "completed", "failed");
    }

    @Test
    void goesOverAsManyTasksAsThereAreAndNamesTheFirstThousand() {
        List<UUID> copies = copies(pending, 1_103);
        Answer answer = us.post(CANCEL, Map.of("filter", Map.of("status", List.of("pending"))));
        assertThat(answer.json().path("count").asInt()).isEqualTo(1_104);
        assertThat(ids(answer)).hasSize(1_000).isSorted().startsWith(pending, copies.get(0));
        assertThat(jdbc.sql("select count(*) from task_logs join tasks on tasks.id = task_id where workspace_id = ?")
                        .param(rows.workspace().toString())
                        .query(Long.class)
                        .single())
                .as("a line for each, beside those of the first four")
                .isGreaterThanOrEqualTo(1_104L);
        assertThat(statuses().subList(1, 4)).containsExactly("processing", "completed", "failed");
    }

    @Test
    void aTaskThatHasMovedOnBeforeItIsLockedIsNotMeantAnyMore() {
        TaskFilter onlyPending = new TaskFilter(rows.workspace(), List.of("pending"), null, null, null, null);
        MovedTasks moved = moves.many(TaskMove.CANCEL, List.of(pending, processing), onlyPending::coversStateOf);
        assertThat(moved.ids()).containsExactly(pending);
        assertThat(rows.row(processing)).containsEntry("status", "processing");
    }

    @Test
    void severalWhoCancelTheSameAtOnceMoveEachTaskOnce() {
        copies(pending, 300);
        List<Answer> answers = Stream.of(us, us, us)
                .parallel()
                .map(one -> one.post(CANCEL, ALL))
                .toList();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(answers.stream()
                        .mapToInt(answer -> answer.json().path("count").asInt())
                        .sum())
                .isEqualTo(302);
        await().untilAsserted(() -> assertThat(rows.logLines(pending)).isEqualTo(1));
    }

    private List<UUID> matching(String field, Object value) {
        return ids(us.post(CANCEL, Map.of("filter", Map.of(field, value), "dry_run", true)));
    }

    private Api keyOf(Rows of) {
        return Api.nobody(port)
                .key(Api.admin(port)
                        .post("/api/api-keys", Map.of("name", "ours", "workspace_id", of.workspace()))
                        .json()
                        .path("key")
                        .asString());
    }

    private boolean isOurs(Header header) {
        return Stream.of(pending, processing, completed, failed).anyMatch(id -> id.equals(header.taskId()));
    }

    private List<String> statuses() {
        return Stream.of(pending, processing, completed, failed)
                .map(id -> String.valueOf(rows.column(id, "status")))
                .toList();
    }

    private String lastLine(UUID task) {
        return jdbc.sql("select message from task_logs where task_id = ? order by id desc limit 1")
                .param(task.toString())
                .query(String.class)
                .single();
    }

    private List<UUID> copies(UUID task, int count) {
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(Header.newId());
        }
        template.batchUpdate(
                """
                insert into tasks (id, workspace_id, name, audio_path, digital_human_id, api_key, engine)
                select ?, workspace_id, name, audio_path, digital_human_id, api_key, engine
                from tasks
                where id = ?
                """,
                made.stream()
                        .map(id -> new Object[] {id.toString(), task.toString()})
                        .toList());
        return made;
    }

    private static List<UUID> ids(Answer answer) {
        return answer.json()
                .path("ids")
                .valueStream()
                .map(id -> UUID.fromString(id.asString()))
                .toList();
    }

    private static Map<UUID, String> refused(Answer answer) {
        Map<UUID, String> refused = new LinkedHashMap<>();
        answer.json()
                .path("refused")
                .forEach(one -> refused.put(
                        UUID.fromString(one.path("id").asString()),
                        one.path("code").asString()));
        return refused;
    }
}
