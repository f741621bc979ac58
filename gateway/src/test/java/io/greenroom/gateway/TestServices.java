package io.greenroom.gateway;

import io.greenroom.embedded.EmbeddedServices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * The real database, broker and store, started once for all tests of this JVM; each Spring context gets a fresh database
 * and a fresh bucket. The broker is one: only one context at a time lives (spring.properties).
 */
public final class TestServices implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    /** What {@code X-API-KEY} opens every door of a gateway under test. */
    public static final String ADMIN_KEY = "admin-key-of-the-tests-0123456789abcdef";

    public static final long MAX_AUDIO_BYTES = 2 * 1024 * 1024;
    public static final long MAX_VIDEO_BYTES = 256 * 1024 * 1024;

    /** Where a test may serve what a gateway is to fetch. */
    public static final String FETCHABLE_HOST = "127.0.0.77";

    private static final AtomicInteger CONTEXTS = new AtomicInteger();

    private static final class Holder {
        static final EmbeddedServices SERVICES = start();
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> settings = new HashMap<>(environment());
        settings.put("GREENROOM_ADMIN_KEY", ADMIN_KEY);
        settings.put("GREENROOM_FETCH_ALLOW", FETCHABLE_HOST);
        settings.put("GREENROOM_MAX_AUDIO_BYTES", String.valueOf(MAX_AUDIO_BYTES));
        settings.put("GREENROOM_MAX_VIDEO_BYTES", String.valueOf(MAX_VIDEO_BYTES));
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test services", settings));
    }

    /** GREENROOM_* settings of the running services, with a database and a bucket that nobody has used. */
    public static Map<String, String> environment() {
        Map<String, String> settings = new HashMap<>(Holder.SERVICES.environment());
        String name = "greenroom_test_" + CONTEXTS.incrementAndGet();
        String url = settings.get("GREENROOM_MYSQL_URL");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name);
            statement.execute("create database " + name + " default character set utf8mb4 collate utf8mb4_unicode_ci");
        } catch (SQLException e) {
            throw new IllegalStateException("no fresh database", e);
        }
        settings.put("GREENROOM_MYSQL_URL", url.replaceFirst("/greenroom(?=\\?|$)", "/" + name));
        settings.put("GREENROOM_S3_BUCKET", name.replace('_', '-'));
        // Tests ask faster than people; those of the limits set limits of their own.
        settings.put("GREENROOM_RATE_PER_SECOND", "0");
        settings.put("GREENROOM_RATE_PER_ADDRESS", "0");
        return settings;
    }

    private static EmbeddedServices start() {
        Path root = Path.of(System.getProperty("greenroom.root"));
        try {
            Path home =
                    Files.createDirectories(Path.of("target", "test-services").toAbsolutePath());
            EmbeddedServices services = EmbeddedServices.start(
                    root.resolve("infra/embedded/target/app"), home, Set.of("mysql", "amqp", "s3"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                services.close();
                FileSystemUtils.deleteRecursively(home.toFile());
            }));
            return services;
        } catch (Exception e) {
            throw new IllegalStateException(
                    "the embedded services do not start; build them: mvn package -DskipTests -pl infra/embedded -am",
                    e);
        }
    }
}
