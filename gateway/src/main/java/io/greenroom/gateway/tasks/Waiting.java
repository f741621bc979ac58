package io.greenroom.gateway.tasks;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why nobody can take a pending task now, however long the queue.
 *
 * @param code word for translators and programs
 * @param args of the code's sentence
 * @param message the sentence in English
 */
@Schema(description = "Why no worker can take a task now; null unless it is pending, and where a worker is ready")
public record Waiting(
        @Schema(description = "no_worker_offers {engine}, or workers_not_ready {engine, reason}")
        String code,

        Map<String, Object> args,
        String message) {

    /** Beside each task what live workers offer of its engine; no row where none of them has it. */
    static final String OFFERS = """
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
            """;

    /** What a task's row with its {@link #OFFERS} says; null unless it is pending and nobody is ready for it. */
    static @Nullable Waiting of(ResultSet row) throws SQLException {
        if (!row.getString("status").equals(TaskStatus.PENDING.word()) || row.getBoolean("ready")) {
            return null;
        }
        String engine = row.getString("engine");
        return row.getString("offered") == null
                ? new Waiting("no_worker_offers", Map.of("engine", engine), "no worker offers " + engine)
                : notReady(engine, row.getString("obstacle"));
    }

    /** @param obstacle what a broken worker says, which may be nothing, or quarantined; null when all are drained */
    private static Waiting notReady(String engine, @Nullable String obstacle) {
        String reason = obstacle == null ? "draining" : obstacle.isEmpty() ? "broken" : obstacle;
        return new Waiting(
                "workers_not_ready",
                Map.of("engine", engine, "reason", reason),
                "no worker that offers " + engine + " is ready: " + reason);
    }
}
