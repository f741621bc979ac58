package io.greenroom.gateway.dispatch;

import io.greenroom.events.TaskSubmitted;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Chooses what goes out next, one lane per engine. Whoever holds a lane's lock is the only one to choose in it, so
 * several gateways never exceed the window together.
 */
@Repository
class Lanes {

    /** Tasks that may lie ready beyond the free slots, so that a slot that falls free finds one at once. */
    static final int AHEAD = 2;

    private final JdbcClient jdbc;
    private final RenderCommands commands;

    Lanes(JdbcClient jdbc, RenderCommands commands) {
        this.jdbc = jdbc;
        this.commands = commands;
    }

    /** Engines with a task that may go out now. */
    List<String> waiting() {
        return jdbc.sql("""
                        select lanes.engine
                        from dispatch_lanes lanes
                        where exists (select 1
                                      from tasks
                                      where status = 'pending'
                                        and engine = lanes.engine
                                        and dispatched_at is null
                                        and (next_attempt_at is null or next_attempt_at <= now(6)))
                        """).query(String.class).list();
    }

    /**
     * Takes as many tasks of this engine as its window has room for, by priority, then age, and marks them dispatched.
     * They must be published after the commit, or given back.
     */
    @Transactional
    List<TaskSubmitted> claim(String engine) {
        jdbc.sql("select engine from dispatch_lanes where engine = :engine for update")
                .param("engine", engine)
                .query(String.class)
                .list();
        int room = room(engine);
        if (room <= 0) {
            return List.of();
        }
        List<String> chosen = jdbc.sql("""
                        select id
                        from tasks
                        where status = 'pending'
                          and engine = :engine
                          and dispatched_at is null
                          and (next_attempt_at is null or next_attempt_at <= now(6))
                        order by priority desc, created_at, id
                        limit :room
                        """)
                .param("engine", engine)
                .param("room", room)
                .query(String.class)
                .list();
        return mark(chosen, engine, "dispatched_at is null");
    }

    /** Dispatched long ago and still not started, although its queue cannot hold it any more; marked anew. */
    @Transactional
    List<TaskSubmitted> claimLost(String engine, boolean queueEmpty, Duration age, int limit) {
        List<String> lost = jdbc.sql("""
                        select id
                        from tasks
                        where status = 'pending'
                          and engine = :engine
                          and dispatched_at < date_sub(now(6), interval :ageSeconds second)
                          and (:queueEmpty or exists (select 1
                                                      from tasks later
                                                      where later.status <> 'pending'
                                                        and later.engine = :engine
                                                        and later.dispatched_at > tasks.dispatched_at
                                                        and later.started_at > tasks.dispatched_at))
                        order by dispatched_at
                        limit :limit
                        """)
                .param("engine", engine)
                .param("ageSeconds", age.toSeconds())
                .param("queueEmpty", queueEmpty)
                .param("limit", limit)
                .query(String.class)
                .list();
        return mark(lost, engine, "dispatched_at is not null");
    }

    /** Engines with a task that was dispatched longer ago than this and has not started. */
    List<String> overdue(Duration age) {
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

    /** A task that the broker did not take waits again, unless it has moved on meanwhile. */
    @Transactional
    void giveBack(UUID taskId, int attempt) {
        jdbc.sql("""
                        update tasks
                        set dispatched_at = null
                        where id = :id
                          and status = 'pending'
                          and run_id is null
                          and attempt = :attempt
                        """).param("id", taskId.toString()).param("attempt", attempt).update();
    }

    /** Free slots of live, undrained workers and a few more, less what lies ready; 0 where no live worker offers it. */
    private int room(String engine) {
        return jdbc.sql("""
                        select case when count(*) = 0 then 0
                                    else coalesce(sum(greatest(0, offers.slot_count - offers.running)), 0) + :ahead
                                         - (select count(*)
                                            from tasks
                                            where status = 'pending'
                                              and engine = :engine
                                              and dispatched_at is not null)
                               end
                        from (select workers.id, workers.slot_count,
                                     (select count(*)
                                      from tasks
                                      where tasks.status = 'processing'
                                        and tasks.worker_id = workers.id) running
                              from workers
                              join worker_engines on worker_engines.worker_id = workers.id
                              where worker_engines.engine = :engine
                                and workers.state = 'ready'
                                and not workers.drain_wanted
                                and workers.last_seen_at > date_sub(now(6), interval 30 second)) offers
                        """)
                .param("ahead", AHEAD)
                .param("engine", engine)
                .query(Integer.class)
                .single();
    }

    /** Locks by primary key, which is all that a claim may lock, and leaves out what somebody else holds or has moved. */
    private List<TaskSubmitted> mark(List<String> ids, String engine, String stillSo) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<String> locked = jdbc.sql("select id from tasks where id in (:ids) and status = 'pending' and " + stillSo
                        + " for update skip locked")
                .param("ids", ids)
                .query(String.class)
                .list();
        if (locked.isEmpty()) {
            return List.of();
        }
        jdbc.sql("update tasks set dispatched_at = now(6) where id in (:ids)")
                .param("ids", locked)
                .update();
        return commands.of(locked, engine);
    }
}
