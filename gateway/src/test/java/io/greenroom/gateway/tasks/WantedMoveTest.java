package io.greenroom.gateway.tasks;

import static io.greenroom.gateway.tasks.TasksOfEveryKind.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.recording.Recorder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Which tasks a move of many is about, and what is refused because that is not clear. */
@GatewayTest
class WantedMoveTest {

    private static final String CANCEL = "/api/tasks/cancel";
    private static final String RETRY = "/api/tasks/retry";
    private static final String DELETE = "/api/tasks/delete";
    private static final Map<String, Object> ALL = Map.of("filter", Map.of("all", true));

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Recorder recorder;

    private TasksOfEveryKind tasks;

    @BeforeEach
    void tasksOfEveryKind() {
        tasks = new TasksOfEveryKind(port, jdbc, recorder);
    }

    @Test
    void everyConditionOfAFilterHolds() {
        jdbc.sql("update tasks set name = 'Größe 100%', created_at = '2026-01-02 03:04:05.678' where id = ?")
                .param(tasks.pending.toString())
                .update();
        assertThat(matching("q", "größe 100%")).containsExactly(tasks.pending);
        assertThat(matching("q", "%")).as("no wildcard").containsExactly(tasks.pending);
        assertThat(matching("created_before", "2026-01-02T03:04:05.679Z")).containsExactly(tasks.pending);
        assertThat(matching("created_before", "2026-01-02T03:04:05.678Z")).isEmpty();
        assertThat(matching("created_after", "2026-01-02T03:04:05.678Z")).containsExactly(tasks.processing);
        assertThat(matching("created_after", "2026-01-02T04:04:05.677+01:00"))
                .containsExactly(tasks.pending, tasks.processing);
        assertThat(matching("digital_human_id", tasks.rows.column(tasks.processing, "digital_human_id")))
                .containsExactly(tasks.processing);

        JsonNode listed = tasks.us
                .get("/api/tasks?q=gr%C3%B6&created_before=2026-01-02T03:04:05.679Z")
                .json();
        assertThat(listed.path("data").findValuesAsString("id")).containsExactly(tasks.pending.toString());
        assertThat(tasks.us
                        .get("/api/tasks?created_after=2026-01-02T03:04:05.678Z&count=true")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(3);
        for (String bad : List.of("created_after=yesterday", "created_before=%2B12026-01-01T00:00:00Z")) {
            Answer refused = tasks.us.get("/api/tasks?" + bad);
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
                        Map.of("workspace_id", tasks.rows.workspace(), "status", List.of("pending")),
                        "dry_run",
                        true));
        assertThat(ids(ours)).containsExactly(tasks.pending);
        Answer both = admin.post(CANCEL, Map.of("ids", List.of(tasks.pending, tasks.theirs)));
        assertThat(ids(both)).containsExactly(tasks.pending, tasks.theirs);
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
        refusedAt.put("{'filter':{'all':true},'ids':['%s']}".formatted(tasks.pending), "filter");
        refusedAt.put("{'filter':{'status':[]}}", "filter.status");
        refusedAt.put("{'filter':{'status':['asleep']}}", "filter.status");
        refusedAt.put("{'filter':{'statuses':['failed'],'all':true}}", "filter.statuses");
        refusedAt.put("{'filter':{'all':true},'dryrun':true}", "dryrun");
        refusedAt.put("{'filter':{'q':' '}}", "filter.q");
        refusedAt.put("{'filter':{'created_before':'soon'}}", "filter.created_before");
        refusedAt.put("{'filter':{'created_before':'+12026-01-01T00:00:00Z'}}", "filter.created_before");
        refusedAt.put("{'filter':{'workspace_id':'%s'}}".formatted(tasks.rows.workspace()), "filter.workspace_id");
        refusedAt.put("{'ids':[]}", "ids");
        refusedAt.put("{'ids':[null]}", "ids[0]");
        refusedAt.put("{'ids':['x']}", "ids.0");
        refusedAt.put("{'ids':['" + "%s','".formatted(tasks.pending).repeat(1_000) + tasks.pending + "']}", "ids");
        for (String path : List.of(CANCEL, RETRY, DELETE)) {
            refusedAt.forEach((body, field) -> {
                Answer answer = tasks.us.post(path, body.replace('\'', '"'));
                String what = body.substring(0, Math.min(80, body.length()));
                assertThat(answer.status()).as(what).isEqualTo(422);
                assertThat(answer.json().at("/errors/0/field").asString())
                        .as(what)
                        .isEqualTo(field);
            });
            assertThat(tasks.us.post(path).status()).isIn(400, 415);
        }
        assertThat(tasks.statuses()).containsExactly("pending", "processing", "completed", "failed");
    }

    @Test
    void isForKeysThatMaySubmit() {
        String reader = Api.admin(port)
                .post(
                        "/api/api-keys",
                        Map.of("name", "r", "scopes", List.of("read"), "workspace_id", tasks.rows.workspace()))
                .json()
                .path("key")
                .asString();
        for (String path : List.of(CANCEL, RETRY, DELETE)) {
            assertThat(Api.nobody(port).post(path, ALL).status()).isEqualTo(401);
            assertThat(Api.nobody(port).key(reader).post(path, ALL).code()).isEqualTo("forbidden");
        }
        assertThat(tasks.statuses()).containsExactly("pending", "processing", "completed", "failed");
    }

    private List<UUID> matching(String field, Object value) {
        return ids(tasks.us.post(CANCEL, Map.of("filter", Map.of(field, value), "dry_run", true)));
    }
}
