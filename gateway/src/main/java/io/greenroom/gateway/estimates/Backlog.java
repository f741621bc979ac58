package io.greenroom.gateway.estimates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what each engine has to do, and the slots for it. */
@Repository
class Backlog {

    private final JdbcClient jdbc;

    Backlog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By engine; one that no worker takes tasks for has no lane. */
    Map<String, Lane> lanes() {
        Map<String, Set<String>> workers = new HashMap<>();
        Map<String, Integer> slots = new HashMap<>();
        jdbc.sql("""
                        select worker_engines.engine, workers.id, workers.slot_count
                        from workers
                        join worker_engines on worker_engines.worker_id = workers.id
                        where workers.state = 'ready'
                          and not workers.drain_wanted
                          and workers.slot_count > 0
                          and workers.last_seen_at > date_sub(now(6), interval 30 second)
                        """).query(row -> {
            workers.computeIfAbsent(row.getString("engine"), engine -> new HashSet<>())
                    .add(row.getString("id"));
            slots.merge(row.getString("engine"), row.getInt("slot_count"), Integer::sum);
        });
        Map<String, Long> onTheirWay = onTheirWay();
        Map<String, List<Running>> running = running();
        Map<String, Map<String, Map<Integer, Long>>> lines = lines();
        Map<String, Lane> lanes = new HashMap<>();
        workers.forEach((engine, offering) -> lanes.put(
                engine,
                new Lane(
                        slots.getOrDefault(engine, 0),
                        offering.stream()
                                .flatMap(worker -> running.getOrDefault(worker, List.of()).stream())
                                .toList(),
                        onTheirWay.getOrDefault(engine, 0L),
                        lines.getOrDefault(engine, Map.of()))));
        return lanes;
    }

    private Map<String, Long> onTheirWay() {
        Map<String, Long> counts = new HashMap<>();
        jdbc.sql("""
                        select engine, count(*) tasks
                        from tasks
                        where status = 'pending'
                          and dispatched_at is not null
                        group by engine
                        """).query(row -> {
            counts.put(row.getString("engine"), row.getLong("tasks"));
        });
        return counts;
    }

    private Map<String, List<Running>> running() {
        Map<String, List<Running>> byWorker = new HashMap<>();
        jdbc.sql("""
                        select tasks.worker_id, tasks.engine,
                               timestampdiff(microsecond, now(3), tasks.expected_end_at) div 1000 remaining_ms,
                               timestampdiff(microsecond, tasks.started_at, now(3)) div 1000 elapsed_ms,
                               files.duration_ms audio_ms
                        from tasks
                        left join files on files.path = tasks.audio_path
                        where tasks.status = 'processing'
                        """).query(row -> {
            byWorker.computeIfAbsent(row.getString("worker_id"), worker -> new ArrayList<>())
                    .add(new Running(
                            row.getString("engine"),
                            number(row, "remaining_ms"),
                            row.getLong("elapsed_ms"),
                            number(row, "audio_ms")));
        });
        return byWorker;
    }

    /** Of those that may go out now: one that is held or waits for its next attempt delays nobody. */
    private Map<String, Map<String, Map<Integer, Long>>> lines() {
        Map<String, Map<String, Map<Integer, Long>>> lines = new HashMap<>();
        jdbc.sql("""
                        select engine, workspace_id, priority, count(*) tasks
                        from tasks
                        where status = 'pending'
                          and dispatched_at is null
                          and (next_attempt_at is null or next_attempt_at <= now(6))
                        group by engine, workspace_id, priority
                        """).query(row -> {
            lines.computeIfAbsent(row.getString("engine"), engine -> new HashMap<>())
                    .computeIfAbsent(row.getString("workspace_id"), workspace -> new HashMap<>())
                    .put(row.getInt("priority"), row.getLong("tasks"));
        });
        return lines;
    }

    static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}
