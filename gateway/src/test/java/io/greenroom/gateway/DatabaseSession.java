package io.greenroom.gateway;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** One connection with the properties that the gateway gives its own; commits at once until {@link #begin}. */
public final class DatabaseSession implements AutoCloseable {

    private final Connection connection;
    private final JdbcClient sql;

    public DatabaseSession(String url) throws SQLException {
        connection = DriverManager.getConnection(url
                + "&connectionTimeZone=%2B00:00&forceConnectionTimeZoneToSession=true&rewriteBatchedStatements=true");
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    public JdbcClient sql() {
        return sql;
    }

    /** From here on all is one transaction, rolled back at the end. */
    public void begin() {
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A lane of its own. */
    public String newEngine() {
        String engine = "e" + UUID.randomUUID();
        sql.sql("insert into dispatch_lanes (engine, created_at) values (?, now(6))")
                .param(engine)
                .update();
        return engine;
    }

    /** A pending task with all that it refers to. */
    public String newTask(String engine) {
        String id = UUID.randomUUID().toString();
        sql.sql("insert into workspaces (id, name) values (?, 'w')").param(id).update();
        sql.sql("""
                        insert into digital_humans (id, workspace_id, name, video_path, api_key)
                        values (?, ?, 'h', 'files/v', 'k')
                        """).params(id, id).update();
        sql.sql("""
                        insert into tasks (id, workspace_id, name, audio_path, digital_human_id, api_key, engine)
                        values (?, ?, 't', 'files/a', ?, 'k', ?)
                        """).params(id, id, id, engine).update();
        return id;
    }

    /** All that happened since {@link #begin} holds, and the transaction is over. */
    public void commit() {
        try {
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        connection.close();
    }
}
