package io.greenroom.gateway.retention;

import io.greenroom.gateway.retention.RetentionReport.Kind;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Digital humans that were deleted, when their last task is gone. Their video and poster are then nobody's. */
@Component
class DeletedHumans implements Step {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    DeletedHumans(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void take(Round round) {
        String last = "";
        List<String> page;
        do {
            round.mustGoOn();
            page = after(last, round);
            if (!round.dryRun() && !page.isEmpty()) {
                List<String> ids = page;
                transaction.executeWithoutResult(status -> remove(ids));
            }
            page.forEach(id -> round.tally().row(Kind.DIGITAL_HUMANS, id));
            last = page.isEmpty() ? last : page.get(page.size() - 1);
        } while (page.size() == Round.BATCH);
    }

    private List<String> after(String last, Round round) {
        return round.bind(jdbc.sql("""
                        select digital_humans.id
                        from digital_humans
                        where digital_humans.id > :last
                          and digital_humans.deleted_at is not null
                          and not exists (select 1 from tasks
                                          where tasks.digital_human_id = digital_humans.id
                                            and\s""" + Round.TASK_STAYS + """
                        )
                        order by digital_humans.id
                        limit :limit
                        """))
                .param("last", last)
                .param("limit", Round.BATCH)
                .query(String.class)
                .list();
    }

    /** A deleted one gets no task any more, so there is nothing to look at again. */
    private void remove(List<String> ids) {
        Deletion.ofJobs(jdbc, "human", ids);
        Deletion.byId(jdbc, "digital_humans", ids);
    }
}
