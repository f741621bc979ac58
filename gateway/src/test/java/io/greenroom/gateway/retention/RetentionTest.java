package io.greenroom.gateway.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.RetentionSettings;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.retention.RetentionReport.Kind;
import io.greenroom.gateway.retention.RetentionReport.Removed;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@GatewayTest
@Import(Keeper.class)
class RetentionTest {

    @LocalServerPort
    int port;

    @Autowired
    Keeper keeper;

    @Autowired
    Turns turns;

    @Autowired
    Retention retention;

    @Autowired
    JdbcClient jdbc;

    Rows rows;
    Api operator;

    @BeforeEach
    void nothingIsOldAndNobodyIsAtWork() {
        keeper.look();
        jdbc.sql("update retention_turn set holder = null, held_until = now(6), started_at = now(6), ended_at = now(6)")
                .update();
        rows = Rows.of(jdbc);
        operator = Api.admin(port);
    }

    @Test
    void aDryRunRemovesNothingAndCountsWhatARoundThenRemoves() {
        List<String> going = somethingOfEachKind();
        long rowsBefore = rowsInAll();

        Map<Kind, Removed> foreseen = keeper.dryRun();

        assertThat(foreseen.keySet()).containsExactlyInAnyOrder(Kind.values());
        assertThat(keeper.left(going)).isEqualTo(going);
        assertThat(rowsInAll()).isEqualTo(rowsBefore);
        assertThat(keeper.look()).isEqualTo(foreseen);
        assertThat(keeper.left(going)).isEmpty();
        assertThat(keeper.dryRun()).isEmpty();
    }

    /** @return the objects that go */
    private List<String> somethingOfEachKind() {
        UUID task = rows.task();
        keeper.ended(task, "completed", 31);
        String human = keeper.humanOf(task);
        String video = keeper.aged(keeper.videoOf(task), 31);
        String digest = UUID.randomUUID().toString().replace("-", "").repeat(2);
        jdbc.sql("update digital_humans set deleted_at = now(3) where id = ?")
                .param(human)
                .update();
        jdbc.sql("""
                        insert into uploads (id, workspace_id, api_key, name, metadata, size_bytes, expires_at)
                        values (?, ?, '', 'a', '', 100, date_sub(now(6), interval 1 second))
                        """)
                .params(UUID.randomUUID().toString(), rows.workspace().toString())
                .update();
        jdbc.sql("update files set sha256 = ?, size_bytes = 10 where path = ?")
                .params(digest, video)
                .update();
        UUID living = rows.task();
        keeper.ended(living, "failed", 1);
        jdbc.sql("""
                        insert into workers (id, name, state, engines, slots, slot_count, free_slots, last_seen_at)
                        values (?, 'gpu', 'ready', '[]', '[]', 1, 1, date_sub(now(6), interval 31 day))
                        """).param("gpu@" + UUID.randomUUID()).update();
        for (String table : List.of("sessions", "live_tickets")) {
            jdbc.sql("insert into " + table + """
                             (id, key_id, expires_at)
                            select ?, id, date_sub(now(3), interval 1 minute) from api_keys limit 1
                            """)
                    .param(UUID.randomUUID().toString())
                    .update();
        }
        jdbc.sql("""
                        insert into media_jobs (id, kind, subject, subject_id, source_key, state, requested_at, created_at)
                        values (?, 'probe', 'file', ?, 'files/x', 'done', date_sub(now(6), interval 31 day), now(6))
                        """)
                .params(UUID.randomUUID().toString(), UUID.randomUUID().toString())
                .update();
        jdbc.sql("""
                        insert into parked_messages (id, parked_id, reason, headers, body, body_bytes, size_bytes, parked_at)
                        values (?, ?, 'nobody can read it', '{}', '', 0, 0, date_sub(now(3), interval 31 day))
                        """)
                .params(UUID.randomUUID().toString(), UUID.randomUUID().toString())
                .update();
        entryOfTheAudit();
        jdbc.sql("""
                        insert into idempotency_keys (id, body_sha256, claim, claimed_until, created_at)
                        values (sha2(uuid(), 256), '-', '-', now(6), date_sub(now(6), interval 25 hour))
                        """).update();
        String batch = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into batches (id, workspace_id, items, api_key, created_at)
                        values (?, ?, '[]', '-', date_sub(now(3), interval 31 day))
                        """).params(batch, rows.workspace().toString()).update();
        jdbc.sql("update tasks set batch_id = ? where id = ?")
                .params(batch, task.toString())
                .update();
        return List.of(
                video,
                keeper.aged(keeper.audioOf(task), 31),
                keeper.put("results/" + task + "/" + UUID.randomUUID() + ".mp4"),
                keeper.put("runs/" + task + "/" + UUID.randomUUID() + ".log.gz"),
                keeper.put("posters/task/" + task + "-1.jpg"),
                keeper.put("posters/human/" + human + "-1.jpg"),
                keeper.put("prepared/" + digest + "/plain.mp4"),
                keeper.put("results/" + living + "/" + UUID.randomUUID() + ".mp4"),
                keeper.put("files/" + UUID.randomUUID()));
    }

    @Test
    void anOperatorTriesItThenDoesItAndCanReadWhatHappened() {
        String unused = keeper.aged(rows.file("audio"), 8);

        Answer tried = operator.post("/api/retention", Map.of("dry_run", true));
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.json().path("dry_run").asBoolean()).isTrue();
        assertThat(keeper.has(unused)).isTrue();

        int begun = roundsBegun();
        JsonNode done =
                operator.post("/api/retention", Map.of("dry_run", false)).json();
        assertThat(roundsBegun()).isEqualTo(begun + 1);
        assertThat(done.path("removed")).isEqualTo(tried.json().path("removed"));
        assertThat(done.at("/removed/0/kind").asString()).isEqualTo("uploads");
        assertThat(done.at("/removed/0/examples/0").asString()).isEqualTo(unused);
        assertThat(done.path("bytes").asLong()).isEqualTo(10);
        assertThat(keeper.has(unused)).isFalse();

        JsonNode state = operator.get("/api/retention").json();
        assertThat(state.path("last")).isEqualTo(done);
        assertThat(state.path("running").asBoolean(true)).isFalse();
        assertThat(state.path("task_seconds").isNull()).isTrue();
        assertThat(state.path("upload_seconds").asLong()).isEqualTo(7 * 24 * 3600);
        assertThat(state.path("audit_seconds").asLong()).isEqualTo(365 * 24 * 3600);
        assertThat(state.path("safety_seconds").asLong()).isEqualTo(24 * 3600);
    }

    @Test
    void keepsForEverWhoDidWhatWhereThatIsWanted() {
        String entry = entryOfTheAudit();
        keeper.look(keeper.round(false, new RetentionSettings(null, null, null, Duration.ofHours(24)), () -> true));
        assertThat(audited(entry)).isEqualTo(1);
        keeper.look();
        assertThat(audited(entry)).isZero();
    }

    private String entryOfTheAudit() {
        String id = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into audit (id, created_at, action, key_id, address, target)
                        values (:id, date_sub(now(3), interval 366 day), 'task_deleted', :id, '::1', :id)
                        """).param("id", id).update();
        return id;
    }

    private int audited(String id) {
        return jdbc.sql("select count(*) from audit where id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    @Test
    void isForOperatorsOnlyAndRemovesNothingByDefault() {
        Api us = Api.stranger(port);
        assertThat(us.get("/api/retention").code()).isEqualTo("forbidden");
        assertThat(us.post("/api/retention", Map.of("dry_run", true)).code()).isEqualTo("forbidden");
        Answer vague = operator.post("/api/retention", Map.of());
        assertThat(vague.code()).isEqualTo("validation_failed");
        assertThat(vague.json().at("/errors/0/field").asString()).isEqualTo("dry_run");
    }

    @Test
    void oneRoundGoesOnAtATimeAndADeadOneIsTakenOver() {
        UUID dead = turns.takeNow().orElseThrow();
        assertThat(turns.keep(dead)).isTrue();
        assertThat(turns.takeNow()).isEmpty();
        assertThat(operator.get("/api/retention").json().path("running").asBoolean())
                .isTrue();
        int begun = roundsBegun();
        assertThat(operator.post("/api/retention", Map.of("dry_run", false)).code())
                .isEqualTo("retention_running");
        assertThat(roundsBegun()).as("nobody has begun one").isEqualTo(begun);
        assertThat(operator.post("/api/retention", Map.of("dry_run", true)).status())
                .isEqualTo(200);

        jdbc.sql("update retention_turn set held_until = date_sub(now(6), interval 1 second)")
                .update();
        UUID next = turns.takeWhenDue().orElseThrow();
        assertThat(turns.keep(dead)).isFalse();
        turns.breakOff(next);
        assertThat(turns.takeWhenDue()).as("broken off, so due").isPresent();
    }

    private int roundsBegun() {
        return jdbc.sql("select count(*) from audit where action = 'retention_started'")
                .query(Integer.class)
                .single();
    }

    @Test
    void aRoundThatLostItsTurnRemovesNothingMore() {
        String unused = keeper.aged(rows.file("audio"), 8);
        Round round = keeper.round(false, Keeper.AT_ONCE, () -> false);
        assertThatThrownBy(() -> keeper.look(round)).isInstanceOf(Round.Over.class);
        assertThat(keeper.has(unused)).isTrue();
    }

    @Test
    void looksAnHourAfterTheLastRoundWhicheverGatewayThatWas() {
        String unused = keeper.aged(rows.file("audio"), 8);
        retention.lookWhenDue();
        assertThat(turns.takeWhenDue()).isEmpty();
        assertThat(keeper.has(unused)).isTrue();
        jdbc.sql("""
                        update retention_turn
                        set started_at = date_sub(now(6), interval 61 minute), ended_at = date_sub(now(6), interval 61 minute)
                        """).update();
        retention.lookWhenDue();
        await().until(() -> !keeper.has(unused));
    }

    private long rowsInAll() {
        Map<String, Long> rowsOf = new HashMap<>();
        for (String table : List.of(
                "tasks",
                "task_logs",
                "digital_humans",
                "files",
                "workers",
                "sessions",
                "live_tickets",
                "media_jobs",
                "parked_messages",
                "audit",
                "idempotency_keys",
                "batches")) {
            rowsOf.put(
                    table,
                    jdbc.sql("select count(*) from " + table).query(Long.class).single());
        }
        return rowsOf.values().stream().mapToLong(Long::longValue).sum();
    }
}
