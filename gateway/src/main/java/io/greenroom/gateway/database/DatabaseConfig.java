package io.greenroom.gateway.database;

import io.greenroom.gateway.GatewaySettings;
import java.util.Properties;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two ways to one database: the pool that everything uses, and connections without it that prepare and watch it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfig {

    private static final int CONNECT_MILLIS = 5_000;
    /** Longer than any answer that a request can wait for; a database that hangs is found out by it. */
    private static final int ANSWER_MILLIS = 15_000;

    private static final int LOOK_MILLIS = 3_000;
    /** The least that the pool allows: idle connections are asked this often, so that only those of the dead are ended. */
    private static final int KEEP_MILLIS = 30_000;
    /**
     * A gateway that is stopped or cut off in a transaction loses its locks after a minute instead of eight hours; whoever
     * waits for them hears so before its own answer is overdue.
     */
    private static final String SESSION = "wait_timeout=60,innodb_lock_wait_timeout=10";

    @Bean
    Database database(GatewaySettings settings) {
        Database database = new Database();
        database.setJdbcUrl(settings.mysqlUrl());
        database.setUsername(settings.mysqlUser());
        database.setPassword(settings.mysqlPassword());
        database.addDataSourceProperty("connectTimeout", String.valueOf(CONNECT_MILLIS));
        database.addDataSourceProperty("socketTimeout", String.valueOf(ANSWER_MILLIS));
        // All times are UTC, and leases are compared by the database's own clock.
        database.addDataSourceProperty("connectionTimeZone", "+00:00");
        database.addDataSourceProperty("forceConnectionTimeZoneToSession", "true");
        database.addDataSourceProperty("rewriteBatchedStatements", "true");
        // Claims skip locked rows, which on repeatable read would also lock the gaps between them.
        database.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        database.addDataSourceProperty("sessionVariables", SESSION);
        database.setKeepaliveTime(KEEP_MILLIS);
        database.setConnectionTimeout(CONNECT_MILLIS);
        database.setValidationTimeout(LOOK_MILLIS);
        database.setInitializationFailTimeout(-1);
        database.setMaximumPoolSize(20);
        return database;
    }

    /** Without a limit: a migration of a large table takes what it takes. */
    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DriverManagerDataSource migrations(GatewaySettings settings) {
        return direct(settings, 0);
    }

    /** The tables are made by {@link DatabaseWatch}, since the database may come up after the gateway. */
    @Bean
    FlywayMigrationStrategy later() {
        return flyway -> {};
    }

    static DriverManagerDataSource direct(GatewaySettings settings) {
        return direct(settings, LOOK_MILLIS);
    }

    private static DriverManagerDataSource direct(GatewaySettings settings, int answerMillis) {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_MILLIS));
        properties.setProperty("socketTimeout", String.valueOf(answerMillis));
        properties.setProperty("connectionTimeZone", "+00:00");
        properties.setProperty("forceConnectionTimeZoneToSession", "true");
        DriverManagerDataSource direct = new DriverManagerDataSource(settings.mysqlUrl(), properties);
        direct.setUsername(settings.mysqlUser());
        direct.setPassword(settings.mysqlPassword());
        return direct;
    }
}
