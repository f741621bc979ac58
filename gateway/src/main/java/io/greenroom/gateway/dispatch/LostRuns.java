package io.greenroom.gateway.dispatch;

import io.greenroom.events.TaskSubmitted;
import io.greenroom.gateway.DispatchSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tasks whose worker died in mid-run. They have had their turn, so they go out again before all others, whatever their
 * priority, as soon as window and cap have room. Should this gateway die too, they wait like any other.
 */
@Repository
class LostRuns {

    private final JdbcClient jdbc;
    private final Departures departures;
    private final DispatchSettings settings;
    private final Set<String> tasks = ConcurrentHashMap.newKeySet();

    LostRuns(JdbcClient jdbc, Departures departures, DispatchSettings settings) {
        this.jdbc = jdbc;
        this.departures = departures;
        this.settings = settings;
    }

    /**
     * One that nobody has taken on, ended or deleted meanwhile.
     *
     * @param due whether the time of its next attempt has come
     * @param cap of its workspace; 0: none
     * @param running what its workspace has with workers
     */
    private record Waiting(String task, String engine, String workspace, boolean due, int cap, int running) {}

    void add(UUID task) {
        tasks.add(task.toString());
    }

    /**
     * Marks those dispatched that there is room for, and counts them in the window; under the lock of dispatch. They must
     * be published after the commit, or given back.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    List<TaskSubmitted> claim(Window window) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        List<String> known = List.copyOf(tasks);
        List<Waiting> waiting = waiting(known);
        Set<String> settled = new HashSet<>(known);
        Map<String, Integer> running = new HashMap<>();
        List<String> chosen = new ArrayList<>();
        for (Waiting one : waiting) {
            settled.remove(one.task());
            int now = running.getOrDefault(one.workspace(), one.running());
            if (one.due() && (one.cap() == 0 || now < one.cap()) && window.room(one.engine()) > 0) {
                running.put(one.workspace(), now + 1);
                window.dispatched(one.engine());
                chosen.add(one.task());
            }
        }
        tasks.removeAll(settled);
        return departures.mark(chosen, "dispatched_at is null");
    }

    /** Oldest first. */
    private List<Waiting> waiting(List<String> known) {
        return jdbc.sql("""
                        select tasks.id, tasks.engine, tasks.workspace_id,
                               tasks.next_attempt_at is null or tasks.next_attempt_at <= now(6) due,
                               coalesce(workspaces.max_running, :maxRunning) cap,
                               (select count(*)
                                from tasks others
                                where others.workspace_id = tasks.workspace_id
                                  and (others.status = 'processing'
                                       or (others.status = 'pending' and others.dispatched_at is not null))) running
                        from tasks
                        join workspaces on workspaces.id = tasks.workspace_id
                        where tasks.id in (:tasks)
                          and tasks.status = 'pending'
                          and tasks.dispatched_at is null
                        order by tasks.created_at, tasks.id
                        """)
                .param("maxRunning", settings.maxRunning())
                .param("tasks", known)
                .query((row, number) -> new Waiting(
                        row.getString("id"),
                        row.getString("engine"),
                        row.getString("workspace_id"),
                        row.getBoolean("due"),
                        row.getInt("cap"),
                        row.getInt("running")))
                .list();
    }
}
