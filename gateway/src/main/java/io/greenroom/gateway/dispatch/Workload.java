package io.greenroom.gateway.dispatch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what workers have to do and could take. */
@Repository
class Workload {

    /** Neither silent nor draining, broken or told to drain: a worker that takes tasks. */
    static final String TAKES_TASKS = """
            workers.state = 'ready'
              and not workers.drain_wanted
              and workers.last_seen_at > date_sub(now(6), interval 30 second)
            """;

    private final JdbcClient jdbc;

    Workload(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The window as it is now. A task that starts between the two reads is seen twice, as ready and as running, never
     * not at all: so the order of the reads matters.
     */
    Window window() {
        return new Window(ready(), offers());
    }

    /** Per engine how many tasks are dispatched and not started. */
    Map<String, Integer> ready() {
        Map<String, Integer> ready = new HashMap<>();
        jdbc.sql("""
                        select engine, count(*) tasks
                        from tasks
                        where status = 'pending'
                          and dispatched_at is not null
                        group by engine
                        """)
                .query((row, number) -> ready.put(row.getString("engine"), row.getInt("tasks")))
                .list();
        return ready;
    }

    /** Engines in whose queues something may lie: what was dispatched, and whatever a worker could take. */
    List<String> lying() {
        return jdbc.sql("""
                        select engine
                        from tasks
                        where status = 'pending'
                          and dispatched_at is not null
                        union
                        select engine
                        from worker_engines
                        """).query(String.class).list();
    }

    /** Whether a worker takes tasks for this engine. */
    boolean isOffered(String engine) {
        return offers().stream().anyMatch(offer -> offer.engines().contains(engine));
    }

    private List<Window.Offer> offers() {
        return jdbc.sql("""
                        select greatest(0, workers.slot_count - coalesce(busy.runs, 0)) free_slots, offered.engines
                        from workers
                        join (select worker_id, group_concat(engine separator ',') engines
                              from worker_engines
                              group by worker_id) offered on offered.worker_id = workers.id
                        left join (select worker_id, count(*) runs
                                   from tasks
                                   where status = 'processing'
                                   group by worker_id) busy on busy.worker_id = workers.id
                        where\s""" + TAKES_TASKS)
                .query((row, number) -> new Window.Offer(row.getInt("free_slots"), names(row.getString("engines"))))
                .list();
    }

    private static Set<String> names(String list) {
        return new HashSet<>(Arrays.asList(list.split(",")));
    }
}
