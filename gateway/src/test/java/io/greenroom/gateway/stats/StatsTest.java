package io.greenroom.gateway.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Rows;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
class StatsTest {

    private static final String STATS = "/api/tasks/stats";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private Rows rows;
    private Api us;

    @BeforeEach
    void aWorkspace() {
        rows = Rows.of(jdbc);
        us = Api.nobody(port)
                .key(Api.admin(port)
                        .post("/api/api-keys", Map.of("name", "ours", "workspace_id", rows.workspace()))
                        .json()
                        .path("key")
                        .asString());
    }

    @Test
    void countsNothingWhereNothingIs() {
        JsonNode stats = us.get(STATS).json();
        assertThat(stats.path("total").asInt(-1)).isZero();
        assertThat(stats.path("by_status").propertyNames())
                .containsExactlyInAnyOrder("pending", "processing", "completed", "failed", "cancelled");
        assertThat(stats.path("render_seconds").propertyNames()).containsExactlyInAnyOrder("p50", "p95");
        assertThat(stats.at("/render_seconds/p50").isNull()).isTrue();
        assertThat(stats.path("per_hour").size()).isEqualTo(24);
        assertThat(stats.propertyNames())
                .containsExactlyInAnyOrder(
                        "total",
                        "by_status",
                        "completed_last_24h",
                        "failed_last_24h",
                        "running_percent",
                        "wait_seconds",
                        "render_seconds",
                        "per_hour");
        assertThat(stats.path("running_percent").isNull()).isTrue();
        assertThat(stats.path("wait_seconds").propertyNames()).containsExactlyInAnyOrder("p50", "p95");
        assertThat(stats.at("/wait_seconds/p95").isNull()).isTrue();
    }

    @Test
    void countsByStateByHourAndByHowLongRunsTook() {
        rows.task();
        for (int seconds = 1; seconds <= 20; seconds++) {
            ended("completed", Duration.ofHours(seconds % 2), seconds);
        }
        ended("failed", Duration.ofHours(2), 5);
        ended("cancelled", Duration.ofHours(2), 5);
        ended("completed", Duration.ofHours(25), 500);
        ended("failed", Duration.ofHours(30), 500);

        JsonNode stats = us.get(STATS).json();
        assertThat(stats.path("total").asInt()).isEqualTo(25);
        assertThat(stats.at("/by_status/pending").asInt()).isEqualTo(1);
        assertThat(stats.at("/by_status/completed").asInt()).isEqualTo(21);
        assertThat(stats.at("/by_status/failed").asInt()).isEqualTo(2);
        assertThat(stats.path("completed_last_24h").asInt()).isEqualTo(20);
        assertThat(stats.path("failed_last_24h").asInt()).isEqualTo(1);
        assertThat(stats.at("/render_seconds/p50").asDouble()).isEqualTo(10);
        assertThat(stats.at("/render_seconds/p95").asDouble()).isEqualTo(19);
        JsonNode hours = stats.path("per_hour");
        Instant last = Instant.parse(hours.at("/23/hour").asString());
        assertThat(last).isEqualTo(last.truncatedTo(ChronoUnit.HOURS));
        assertThat(Instant.parse(hours.at("/0/hour").asString())).isEqualTo(last.minus(23, ChronoUnit.HOURS));
        assertThat(IntStream.range(0, 24)
                        .map(hour -> hours.at("/" + hour + "/completed").asInt())
                        .sum())
                .isEqualTo(20);
        assertThat(IntStream.range(20, 22)
                        .map(hour -> hours.at("/" + hour + "/failed").asInt())
                        .sum())
                .as("two hours ago, or three if the hour has just begun anew")
                .isEqualTo(1);
    }

    @Test
    void tellHowFarTheRunningTasksAreOnAverage() {
        for (int percent : new int[] {10, 25, 90}) {
            update(rows.task(), "status = 'processing', progress = " + percent);
        }
        update(rows.task(), "status = 'failed', progress = 99");
        assertThat(us.get(STATS).json().path("running_percent").asInt(-1)).isEqualTo(41);
    }

    @Test
    void tellHowLongTasksWaitedFromWhenTheyMightGoOutToTheirFirstRun() {
        for (int waited = 1; waited <= 20; waited++) {
            UUID task = ended("completed", Duration.ofMinutes(5), 60);
            update(task, "created_at = date_sub(started_at, interval " + waited + " second)");
        }
        UUID forLater = ended("completed", Duration.ofMinutes(5), 60);
        update(
                forLater,
                "created_at = date_sub(started_at, interval 9 hour), not_before = date_sub(started_at, interval 3 second)");
        UUID retried = ended("completed", Duration.ofMinutes(5), 60);
        update(retried, "created_at = date_sub(started_at, interval 9 hour), attempt = 2");
        ended("failed", Duration.ofMinutes(5), 60);

        JsonNode stats = us.get(STATS).json();
        assertThat(stats.at("/wait_seconds/p50").asDouble()).isEqualTo(10);
        assertThat(stats.at("/wait_seconds/p95").asDouble()).isEqualTo(19);
        assertThat(stats.at("/render_seconds/p95").asDouble()).isEqualTo(60);
    }

    @Test
    void areEachWorkspacesOwnAndForAdminsThoseOfAll() {
        rows.task();
        Rows others = Rows.of(jdbc);
        others.task();
        others.task();
        Api admin = Api.admin(port);
        assertThat(us.get(STATS + "?workspace_id=" + others.workspace())
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(admin.get(STATS + "?workspace_id=" + others.workspace())
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(2);
        long all = jdbc.sql("select count(*) from tasks").query(Long.class).single();
        await().untilAsserted(() ->
                assertThat(admin.get(STATS).json().path("total").asLong()).isEqualTo(all));
    }

    @Test
    void showAChangeSoon() {
        us.get(STATS);
        rows.task();
        await().untilAsserted(() ->
                assertThat(us.get(STATS).json().path("total").asInt()).isEqualTo(1));
    }

    private void update(UUID task, String change) {
        jdbc.sql("update tasks set " + change + " where id = ?")
                .param(task.toString())
                .update();
    }

    private UUID ended(String status, Duration ago, int runSeconds) {
        UUID task = rows.task();
        jdbc.sql("""
                        update tasks
                        set status = :status, completed_at = date_sub(now(3), interval :ago second),
                            started_at = date_sub(completed_at, interval :run second)
                        where id = :id
                        """)
                .param("status", status)
                .param("ago", ago.toSeconds())
                .param("run", runSeconds)
                .param("id", task.toString())
                .update();
        return task;
    }
}
