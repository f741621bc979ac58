package io.greenroom.gateway.workers;

import io.greenroom.events.WorkerHeartbeat;
import io.greenroom.events.WorkerHeartbeat.EngineOffer;
import io.greenroom.events.WorkerHeartbeat.Slot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Workers as their operator sees them: what each said last, and what is wanted of it. */
@Repository
public class WorkerViews {

    private static final TypeReference<List<EngineOffer>> ENGINES = new TypeReference<>() {};
    private static final TypeReference<List<Slot>> SLOTS = new TypeReference<>() {};
    private static final TypeReference<List<WorkerHeartbeat.Gpu>> GPUS = new TypeReference<>() {};
    private static final TypeReference<List<WorkerHeartbeat.Check>> CHECKS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> VERSIONS = new TypeReference<>() {};
    private static final TypeReference<List<UUID>> IDS = new TypeReference<>() {};

    private static final String SELECT = """
            select workers.id, workers.name, workers.state, workers.reason, workers.drain_wanted, workers.engines,
                   workers.slots, workers.slot_count, workers.versions, workers.gpus, workers.checks,
                   workers.started_at, workers.last_seen_at,
                   workers.last_seen_at < date_sub(now(6), interval :silentSeconds second) silent,
                   worker_trust.quarantined_until, worker_trust.quarantined_until <= now(6) probing,
                   worker_trust.failed_tasks, worker_trust.last_code, worker_trust.last_message
            from workers
            left join worker_trust on worker_trust.name = workers.name
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    WorkerViews(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** All workers heard of, those that are there first. */
    List<Worker> all() {
        return select("order by workers.last_seen_at desc, workers.id limit 500")
                .query(this::worker)
                .list();
    }

    /** One by its id. */
    public Optional<Worker> find(String id) {
        return select("where workers.id = :id")
                .param("id", id)
                .query(this::worker)
                .optional();
    }

    /** The processes of this name that can hear orders; mostly one. */
    List<Worker> present(String name) {
        return select("""
                        where workers.name = :name
                          and workers.state <> 'stopped'
                          and workers.last_seen_at >= date_sub(now(6), interval :silentSeconds second)
                        """).param("name", name).query(this::worker).list();
    }

    private JdbcClient.StatementSpec select(String which) {
        return jdbc.sql(SELECT + which).param("silentSeconds", Workers.SILENT_AFTER.toSeconds());
    }

    private Worker worker(ResultSet row, int number) throws SQLException {
        boolean silent = row.getBoolean("silent");
        String state = row.getString("state");
        return new Worker(
                row.getString("id"),
                row.getString("name"),
                silent && !state.equals("stopped") ? "lost" : state,
                row.getString("reason"),
                row.getBoolean("drain_wanted"),
                quarantine(row),
                list(row.getString("engines"), ENGINES),
                list(row.getString("slots"), SLOTS),
                row.getInt("slot_count"),
                map(row.getString("versions")),
                list(row.getString("gpus"), GPUS),
                list(row.getString("checks"), CHECKS),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("last_seen_at").toInstant());
    }

    private @Nullable Quarantine quarantine(ResultSet row) throws SQLException {
        Timestamp until = row.getTimestamp("quarantined_until");
        return until == null
                ? null
                : new Quarantine(
                        until.toInstant(),
                        row.getBoolean("probing"),
                        list(row.getString("failed_tasks"), IDS),
                        row.getString("last_code"),
                        row.getString("last_message"));
    }

    private <T> List<T> list(@Nullable String text, TypeReference<List<T>> type) {
        return text == null ? List.of() : json.readValue(text, type);
    }

    private Map<String, String> map(@Nullable String text) {
        return text == null ? Map.of() : json.readValue(text, VERSIONS);
    }
}
