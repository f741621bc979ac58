package io.greenroom.faults.plan;

import io.greenroom.faults.evidence.Eyes;
import io.greenroom.faults.stack.Part;
import java.sql.SQLException;

/** Whether work flows: every running render worker was heard, and something that a run told was recorded, since the mark. */
final class Flow {

    private final Eyes eyes;
    private String since = "";
    private long lastLog;

    Flow(Eyes eyes) {
        this.eyes = eyes;
    }

    /** From now on. */
    void mark() throws SQLException {
        lastLog = eyes.rows().number("select coalesce(max(id), 0) from task_logs");
        since = eyes.rows().now();
    }

    /** Marks at the first time that the database answers. */
    boolean flows() throws SQLException {
        if (since.isEmpty()) {
            mark();
        }
        return workersAreHeard()
                && eyes.rows().number("select count(*) from task_logs where id > ? and sequence is not null", lastLog)
                        > 0;
    }

    /** Whether each render worker that runs was heard since the mark. */
    private boolean workersAreHeard() throws SQLException {
        for (Part worker : eyes.farm().renderWorkers()) {
            long heard = eyes.rows()
                    .number(
                            "select count(*) from workers where name = ? and last_seen_at > cast(? as datetime(6))",
                            worker.name(),
                            since);
            if (heard == 0 && worker.isRunning()) {
                return false;
            }
        }
        return true;
    }

    /** Whether a task was completed since the mark. */
    boolean completes() throws SQLException {
        if (since.isEmpty()) {
            mark();
        }
        return eyes.rows()
                        .number(
                                "select count(*) from tasks where status = 'completed'"
                                        + " and completed_at > cast(? as datetime(6))",
                                since)
                > 0;
    }

    /** Whether all pictures and probes that were wanted before the mark are made or given up. */
    boolean picturesAreMade() throws SQLException {
        if (since.isEmpty()) {
            mark();
        }
        return eyes.rows()
                        .number(
                                "select count(*) from media_jobs where state in ('wanted', 'requested')"
                                        + " and created_at <= cast(? as datetime(6))",
                                since)
                == 0;
    }
}
