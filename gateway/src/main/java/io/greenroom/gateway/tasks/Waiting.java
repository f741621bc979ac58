package io.greenroom.gateway.tasks;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a pending task does not go out now, however short its line. Where several things are in the way it is the one
 * without whose end none of the others would help.
 *
 * @param code word for translators and programs
 * @param args of the code's sentence
 * @param message the sentence in English
 */
@Schema(description = "Why a task does not go out now; null unless it is pending, and where only its turn is awaited")
public record Waiting(
        @Schema(
                description =
                        "The most fundamental of: dispatch_paused {reason, if one was given}, no_worker_for_engine {engine},"
                                + " workers_not_ready {engine, reason}, worker_quarantined {engine}, workspace_at_cap {cap,"
                                + " running}, not_before {at}, retry_at {at}")
        String code,

        Map<String, Object> args,
        String message) {

    /** The obstacle of workers that are quarantined; see {@link #OBSTACLES}. */
    private static final String QUARANTINED = "quarantined";

    /** What {@link #of} reads, of {@link #OBSTACLES} and the task. What is held has its first attempt at that time. */
    static final String COLUMNS = """
            dispatch.paused, dispatch.pause_reason,
            offers.offered, offers.ready, offers.obstacle,
            at_cap.cap, at_cap.running,
            dispatched_at is not null dispatched,
            if(not_before > now(3), not_before, null) held_until,
            if(next_attempt_at > now(6) and (not_before is null or next_attempt_at > not_before),
               next_attempt_at, null) retry_at""";

    /**
     * Beside each task whether dispatch is paused, what live workers offer of its engine (no row where none of them has
     * it), and its workspace if that has as much with workers as it may. Takes {@code :maxRunning}.
     */
    static final String OBSTACLES = """
            left join (select paused_at is not null paused, reason pause_reason
                       from dispatch_state
                       where id = 1) dispatch on true
            left join (select worker_engines.engine offered,
                              max(workers.state = 'ready' and not workers.drain_wanted) ready,
                              coalesce(max(if(workers.state = 'broken', coalesce(workers.reason, ''), null)),
                                       max(if(worker_trust.quarantined_until > now(6), 'quarantined', null))) obstacle
                       from workers
                       join worker_engines on worker_engines.worker_id = workers.id
                       left join worker_trust on worker_trust.name = workers.name
                       where workers.state <> 'stopped'
                         and workers.last_seen_at > date_sub(now(6), interval 30 second)
                       group by worker_engines.engine) offers on offers.offered = tasks.engine
            left join (select workspaces.id capped_workspace,
                              coalesce(workspaces.max_running, :maxRunning) cap,
                              count(*) running
                       from tasks with_workers
                       join workspaces on workspaces.id = with_workers.workspace_id
                       where with_workers.status = 'processing'
                          or (with_workers.status = 'pending' and with_workers.dispatched_at is not null)
                       group by workspaces.id, workspaces.max_running
                       having cap > 0 and running >= cap) at_cap on at_cap.capped_workspace = tasks.workspace_id
            """;

    /** What a task's row with its {@link #COLUMNS} says; null unless it is pending and something is in the way. */
    static @Nullable Waiting of(ResultSet row) throws SQLException {
        List<Waiting> all = all(row);
        return all.isEmpty() ? null : all.get(0);
    }

    /** All that is in its way, the most fundamental first; empty unless it is pending. */
    static List<Waiting> all(ResultSet row) throws SQLException {
        List<Waiting> all = new ArrayList<>();
        if (!row.getString("status").equals(TaskStatus.PENDING.word())) {
            return all;
        }
        String engine = row.getString("engine");
        if (row.getBoolean("paused")) {
            all.add(paused(row.getString("pause_reason")));
        }
        if (row.getString("offered") == null) {
            all.add(new Waiting("no_worker_for_engine", Map.of("engine", engine), "no worker offers " + engine));
        } else if (!row.getBoolean("ready")) {
            all.add(notReady(engine, row.getString("obstacle")));
        }
        if (row.getInt("cap") > 0 && !row.getBoolean("dispatched")) {
            all.add(atCap(row.getInt("cap"), row.getInt("running")));
        }
        Timestamp heldUntil = row.getTimestamp("held_until");
        if (heldUntil != null) {
            all.add(heldUntil(heldUntil.toInstant()));
        }
        Timestamp retryAt = row.getTimestamp("retry_at");
        if (retryAt != null) {
            all.add(retry(retryAt.toInstant()));
        }
        return all;
    }

    /** That is all that is in its way: others of its workspace and engine have their turn first. */
    static Waiting behind(int tasks) {
        return new Waiting(
                "queued_behind",
                Map.of("tasks", tasks),
                tasks == 1 ? "one task of the workspace goes first" : tasks + " tasks of the workspace go first");
    }

    /** It is the next of its workspace, and every slot that could take it is in use. */
    static Waiting busy(String engine) {
        return new Waiting(
                "workers_busy",
                Map.of("engine", engine),
                "every slot of the workers that offer " + engine + " is in use");
    }

    /** It lies with the broker, and the next slot takes it. */
    static Waiting onItsWay(String engine) {
        return new Waiting("on_its_way", Map.of("engine", engine), "the next free slot for " + engine + " takes it");
    }

    private static Waiting paused(@Nullable String reason) {
        return reason == null || reason.isBlank()
                ? new Waiting("dispatch_paused", Map.of(), "an administrator has paused dispatch")
                : new Waiting(
                        "dispatch_paused", Map.of("reason", reason), "an administrator has paused dispatch: " + reason);
    }

    /** @param obstacle what a broken worker says, which may be nothing, or quarantined; null when all are drained */
    private static Waiting notReady(String engine, @Nullable String obstacle) {
        if (QUARANTINED.equals(obstacle)) {
            return new Waiting(
                    "worker_quarantined",
                    Map.of("engine", engine),
                    "the workers that offer " + engine
                            + " are quarantined, because several tasks in a row failed on them");
        }
        String reason = obstacle == null ? "draining" : obstacle.isEmpty() ? "broken" : obstacle;
        return new Waiting(
                "workers_not_ready",
                Map.of("engine", engine, "reason", reason),
                "no worker that offers " + engine + " is ready: " + reason);
    }

    private static Waiting atCap(int cap, int running) {
        return new Waiting(
                "workspace_at_cap",
                Map.of("cap", cap, "running", running),
                "the workspace has " + running + " tasks with workers and may have " + cap);
    }

    private static Waiting heldUntil(Instant at) {
        return new Waiting("not_before", Map.of("at", at), "it was submitted to be rendered from " + at + " on");
    }

    private static Waiting retry(Instant at) {
        return new Waiting("retry_at", Map.of("at", at), "the next attempt is made from " + at + " on");
    }
}
