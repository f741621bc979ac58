package io.greenroom.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Rows;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
class AuditTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    Api admin;
    JsonNode key;
    Api holder;
    Rows rows;

    @BeforeEach
    void aKeyOfItsOwnWorkspace() {
        admin = Api.admin(port);
        rows = Rows.of(database);
        key = admin.post("/api/api-keys", Map.of("name", "Lin", "workspace_id", rows.workspace()))
                .json();
        holder = Api.nobody(port).key(key.get("key").asString());
    }

    @Test
    void tellsWhoDidWhatToWhatFromWhereAndWhen() {
        UUID task = rows.task();
        holder.post("/api/tasks/" + task + "/cancel");
        JsonNode entry = only("target=" + task);
        assertThat(entry.get("action").asString()).isEqualTo("task_cancelled");
        assertThat(entry.get("key_id")).isEqualTo(key.get("id"));
        assertThat(entry.get("key_name").asString()).isEqualTo("Lin");
        assertThat(entry.get("workspace_id").asString())
                .isEqualTo(rows.workspace().toString());
        assertThat(entry.get("address").asString()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(entry.at("/details/was").asString()).isEqualTo("pending");
        assertThat(Instant.parse(entry.get("created_at").asString()))
                .isBefore(Instant.now().plusSeconds(60));
    }

    @Test
    void whoDidItThroughASessionIsTheKeyBehindIt() {
        UUID task = rows.task();
        Api browser = holder.signIn();
        browser.with("Origin", browser.origin()).delete("/api/tasks/" + task);
        JsonNode entry = only("target=" + task);
        assertThat(entry.get("action").asString()).isEqualTo("task_deleted");
        assertThat(entry.get("key_id")).isEqualTo(key.get("id"));
    }

    @Test
    void keepsOneEntryForEachOfManyTasks() {
        List<UUID> tasks = List.of(rows.task(), rows.task(), rows.task());
        holder.post("/api/tasks/cancel", Map.of("ids", tasks, "dry_run", true));
        assertThat(all("workspace_id=" + rows.workspace() + "&action=task_cancelled"))
                .isEmpty();
        holder.post("/api/tasks/cancel", Map.of("ids", tasks));
        holder.post("/api/tasks/cancel", Map.of("ids", tasks));
        assertThat(all("workspace_id=" + rows.workspace() + "&action=task_cancelled"))
                .extracting(entry -> UUID.fromString(entry.get("target").asString()))
                .containsExactlyInAnyOrderElementsOf(tasks);
    }

    @Test
    void whatWasRefusedIsNotThere() {
        UUID task = rows.task();
        assertThat(Api.stranger(port).delete("/api/tasks/" + task).status()).isEqualTo(404);
        String path = "/api/api-keys/" + key.get("id").asString();
        assertThat(admin.put(path, Map.of("name", "")).status()).isEqualTo(422);
        UUID human = rows.human();
        database.sql("update tasks set digital_human_id = ? where id = ?")
                .params(human.toString(), task.toString())
                .update();
        assertThat(holder.delete("/api/digital-humans/" + human).status()).isEqualTo(409);
        assertThat(all("workspace_id=" + rows.workspace()))
                .extracting(entry -> entry.get("action").asString())
                .containsExactly("api_key_created");
    }

    @Test
    void whatCannotBeKeptIsNotDone() {
        UUID task = rows.task();
        database.sql("rename table audit to audit_away").update();
        try {
            assertThat(holder.delete("/api/tasks/" + task).status()).isEqualTo(500);
            assertThat(admin.delete("/api/api-keys/" + key.get("id").asString()).status())
                    .isEqualTo(500);
        } finally {
            database.sql("rename table audit_away to audit").update();
        }
        assertThat(holder.get("/api/tasks/" + task).status()).isEqualTo(200);
    }

    @Test
    void anEntryStaysAsItWasWhenItsKeyIsRenamedAndGone() {
        UUID task = rows.task();
        holder.delete("/api/tasks/" + task);
        String path = "/api/api-keys/" + key.get("id").asString();
        admin.put(path, Map.of("name", "Ada"));
        admin.delete(path);
        assertThat(only("target=" + task).get("key_name").asString()).isEqualTo("Lin");
        assertThat(all("target=" + key.get("id").asString()))
                .extracting(entry -> entry.get("action").asString())
                .containsExactly("api_key_deleted", "api_key_changed", "api_key_created");
    }

    @Test
    void neverHoldsAKey() {
        JsonNode next = admin.post("/api/api-keys/" + key.get("id").asString() + "/rotate")
                .json();
        String kept = all("workspace_id=" + rows.workspace()).toString();
        assertThat(kept)
                .contains(key.get("prefix").asString())
                .doesNotContain(key.get("key").asString())
                .doesNotContain(next.get("key").asString());
    }

    @Test
    void isFilteredByWhatWhoWhereAndWhen() {
        UUID cancelled = rows.task();
        UUID deleted = rows.task();
        holder.post("/api/tasks/" + cancelled + "/cancel");
        holder.delete("/api/tasks/" + deleted);
        String ours = "key_id=" + key.get("id").asString();
        assertThat(targets(ours)).containsExactly(deleted, cancelled);
        assertThat(targets(ours + "&action=task_deleted")).containsExactly(deleted);
        assertThat(targets(ours + "&action=task_deleted&action=task_cancelled")).containsExactly(deleted, cancelled);
        assertThat(targets(ours + "&target=" + cancelled)).containsExactly(cancelled);
        assertThat(targets(ours + "&workspace_id=" + UUID.randomUUID())).isEmpty();

        database.sql("update audit set created_at = date_sub(created_at, interval 1 day) where target = ?")
                .param(cancelled.toString())
                .update();
        Instant hourAgo = Instant.now().minus(1, ChronoUnit.HOURS);
        assertThat(targets(ours + "&created_after=" + hourAgo)).containsExactly(deleted);
        assertThat(targets(ours + "&created_before=" + hourAgo)).containsExactly(cancelled);
    }

    @Test
    void comesPageByPageWhileMoreIsDone() {
        List<UUID> tasks = List.of(rows.task(), rows.task(), rows.task());
        tasks.forEach(task -> holder.delete("/api/tasks/" + task));
        String ours = "/api/audit?limit=2&count=true&key_id=" + key.get("id").asString();
        JsonNode first = admin.get(ours).json();
        assertThat(first.get("total").asInt()).isEqualTo(3);
        holder.delete("/api/tasks/" + rows.task());
        JsonNode rest = admin.get(ours + "&cursor=" + first.get("next_cursor").asString())
                .json();
        assertThat(rest.get("data").findValuesAsString("target"))
                .containsExactly(tasks.get(0).toString());
        assertThat(rest.get("has_more").asBoolean()).isFalse();
    }

    @Test
    void isForAdminsAloneAndRefusesFiltersThatAreNone() {
        assertThat(holder.get("/api/audit").code()).isEqualTo("forbidden");
        Answer refused = admin.get("/api/audit?action=task_eaten&created_after=%2B1000000000-01-01T00:00:00Z");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").findValuesAsString("field")).containsExactly("action", "created_after");
        for (String bad : List.of("key_id=x", "workspace_id=x", "created_before=x", "limit=0", "cursor=x")) {
            Answer one = admin.get("/api/audit?" + bad);
            assertThat(one.status()).as(bad).isEqualTo(422);
            assertThat(one.json().at("/errors/0/field").asString()).isEqualTo(bad.substring(0, bad.indexOf('=')));
        }
    }

    private JsonNode only(String query) {
        List<JsonNode> entries = all(query);
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private List<JsonNode> all(String query) {
        return admin.get("/api/audit?" + query).json().get("data").valueStream().toList();
    }

    private List<UUID> targets(String query) {
        return all(query).stream()
                .map(entry -> UUID.fromString(entry.get("target").asString()))
                .toList();
    }
}
