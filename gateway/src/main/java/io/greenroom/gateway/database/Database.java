package io.greenroom.gateway.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/**
 * Connections to the database while it answers. As long as it is known to be away, and before its tables are up to date,
 * nobody waits for one: requests are answered at once that it is away, and whatever is done by itself is tried again.
 */
class Database extends HikariDataSource {

    private volatile boolean open;

    void open(boolean answers) {
        open = answers;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!open) {
            throw new SQLTransientConnectionException("the database is away");
        }
        return super.getConnection();
    }
}
