package io.greenroom.faults.plan;

import io.greenroom.faults.evidence.Rows;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The tasks that a worker had when it was struck, and whether they go on elsewhere. */
final class HeldTasks {

    private final Rows rows;
    private final String workerName;
    private final Map<String, String> runs = new HashMap<>();

    HeldTasks(Rows rows, String workerName) {
        this.rows = rows;
        this.workerName = workerName;
    }

    /** Whether it renders something now, so that striking it means something. */
    boolean some() throws SQLException {
        return !current().isEmpty();
    }

    /** Writes down what it has. */
    void capture() throws SQLException {
        runs.putAll(current());
    }

    boolean captured() {
        return !runs.isEmpty();
    }

    /** Whether each of them is with another run by now, or has ended, or is gone. */
    boolean areElsewhere() throws SQLException {
        return countOf("""
                select count(*)
                from tasks
                where id = ?
                  and (status = 'pending' or (status = 'processing' and run_id = ?))
                """) == 0;
    }

    /** Whether one of them waits for another run, so that the result of its own would come late. */
    boolean someGivenUp() throws SQLException {
        return countOf("""
                select count(*)
                from tasks
                where id = ? and status = 'pending' and (run_id is null or run_id <> ?)
                """) > 0;
    }

    /** Whether one of them was in its last attempt, and so was not given up with its lease. */
    boolean areWaitedFor() throws SQLException {
        return countOf("""
                select count(*)
                from task_logs
                where task_id = ?
                  and code = 'worker_silent'
                  and attempt = (select max(attempt) from task_logs where run_id = ?)
                """) > 0;
    }

    /** @param sql counts for one task and its run */
    private long countOf(String sql) throws SQLException {
        long count = 0;
        for (Map.Entry<String, String> held : runs.entrySet()) {
            count += rows.number(sql, held.getKey(), held.getValue());
        }
        return count;
    }

    private Map<String, String> current() throws SQLException {
        Map<String, String> current = new HashMap<>();
        rows.list(
                        "select id, run_id from tasks where status = 'processing' and worker_id like ?",
                        row -> new String[] {row.getString(1), row.getString(2)},
                        workerName + "@%")
                .forEach(pair -> current.put(pair[0], pair[1]));
        return current;
    }
}
