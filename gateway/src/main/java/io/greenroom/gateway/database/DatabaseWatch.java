package io.greenroom.gateway.database;

import io.greenroom.gateway.GatewaySettings;
import io.greenroom.gateway.health.ServiceWatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Opens and closes the way to the {@link Database}. At its first answer the tables are brought up to date. */
@Component("databaseHealthIndicator")
class DatabaseWatch extends ServiceWatch {

    private static final Logger log = LoggerFactory.getLogger(DatabaseWatch.class);
    private static final int PING_SECONDS = 3;

    private final Database database;
    private final DataSource direct;
    private final Flyway flyway;
    private final ApplicationEventPublisher announce;
    private boolean ready;
    private boolean complained;

    DatabaseWatch(
            Database database,
            GatewaySettings settings,
            Flyway flyway,
            ApplicationEventPublisher announce,
            Clock clock) {
        super("database", Status.DOWN, clock);
        this.database = database;
        this.direct = DatabaseConfig.direct(settings);
        this.flyway = flyway;
        this.announce = announce;
    }

    @Override
    protected void look() throws SQLException {
        try (Connection connection = direct.getConnection()) {
            if (!connection.isValid(PING_SECONDS)) {
                throw new SQLException("no answer within " + PING_SECONDS + " s");
            }
        }
        if (!ready) {
            migrate();
            database.open(true);
            announce.publishEvent(new DatabaseReady());
            ready = true;
        }
    }

    private void migrate() {
        try {
            flyway.migrate();
        } catch (FlywayException failure) {
            // Not away, but of no use before a person has looked at it.
            log.atLevel(complained ? Level.DEBUG : Level.ERROR)
                    .log("the tables cannot be brought up to date; no request is served until they are", failure);
            complained = true;
            throw failure;
        }
    }

    @Override
    protected void looked(boolean answers) {
        database.open(answers);
    }
}
