package io.greenroom.gateway.workers;

import io.greenroom.events.WorkerHeartbeat;
import io.greenroom.events.WorkerHeartbeat.EngineOffer;
import io.greenroom.events.WorkerHeartbeat.Slot;
import io.greenroom.gateway.GatewaySettings;
import io.greenroom.gateway.engines.Engines;
import io.greenroom.gateway.keys.Action;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The rows of workers: what each said last, and what an operator wants of it. */
@Repository
class Workers {

    /** A worker unheard for this long takes part in nothing any more. */
    static final Duration SILENT_AFTER = Duration.ofSeconds(30);

    private static final int LONGEST_REASON = 512;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Engines offered;
    private final Duration lease;
    private final ApplicationEventPublisher announce;

    Workers(
            JdbcClient jdbc,
            JsonMapper json,
            Engines offered,
            GatewaySettings settings,
            ApplicationEventPublisher announce) {
        this.jdbc = jdbc;
        this.offered = offered;
        this.json = json;
        this.lease = settings.lease();
        this.announce = announce;
    }

    /** Stores what a worker says of itself. After its goodbye it has nothing to say: what comes then is late. */
    @Transactional
    void seen(String workerId, WorkerHeartbeat heartbeat) {
        jdbc.sql("""
                        insert into workers (id, name, state, reason, drain_wanted, engines, slots, slot_count,
                                             free_slots, versions, gpus, checks, started_at, last_seen_at)
                        values (:id, :name, :state, :reason, :drainWanted, :engines, :slots, :slotCount,
                                :freeSlots, :versions, :gpus, :checks, now(3), now(6))
                        on duplicate key update
                            reason = if(state = 'stopped', reason, :reason),
                            state = if(state = 'stopped', state, :state), engines = :engines, slots = :slots,
                            slot_count = :slotCount, free_slots = :freeSlots, versions = :versions, gpus = :gpus,
                            checks = :checks, last_seen_at = now(6)
                        """)
                .param("id", workerId)
                .param("name", heartbeat.name())
                .param("state", heartbeat.state().name().toLowerCase(Locale.ROOT))
                .param("reason", fitting(heartbeat.reason()))
                .param("drainWanted", drainWantedAtFirst(workerId, heartbeat.name()))
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
    }

    /** What an operator wanted of the process before, for one that is heard the first time; else not used. */
    private boolean drainWantedAtFirst(String workerId, String name) {
        boolean known = jdbc.sql("select count(*) from workers where id = :id")
                        .param("id", workerId)
                        .query(Integer.class)
                        .single()
                > 0;
        return !known
                && jdbc.sql("select coalesce(max(drain_wanted), false) from workers where name = :name")
                        .param("name", name)
                        .query(Boolean.class)
                        .single();
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

    /**
     * An operator's wish, which holds by name: a process that starts under it later is bound by it too.
     *
     * @return the worker's name; empty when there is no such worker
     */
    @Transactional
    Optional<String> want(String id, boolean drained) {
        Optional<String> name = jdbc.sql("select name from workers where id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
        name.ifPresent(known -> jdbc.sql("update workers set drain_wanted = :drained where name = :name")
                .param("drained", drained)
                .param("name", known)
                .update());
        Action done = drained ? Action.WORKER_DRAINED : Action.WORKER_RESUMED;
        name.ifPresent(known -> announce.publishEvent(done.on(id, null).with("name", known)));
        return name;
    }

    /** A reason that its column cannot hold would cost the worker its sign of life. */
    private static @Nullable String fitting(@Nullable String reason) {
        return reason == null || reason.length() <= LONGEST_REASON
                ? reason
                : reason.substring(0, LONGEST_REASON - 2) + " …";
    }
}
