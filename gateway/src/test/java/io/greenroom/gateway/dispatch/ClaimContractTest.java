package io.greenroom.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenroom.events.TaskSubmitted;
import io.greenroom.gateway.DatabaseSession;
import io.greenroom.gateway.DispatchSettings;
import io.greenroom.gateway.OnEveryDatabase;
import io.greenroom.gateway.Rows;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The claim's own SQL on every database that we say we run on; two sessions are two gateways. */
class ClaimContractTest extends OnEveryDatabase {

    @BeforeParameterizedClassInvocation
    static void migrate() {
        if (isThere()) {
            Flyway.configure().dataSource(url(), null, null).load().migrate();
        }
    }

    @BeforeEach
    void nothingIsGoingOn() {
        one.sql().sql("update tasks set status = 'cancelled'").update();
        one.sql().sql("delete from workers").update();
    }

    @Test
    void goesByPriorityThenShareThenAge() {
        Rows many = Rows.of(one.sql());
        Rows few = Rows.of(one.sql());
        worker(4, "a", "b");
        List<UUID> ofMany = List.of(many.task("a", 0), many.task("b", 0), many.task("a", 0), many.task("a", 0));
        List<UUID> ofFew = List.of(few.task("b", 0), few.task("a", 2), few.task("a", 0));
        UUID later = few.task("a", 9);
        one.sql()
                .sql("update tasks set next_attempt_at = date_add(now(6), interval 1 hour) where id = ?")
                .param(later.toString())
                .update();
        List<UUID> claimed = claim(one);
        assertThat(claimed)
                .startsWith(ofFew.get(1), ofMany.get(0), ofMany.get(1), ofFew.get(0))
                .doesNotContain(later);
        assertThat(claimed).as("four slots, and two ahead").hasSize(6);
        assertThat(claim(one))
                .as("of the other engine, so that it never waits for ever")
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void readsNoFurtherIntoALineThanItsTurnsGo() {
        Rows many = Rows.of(one.sql());
        many.task("a", 0);
        for (int doubled = 0; doubled < 11; doubled++) {
            one.sql().sql("""
                            insert into tasks (id, workspace_id, name, audio_path, digital_human_id, api_key, engine)
                            select uuid(), workspace_id, name, audio_path, digital_human_id, api_key, engine
                            from tasks
                            where workspace_id = ?
                            """).param(many.workspace().toString()).update();
        }
        UUID only = Rows.of(one.sql()).task("a", 0);
        one.sql().sql("analyze table tasks").query().listOfRows();
        worker(2, "a");
        long before = reads();
        assertThat(claim(one)).hasSize(4).contains(only);
        assertThat(reads() - before).as("of more than 2,048 that wait").isLessThan(1_000);
    }

    /** How many rows and index entries this session has looked at. */
    private long reads() {
        return one
                .sql()
                .sql("show session status like 'Handler_read%'")
                .query((row, number) -> row.getLong("Value"))
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Test
    void theSecondGatewayWaitsForTheFirstAndKeepsTheCap() {
        Rows capped = Rows.of(one.sql());
        one.sql()
                .sql("update workspaces set max_running = 1 where id = ?")
                .param(capped.workspace().toString())
                .update();
        worker(4, "a");
        worker(4, "b");
        UUID first = capped.task("a", 1);
        capped.task("b", 0);
        one.begin();
        assertThat(ids(lanes(one).claim())).containsExactly(first);
        other.sql().sql("set session innodb_lock_wait_timeout = 1").update();
        assertThatThrownBy(() -> lanes(other).claim()).isInstanceOf(PessimisticLockingFailureException.class);
        one.commit();
        assertThat(claim(other)).isEmpty();
    }

    @Test
    void nothingIsChosenWhilePaused() {
        UUID task = Rows.of(one.sql()).task("a", 0);
        worker(1, "a");
        Pause pause = new Pause(one.sql());
        pause.begin(UUID.randomUUID(), "new cards");
        pause.begin(UUID.randomUUID(), null);
        assertThat(pause.state().reason()).isEqualTo("new cards");
        assertThat(claim(other)).isEmpty();
        pause.end();
        assertThat(claim(other)).containsExactly(task);
    }

    @Test
    void whatWasOvertakenIsLostAndWhatIsBehindIsNot() {
        Rows rows = Rows.of(one.sql());
        UUID lost = rows.task("a", 0);
        UUID started = rows.task("a", 0);
        UUID waits = rows.task("a", 0);
        Map.of(lost, 30, started, 20, waits, 10)
                .forEach((task, seconds) -> one.sql()
                        .sql("update tasks set dispatched_at = date_sub(now(6), interval ? second) where id = ?")
                        .params(seconds, task.toString())
                        .update());
        one.sql()
                .sql("update tasks set status = 'completed', started_at = now(3) where id = ?")
                .param(started.toString())
                .update();
        LostTasks tasks = new LostTasks(one.sql(), new Pause(one.sql()), departures(one));
        assertThat(tasks.engines(Duration.ofSeconds(5))).containsExactly("a");
        assertThat(ids(tasks.claim("a", false, Duration.ofSeconds(5)))).containsExactly(lost);
        assertThat(ids(tasks.claim("a", true, Duration.ofSeconds(5)))).containsExactly(waits);
    }

    private static List<UUID> claim(DatabaseSession gateway) {
        gateway.begin();
        List<UUID> claimed = ids(lanes(gateway).claim());
        gateway.commit();
        return claimed;
    }

    private static List<UUID> ids(List<TaskSubmitted> commands) {
        return commands.stream()
                .map(command -> Objects.requireNonNull(command.header().taskId()))
                .toList();
    }

    private static Lanes lanes(DatabaseSession gateway) {
        JdbcClient jdbc = gateway.sql();
        var settings = new DispatchSettings(0);
        var lost = new LostRuns(jdbc, departures(gateway), settings);
        return new Lanes(jdbc, lost, new Pause(jdbc), new Workload(jdbc), departures(gateway), settings);
    }

    private static Departures departures(DatabaseSession gateway) {
        return new Departures(gateway.sql(), new RenderCommands(gateway.sql(), JsonMapper.shared()));
    }

    private void worker(int slots, String... engines) {
        String id = "gpu@" + UUID.randomUUID();
        one.sql().sql("""
                        insert into workers (id, name, state, engines, slots, slot_count, free_slots, last_seen_at)
                        values (?, 'gpu', 'ready', '[]', '[]', ?, ?, now(6))
                        """).params(id, slots, slots).update();
        for (String engine : engines) {
            one.sql()
                    .sql("insert into worker_engines (worker_id, engine) values (?, ?)")
                    .params(id, engine)
                    .update();
        }
    }
}
