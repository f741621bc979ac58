package io.greenroom.gateway.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Lists in every order that can be asked for, read page by page while tasks come and go. */
@GatewayTest
class TaskOrderTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private Rows rows;
    private Api us;
    private final List<UUID> tasks = new ArrayList<>();

    @BeforeEach
    void sevenTasksOfWhichSomeAreAlike() {
        rows = Rows.of(jdbc);
        us = Api.nobody(port)
                .key(Api.admin(port)
                        .post("/api/api-keys", java.util.Map.of("name", "ours", "workspace_id", rows.workspace()))
                        .json()
                        .path("key")
                        .asString());
        String[] names = {"bravo", "Alpha", "alpha", "数字人", "charlie\nand more", "bravo", "\uD83C\uDFAC"};
        for (int i = 0; i < names.length; i++) {
            UUID task = rows.task("nobody", i % 3 - 1);
            jdbc.sql("""
                            update tasks
                            set name = ?, created_at = timestamp '2026-11-24 10:00:00.123',
                                updated_at = date_add(timestamp '2026-11-24 11:00:00.456', interval ? second)
                            where id = ?
                            """).params(names[i], i / 2, task.toString()).update();
            tasks.add(task);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"created_at", "priority", "updated_at", "name"})
    void eachTaskComesOnceInOrderHoweverManyComeAndGoMeanwhile(String column) {
        List<JsonNode> rising = walk(column, () -> {});
        assertThat(ids(rising)).containsExactlyInAnyOrderElementsOf(tasks);
        if (!column.equals("name")) {
            assertThat(rising.stream().map(task -> task.path(column).asString()))
                    .isSortedAccordingTo(Comparator.comparing(
                            text -> column.equals("priority") ? Integer.parseInt(text) + 5 + "" : text));
        }
        List<UUID> falling = ids(walk("-" + column, () -> {}));
        List<UUID> back = new ArrayList<>(falling);
        java.util.Collections.reverse(back);
        assertThat(back).isEqualTo(ids(rising));

        List<UUID> moved = ids(walk(column, () -> rows.task("nobody", 0)));
        moved.retainAll(tasks);
        assertThat(moved).isEqualTo(ids(rising));
    }

    @Test
    void namesThatDifferInCaseAreAlike() {
        List<String> names = walk("name", () -> {}).stream()
                .map(task -> task.path("name").asString().toLowerCase(java.util.Locale.ROOT))
                .toList();
        assertThat(names.indexOf("alpha") + 1).isEqualTo(names.lastIndexOf("alpha"));
        assertThat(names.indexOf("bravo")).isGreaterThan(names.lastIndexOf("alpha"));
    }

    @Test
    void aChangeMakesATaskTheNewestByUpdate() {
        us.post("/api/tasks/" + tasks.get(0) + "/cancel");
        assertThat(ids(walk("-updated_at", () -> {})).get(0)).isEqualTo(tasks.get(0));
    }

    @Test
    void refusesOtherOrdersAndCursorsOfOthers() {
        assertThat(us.get("/api/tasks?sort=engine").json().at("/errors/0/field").asString())
                .isEqualTo("sort");
        String cursor = us.get("/api/tasks?sort=name&limit=1")
                .json()
                .path("next_cursor")
                .asString();
        assertThat(us.get("/api/tasks?sort=-name&limit=1&cursor=" + cursor).status())
                .isEqualTo(422);
        String forged =
                java.util.Base64.getUrlEncoder().encodeToString((UUID.randomUUID() + "\npriority\nhigh").getBytes());
        assertThat(us.get("/api/tasks?sort=priority&cursor=" + forged).status()).isEqualTo(422);
    }

    private List<JsonNode> walk(String sort, Runnable betweenPages) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = us.get("/api/tasks?limit=2&sort=" + sort + cursor).json();
            page.path("data").forEach(all::add);
            cursor = page.path("has_more").asBoolean()
                    ? "&cursor=" + page.path("next_cursor").asString()
                    : "";
            if (all.size() <= tasks.size()) {
                betweenPages.run();
            }
        } while (!cursor.isEmpty());
        return all;
    }

    private static List<UUID> ids(List<JsonNode> tasks) {
        return new ArrayList<>(tasks.stream()
                .map(task -> UUID.fromString(task.path("id").asString()))
                .toList());
    }
}
