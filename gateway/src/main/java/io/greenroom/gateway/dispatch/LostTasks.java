package io.greenroom.gateway.dispatch;

import io.greenroom.events.TaskSubmitted;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Finds what was dispatched and cannot be in the broker any more. */
@Repository
class LostTasks {

    private final JdbcClient jdbc;
    private final Pause pause;
    private final Departures departures;

    LostTasks(JdbcClient jdbc, Pause pause, Departures departures) {
        this.jdbc = jdbc;
        this.pause = pause;
        this.departures = departures;
    }

    /** Dispatched and not started; the moment as text, which keeps its microseconds and sorts as it is. */
    private record Overdue(String task, String since) {}

    /** Engines with a task that was dispatched longer ago than this and has not started. */
    List<String> engines(Duration age) {
        return jdbc.sql("""
                        select distinct engine
                        from tasks
                        where status = 'pending'
                          and dispatched_at < date_sub(now(6), interval :ageSeconds second)
                        """)
                .param("ageSeconds", age.toSeconds())
                .query(String.class)
                .list();
    }

    /**
     * Marks them dispatched anew: all that are overdue where the queue is empty, else those that one dispatched later
     * has overtaken. Nothing while dispatch is paused.
     */
    @Transactional
    List<TaskSubmitted> claim(String engine, boolean queueEmpty, Duration age) {
        if (!pause.lockUnlessOn()) {
            return List.of();
        }
        List<Overdue> overdue = overdue(engine, age);
        if (overdue.isEmpty()) {
            return List.of();
        }
        String started = queueEmpty ? null : lastStarted(engine, overdue.get(0).since());
        return departures.mark(
                overdue.stream()
                        .filter(task ->
                                queueEmpty || started != null && task.since().compareTo(started) < 0)
                        .map(Overdue::task)
                        .toList(),
                "dispatched_at is not null");
    }

    private List<Overdue> overdue(String engine, Duration age) {
        return jdbc.sql("""
                        select id, date_format(dispatched_at, '%Y-%m-%d %H:%i:%s.%f') since
                        from tasks
                        where status = 'pending'
                          and engine = :engine
                          and dispatched_at < date_sub(now(6), interval :ageSeconds second)
                        order by dispatched_at
                        limit :most
                        """)
                .param("engine", engine)
                .param("ageSeconds", age.toSeconds())
                .param("most", Lanes.AT_ONCE)
                .query((row, number) -> new Overdue(row.getString("id"), row.getString("since")))
                .list();
    }

    /** When the youngest dispatch that has led to a start was made; null when none after that moment has. */
    private @Nullable String lastStarted(String engine, String after) {
        return jdbc.sql("""
                        select date_format(max(dispatched_at), '%Y-%m-%d %H:%i:%s.%f') since
                        from tasks
                        where status in ('processing', 'completed', 'failed', 'cancelled')
                          and engine = :engine
                          and dispatched_at > :after
                          and started_at >= dispatched_at
                        """)
                .param("engine", engine)
                .param("after", after)
                .query((row, number) -> Optional.ofNullable(row.getString("since")))
                .single()
                .orElse(null);
    }
}
