package io.greenroom.gateway.workers;

import io.greenroom.events.WorkerHeartbeat;
import io.greenroom.events.WorkerHeartbeat.EngineOffer;
import io.greenroom.events.WorkerHeartbeat.Slot;
import io.greenroom.gateway.GatewaySettings;
import io.greenroom.gateway.engines.Engines;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of workers: what each said last, and what an operator wants of it. */
@Repository
public class Workers {

    /** A worker unheard for this long takes part in nothing any more. */
    static final Duration SILENT_AFTER = Duration.ofSeconds(30);

    private static final TypeReference<List<EngineOffer>> ENGINES = new TypeReference<>() {};
    private static final TypeReference<List<Slot>> SLOTS = new TypeReference<>() {};
    private static final TypeReference<List<WorkerHeartbeat.Gpu>> GPUS = new TypeReference<>() {};
    private static final TypeReference<List<WorkerHeartbeat.Check>> CHECKS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> VERSIONS = new TypeReference<>() {};

    private static final int LONGEST_REASON = 512;

    private static final String COLUMNS = """
            select id, name, state, reason, drain_wanted, engines, slots, slot_count, free_slots, versions, gpus, checks,
                   started_at, last_seen_at,
                   last_seen_at < date_sub(now(6), interval :silentSeconds second) silent
            from workers
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Engines offered;
    private final Duration lease;

    Workers(JdbcClient jdbc, JsonMapper json, Engines offered, GatewaySettings settings) {
        this.jdbc = jdbc;
        this.offered = offered;
        this.json = json;
        this.lease = settings.lease();
    }

    /**
     * Stores what a worker says of itself.
     *
     * @return whether an operator wants it drained
     */
    @Transactional
    boolean seen(String workerId, WorkerHeartbeat heartbeat) {
        boolean drainWanted = jdbc.sql("select drain_wanted from workers where id = :id for update")
                .param("id", workerId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
        jdbc.sql("""
                        insert into workers (id, name, state, reason, engines, slots, slot_count, free_slots,
                                             versions, gpus, checks, started_at, last_seen_at)
                        values (:id, :name, :state, :reason, :engines, :slots, :slotCount, :freeSlots,
                                :versions, :gpus, :checks, now(3), now(6))
                        on duplicate key update
                            state = :state, reason = :reason, engines = :engines, slots = :slots,
                            slot_count = :slotCount, free_slots = :freeSlots, versions = :versions, gpus = :gpus,
                            checks = :checks, last_seen_at = now(6)
                        """)
                .param("id", workerId)
                .param("name", heartbeat.name())
                .param("state", heartbeat.state().name().toLowerCase(Locale.ROOT))
                .param("reason", fitting(heartbeat.reason()))
                .param("engines", json.writeValueAsString(heartbeat.engines()))
                .param("slots", json.writeValueAsString(heartbeat.slots()))
                .param("slotCount", heartbeat.slotCount())
                .param(
                        "freeSlots",
                        Math.max(0, heartbeat.slotCount() - heartbeat.slots().size()))
                .param("versions", json.writeValueAsString(heartbeat.versions()))
                .param("gpus", json.writeValueAsString(heartbeat.gpus()))
                .param("checks", json.writeValueAsString(heartbeat.checks()))
                .update();
        List<String> engines =
                heartbeat.engines().stream().map(EngineOffer::name).toList();
        jdbc.sql("delete from worker_engines where worker_id = :id and engine not in (:engines)")
                .param("id", workerId)
                .param("engines", engines.isEmpty() ? List.of("") : engines)
                .update();
        for (String engine : engines) {
            jdbc.sql("insert ignore into worker_engines (worker_id, engine) values (:id, :engine)")
                    .param("id", workerId)
                    .param("engine", engine)
                    .update();
        }
        offered.heard(heartbeat.engines());
        return drainWanted;
    }

    /** @return false when the run does not own its task, or was thought lost */
    @Transactional
    boolean renewLease(Slot slot) {
        return jdbc.sql("""
                                update tasks
                                set lease_until = date_add(now(6), interval :leaseSeconds second)
                                where id = :taskId
                                  and status = 'processing'
                                  and attempt = :attempt
                                  and run_id = :runId
                                  and silent_since is null
                                """)
                        .param("leaseSeconds", lease.toSeconds())
                        .param("taskId", slot.taskId().toString())
                        .param("attempt", slot.attempt())
                        .param("runId", slot.runId().toString())
                        .update()
                == 1;
    }

    /** All workers heard of, those that are there first. */
    List<Worker> all() {
        return jdbc.sql(COLUMNS + "order by last_seen_at desc, id limit 500")
                .param("silentSeconds", SILENT_AFTER.toSeconds())
                .query(this::worker)
                .list();
    }

    /** One by its id. */
    public Optional<Worker> find(String id) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("silentSeconds", SILENT_AFTER.toSeconds())
                .param("id", id)
                .query(this::worker)
                .optional();
    }

    /** @return false when there is no such worker */
    @Transactional
    boolean want(String id, boolean drained) {
        return jdbc.sql("update workers set drain_wanted = :drained where id = :id")
                                .param("drained", drained)
                                .param("id", id)
                                .update()
                        == 1
                || find(id).isPresent();
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
                list(row.getString("engines"), ENGINES),
                list(row.getString("slots"), SLOTS),
                row.getInt("slot_count"),
                map(row.getString("versions")),
                list(row.getString("gpus"), GPUS),
                list(row.getString("checks"), CHECKS),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("last_seen_at").toInstant());
    }

    /** A reason that its column cannot hold would cost the worker its sign of life. */
    private static @Nullable String fitting(@Nullable String reason) {
        return reason == null || reason.length() <= LONGEST_REASON
                ? reason
                : reason.substring(0, LONGEST_REASON - 2) + " …";
    }

    private <T> List<T> list(@Nullable String text, TypeReference<List<T>> type) {
        return text == null ? List.of() : json.readValue(text, type);
    }

    private Map<String, String> map(@Nullable String text) {
        return text == null ? Map.of() : json.readValue(text, VERSIONS);
    }
}
