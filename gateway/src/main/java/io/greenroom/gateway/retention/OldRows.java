package io.greenroom.gateway.retention;

import io.greenroom.gateway.retention.RetentionReport.Kind;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows that hold nothing in the store and tell nobody anything any more. */
@Component
class OldRows implements Step {

    /** @param condition true of the rows that go; by an index of the table */
    private record Old(Kind kind, String table, String condition) {}

    private static final List<Old> ALL = List.of(
            new Old(Kind.WORKERS, "workers", "last_seen_at < date_sub(now(6), interval 30 day)"),
            new Old(Kind.SESSIONS, "sessions", "expires_at < now(3)"),
            new Old(Kind.LIVE_TICKETS, "live_tickets", "expires_at < now(3)"),
            new Old(
                    Kind.MEDIA_JOBS,
                    "media_jobs",
                    "state in ('done', 'failed') and requested_at < date_sub(now(6), interval 30 day)"),
            new Old(Kind.PARKED_MESSAGES, "parked_messages", "parked_at < date_sub(now(3), interval 30 day)"),
            new Old(Kind.AUDIT, "audit", "created_at < date_sub(now(3), interval :auditSeconds second)"),
            new Old(Kind.IDEMPOTENCY_KEYS, "idempotency_keys", "created_at < date_sub(now(6), interval 24 hour)"),
            new Old(Kind.BATCHES, "batches", """
                    created_at < date_sub(now(3), interval 30 day)
                      and not exists (select 1 from tasks
                                      where tasks.batch_id = batches.id
                                        and\s""" + Round.TASK_STAYS + ")"));

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    OldRows(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void take(Round round) {
        for (Old old : ALL) {
            int removed;
            do {
                round.mustGoOn();
                removed = round.dryRun()
                        ? count(old, round)
                        : Objects.requireNonNull(transaction.execute(status -> removeSome(old, round)));
                round.tally().rows(old.kind(), removed);
            } while (!round.dryRun() && removed == Round.BATCH);
        }
    }

    private int count(Old old, Round round) {
        return round.bind(jdbc.sql("select count(*) from " + old.table() + " where " + old.condition()))
                .query(Integer.class)
                .single();
    }

    private int removeSome(Old old, Round round) {
        List<String> ids = round.bind(jdbc.sql("select id from " + old.table() + " where " + old.condition()
                        + " limit :limit for update skip locked"))
                .param("limit", Round.BATCH)
                .query(String.class)
                .list();
        Deletion.byId(jdbc, old.table(), ids);
        return ids.size();
    }
}
