package io.greenroom.gateway.retention;

import io.greenroom.gateway.RetentionSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * One look through everything.
 *
 * @param dryRun counts what would go and removes nothing
 * @param settings what is old
 * @param startedAt by the database's clock
 * @param turn whether it may go on; asked before each batch
 * @param tally what has gone, or would
 */
record Round(boolean dryRun, RetentionSettings settings, Instant startedAt, BooleanSupplier turn, Tally tally) {

    /** So few at once that whoever waits for one of these rows does not notice. */
    static final int BATCH = 100;

    /** Thrown between batches by a round that has lost its turn. */
    static final class Over extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Task rows that stay. In a real round that is every row there is, for those past their age are gone when this is
     * asked; a dry run overlooks those that a real one would have removed by then.
     */
    static final String TASK_STAYS = """
            (:everyTask or tasks.completed_at is null
                or tasks.completed_at >= date_sub(now(3), interval :taskSeconds second))
            """;

    /** The same of digital humans: a deleted one goes with its last task. */
    static final String HUMAN_STAYS = """
            (:everyHuman or digital_humans.deleted_at is null
                or exists (select 1 from tasks
                           where tasks.digital_human_id = digital_humans.id
                             and\s""" + TASK_STAYS + "))\n";

    /** Gives the conditions above their parameters. */
    StatementSpec bind(StatementSpec query) {
        return query.param("everyTask", !dryRun || settings.tasks() == null)
                .param("everyHuman", !dryRun)
                .param("taskSeconds", seconds(settings.tasks()))
                .param("uploadSeconds", seconds(settings.uploads()))
                // A moment that lies an unknown time ago is none: without an age nothing is older.
                .param(
                        "auditSeconds",
                        settings.audit() == null ? null : settings.audit().toSeconds());
    }

    /** Before each batch. */
    void mustGoOn() {
        if (!turn.getAsBoolean()) {
            throw new Over();
        }
    }

    /** Objects that are no older may still be somebody's. */
    Instant safeBefore() {
        return startedAt.minus(settings.safety());
    }

    private static long seconds(@Nullable Duration age) {
        return age == null ? 0 : age.toSeconds();
    }
}
