package io.greenroom.gateway.dispatch;

import io.greenroom.events.TaskSubmitted;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Marks tasks as dispatched, and as waiting again. */
@Repository
class Departures {

    private final JdbcClient jdbc;
    private final RenderCommands commands;

    Departures(JdbcClient jdbc, RenderCommands commands) {
        this.jdbc = jdbc;
        this.commands = commands;
    }

    /**
     * Locks by primary key, which is all that a claim may lock, and leaves out what somebody else holds or has moved.
     *
     * @param stillSo what must hold of a pending task under its lock
     * @return the commands of those that are marked, in the order of the ids
     */
    @Transactional(propagation = Propagation.MANDATORY)
    List<TaskSubmitted> mark(List<String> ids, String stillSo) {
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
        return commands.of(
                locked.stream().sorted(Comparator.comparingInt(ids::indexOf)).toList());
    }

    /** A task that the broker did not take, or that was taken back from it, waits again, unless it has moved on. */
    @Transactional
    void giveBack(TaskSubmitted command) {
        jdbc.sql("""
                        update tasks
                        set dispatched_at = null
                        where id = :id
                          and status = 'pending'
                          and run_id is null
                          and attempt = :attempt
                        """)
                .param("id", String.valueOf(command.header().taskId()))
                .param("attempt", command.header().attempt())
                .update();
    }
}
