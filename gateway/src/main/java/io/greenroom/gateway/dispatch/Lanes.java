package io.greenroom.gateway.dispatch;

import io.greenroom.events.TaskSubmitted;
import io.greenroom.gateway.DispatchSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Chooses what goes out next. Windows, caps and shares concern all engines and all gateways, so one lock stands for all
 * of them ({@link Pause#lockUnlessOn}); it is held for the few index reads of a choice.
 */
@Repository
class Lanes {

    /** What one choice may take, so that it stays short; there is another right after it. */
    static final int AT_ONCE = 50;

    private final JdbcClient jdbc;
    private final LostRuns lost;
    private final Pause pause;
    private final Workload workload;
    private final Departures departures;
    private final DispatchSettings settings;

    Lanes(
            JdbcClient jdbc,
            LostRuns lost,
            Pause pause,
            Workload workload,
            Departures departures,
            DispatchSettings settings) {
        this.jdbc = jdbc;
        this.lost = lost;
        this.pause = pause;
        this.workload = workload;
        this.departures = departures;
        this.settings = settings;
    }

    /**
     * Engines with a task that may go out now. Asked for its first one: {@code exists} has MariaDB 10.11 read all that wait.
     */
    List<String> waiting() {
        return jdbc.sql("""
                        select lanes.engine
                        from dispatch_lanes lanes
                        where (select id
                               from tasks
                               where status = 'pending'
                                 and engine = lanes.engine
                                 and dispatched_at is null
                                 and (next_attempt_at is null or next_attempt_at <= now(6))
                               limit 1) is not null
                        """).query(String.class).list();
    }

    /**
     * Takes {@linkplain LostRuns what lost its worker}, then at most {@value #AT_ONCE} tasks by {@linkplain Turns turns},
     * as many as windows and caps have room for, and marks them dispatched. They must be published after the commit, in this order, or given back.
     */
    @Transactional
    List<TaskSubmitted> claim() {
        List<String> waiting = waiting();
        if (waiting.isEmpty() || !pause.lockUnlessOn()) {
            return List.of();
        }
        Window window = workload.window();
        List<TaskSubmitted> claimed = new ArrayList<>(lost.claim(window));
        List<String> open =
                waiting.stream().filter(engine -> window.room(engine) > 0).toList();
        if (!open.isEmpty()) {
            claimed.addAll(departures.mark(
                    new Turns(lines(open), window, this::behindTheFirst).take(AT_ONCE), "dispatched_at is null"));
        }
        return claimed;
    }

    /**
     * Where each workspace stands for each of these engines. One that is behind as many others as may go out cannot have
     * its turn yet and is left out, as are workspaces at their cap. The head is the first entry of its part of the index
     * {@code tasks_to_dispatch}: MySQL sees that only if the order names engine and workspace too, MariaDB only if it does
     * not name the columns before them.
     */
    private List<Line> lines(List<String> engines) {
        return jdbc.sql("""
                        select workspace_id, engine, cap, running, id, priority, created_at
                        from (select heads.workspace_id, heads.engine, heads.cap, heads.running,
                                     tasks.id, tasks.priority, tasks.created_at,
                                     row_number() over (partition by heads.engine
                                                        order by tasks.priority desc, heads.running,
                                                                 tasks.created_at, tasks.id) place
                              from (select workspaces.id workspace_id, lanes.engine,
                                           coalesce(workspaces.max_running, :maxRunning) cap,
                                           coalesce(shares.running, 0) running,
                                           (select id
                                            from tasks
                                            where status = 'pending'
                                              and engine = lanes.engine
                                              and dispatched_at is null
                                              and workspace_id = workspaces.id
                                              and (next_attempt_at is null or next_attempt_at <= now(6))
                                            order by engine, workspace_id, priority desc, created_at, id
                                            limit 1) head
                                    from workspaces
                                    join dispatch_lanes lanes on lanes.engine in (:engines)
                                    left join (select workspace_id, count(*) running
                                               from tasks
                                               where status = 'processing'
                                                  or (status = 'pending' and dispatched_at is not null)
                                               group by workspace_id) shares on shares.workspace_id = workspaces.id
                                    where coalesce(workspaces.max_running, :maxRunning) = 0
                                       or coalesce(shares.running, 0)
                                          < coalesce(workspaces.max_running, :maxRunning)) heads
                              join tasks on tasks.id = heads.head) ranked
                        where place <= :most
                        """)
                .param("maxRunning", settings.maxRunning())
                .param("engines", engines)
                .param("most", AT_ONCE)
                .query((row, number) -> new Line(
                        row.getString("workspace_id"),
                        row.getString("engine"),
                        row.getInt("cap"),
                        row.getInt("running"),
                        place(row)))
                .list();
    }

    private List<Line.Place> behindTheFirst(Line line) {
        return jdbc.sql("""
                        select id, priority, created_at
                        from tasks
                        where status = 'pending'
                          and engine = :engine
                          and dispatched_at is null
                          and workspace_id = :workspace
                          and (next_attempt_at is null or next_attempt_at <= now(6))
                        order by priority desc, created_at, id
                        limit 1, :most
                        """)
                .param("engine", line.engine())
                .param("workspace", line.workspace())
                .param("most", AT_ONCE)
                .query((row, number) -> place(row))
                .list();
    }

    private static Line.Place place(ResultSet row) throws SQLException {
        return new Line.Place(
                row.getString("id"),
                row.getInt("priority"),
                row.getTimestamp("created_at").toInstant());
    }
}
