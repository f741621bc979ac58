package io.greenroom.gateway;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.UUID;
import org.opentest4j.TestAbortedException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The databases that the contract is held against. One that cannot be had here skips its tests and says why. */
public enum TestDatabase {

    /** MariaDB, as {@code ./greenroom up} runs it. */
    EMBEDDED {
        @Override
        public Running start() {
            return new Running(TestServices.environment().get("GREENROOM_MYSQL_URL"), () -> {});
        }
    },

    /** The one that GREENROOM_TEST_MYSQL_URL names; its account must be allowed to create and drop databases. */
    GIVEN {
        @Override
        public Running start() throws SQLException {
            String url = System.getenv("GREENROOM_TEST_MYSQL_URL");
            if (url == null) {
                throw skipped("GREENROOM_TEST_MYSQL_URL is not set");
            }
            String name = "greenroom_contract_" + UUID.randomUUID().toString().replace("-", "");
            execute(url, "create database " + name + " character set utf8mb4 collate utf8mb4_unicode_ci");
            String own = url.replaceFirst("(jdbc:mysql://[^/]+/)[^?]*", "$1" + name);
            return new Running(own, () -> execute(url, "drop database " + name));
        }
    },

    /** MySQL 9 in a container; {@code -Dgreenroom.test.mysql.image=..} takes another image. */
    CONTAINER {
        @Override
        public Running start() {
            if (!DockerClientFactory.instance().isDockerAvailable()) {
                throw skipped("no Docker engine answers");
            }
            String image = System.getProperty("greenroom.test.mysql.image", "mysql:9");
            MySQLContainer container =
                    new MySQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("mysql"));
            container.start();
            String url = "jdbc:mysql://%s:%d/%s?user=%s&password=%s"
                    .formatted(
                            container.getHost(),
                            container.getFirstMappedPort(),
                            container.getDatabaseName(),
                            container.getUsername(),
                            container.getPassword());
            return new Running(url, container);
        }
    };

    /**
     * A database that answers and holds nothing.
     *
     * @param url how to connect, user and password included
     * @param end removes it, and its server where that was started for the test
     */
    public record Running(String url, AutoCloseable end) {}

    /** @throws TestAbortedException it cannot be had here */
    public abstract Running start() throws SQLException;

    TestAbortedException skipped(String reason) {
        System.out.println("skipped: the SQL contract on " + name().toLowerCase(Locale.ROOT) + ": " + reason);
        return new TestAbortedException(reason);
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
