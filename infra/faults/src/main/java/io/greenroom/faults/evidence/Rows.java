package io.greenroom.faults.evidence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The database, asked directly. A connection a question, since it may die between two of them. */
public final class Rows {

    private static final String LIMITS =
            "connectTimeout=2000&socketTimeout=20000&connectionTimeZone=%2B00:00&forceConnectionTimeZoneToSession=true";

    /** Whose rows gateways lock. */
    private static final List<String> LOCKED =
            List.of("tasks", "dispatch_state", "dispatch_lanes", "worker_trust", "retention_turn");

    /** MariaDB's word for a lock that somebody holds. */
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    /** MySQL's. */
    private static final int LOCK_NOWAIT = 3572;

    private final Supplier<String> url;

    /** @param url asked before each question: a restart may change it */
    public Rows(Supplier<String> url) {
        this.url = url;
    }

    /** Makes one thing of a row. */
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** @throws SQLException it does not answer, or refuses */
    public <T> List<T> list(String sql, Reader<T> reader, Object... values) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        }
    }

    /** One number; 0 where it is null. */
    public long number(String sql, Object... values) throws SQLException {
        return list(sql, row -> row.getLong(1), values).get(0);
    }

    /** The database's own clock, as text that it compares exactly. */
    public String now() throws SQLException {
        return list("select cast(now(6) as char)", row -> row.getString(1)).get(0);
    }

    /** All tasks, in the order in which they came. */
    public List<TaskRow> tasks() throws SQLException {
        return list(
                """
                select id, name, status, progress, attempt, run_id, worker_id, lease_until is not null leased,
                       error_code, result_key, result_sha256, duration_ms
                from tasks
                order by created_at, id
                """,
                row -> new TaskRow(
                        UUID.fromString(row.getString("id")),
                        row.getString("name"),
                        row.getString("status"),
                        row.getInt("progress"),
                        row.getInt("attempt"),
                        row.getString("run_id"),
                        row.getString("worker_id"),
                        row.getBoolean("leased"),
                        row.getString("error_code"),
                        row.getString("result_key"),
                        row.getString("result_sha256"),
                        row.getLong("duration_ms")));
    }

    /** All stories, each in its order. */
    public List<LogRow> logs() throws SQLException {
        return list(
                """
                select id, task_id, status, message, code, attempt, run_id, sequence
                from task_logs
                order by id
                """,
                row -> new LogRow(
                        row.getLong("id"),
                        UUID.fromString(row.getString("task_id")),
                        row.getString("status"),
                        row.getString("message"),
                        row.getString("code"),
                        row.getInt("attempt"),
                        row.getString("run_id"),
                        number(row, "sequence")));
    }

    /** Whether every row of tasks, of dispatch, of trust in workers and of retention can be locked at once. */
    public boolean locksAreFree() throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            try {
                for (String table : LOCKED) {
                    try (PreparedStatement statement =
                            connection.prepareStatement("select * from " + table + " for update nowait")) {
                        statement.executeQuery().close();
                    }
                }
                return true;
            } catch (SQLException held) {
                if (held.getErrorCode() == LOCK_WAIT_TIMEOUT || held.getErrorCode() == LOCK_NOWAIT) {
                    return false;
                }
                throw held;
            } finally {
                connection.rollback();
            }
        }
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private Connection connect() throws SQLException {
        String address = url.get();
        return DriverManager.getConnection(address + (address.contains("?") ? "&" : "?") + LIMITS);
    }
}
