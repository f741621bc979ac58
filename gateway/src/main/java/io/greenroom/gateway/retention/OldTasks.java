package io.greenroom.gateway.retention;

import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.Header;
import io.greenroom.events.TaskDeleted;
import io.greenroom.gateway.retention.RetentionReport.Kind;
import io.greenroom.gateway.tasks.TaskObjects;
import io.greenroom.media.ObjectStore;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tasks that ended long ago: row and story, then their objects. */
@Component
class OldTasks implements Step {

    /** A task has a few hundred lines of story, which go with its row. */
    private static final int AT_ONCE = 25;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TaskObjects objects;
    private final ObjectStore store;
    private final ConfirmedPublisher publisher;

    OldTasks(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            TaskObjects objects,
            ObjectStore store,
            ConfirmedPublisher publisher) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.objects = objects;
        this.store = store;
        this.publisher = publisher;
    }

    /** @param ended as the database writes it: drivers cut the fraction of a second when they send a time */
    private record Old(String id, UUID workspace, int attempt, String ended) {
        private static final Old NONE = new Old("", new UUID(0, 0), 0, "1970-01-02 00:00:00");
    }

    @Override
    public void take(Round round) {
        if (round.settings().tasks() == null) {
            return;
        }
        Old last = Old.NONE;
        List<Old> page;
        do {
            round.mustGoOn();
            page = after(last, round);
            List<Old> going = round.dryRun() ? page : removeRows(page, round);
            going.forEach(task -> takeObjects(task, round));
            last = page.isEmpty() ? last : page.get(page.size() - 1);
        } while (page.size() == AT_ONCE);
    }

    private List<Old> after(Old last, Round round) {
        return round.bind(jdbc.sql("""
                        select id, workspace_id, attempt, date_format(completed_at, '%Y-%m-%d %H:%i:%s.%f') ended
                        from tasks
                        where completed_at < date_sub(now(3), interval :taskSeconds second)
                          and completed_at >= :ended
                          and (completed_at > :ended or id > :id)
                          and status in ('completed', 'failed', 'cancelled')
                        order by completed_at, id
                        limit :limit
                        """))
                .param("ended", last.ended())
                .param("id", last.id())
                .param("limit", AT_ONCE)
                .query((row, number) -> new Old(
                        row.getString("id"),
                        UUID.fromString(row.getString("workspace_id")),
                        row.getInt("attempt"),
                        row.getString("ended")))
                .list();
    }

    /** One that somebody works with now, or that was opened again, is left for another time. */
    private List<Old> removeRows(List<Old> page, Round round) {
        if (page.isEmpty()) {
            return page;
        }
        List<String> ids = Objects.requireNonNull(transaction.execute(status -> {
            List<String> locked = lock(page, round);
            Deletion.ofJobs(jdbc, "task", locked);
            Deletion.byId(jdbc, "tasks", locked);
            return locked;
        }));
        return page.stream().filter(task -> ids.contains(task.id())).toList();
    }

    private List<String> lock(List<Old> page, Round round) {
        return round.bind(jdbc.sql("""
                        select id
                        from tasks
                        where id in (:ids)
                          and completed_at < date_sub(now(3), interval :taskSeconds second)
                          and status in ('completed', 'failed', 'cancelled')
                        for update skip locked
                        """))
                .param("ids", page.stream().map(Old::id).toList())
                .query(String.class)
                .list();
    }

    private void takeObjects(Old task, Round round) {
        UUID id = UUID.fromString(task.id());
        round.tally().row(Kind.TASKS, task.id());
        if (!round.dryRun()) {
            publisher.tell(new TaskDeleted(Header.ofTask(id, task.attempt()), task.workspace()));
        }
        objects.of(id).forEach(object -> {
            if (!round.dryRun()) {
                store.delete(object.key());
            }
            round.tally().objectOfRow(Kind.TASKS, object.bytes());
        });
    }
}
