package io.greenroom.embedded;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener.DefaultSystemLauncherListener;
import org.apache.qpid.server.model.SystemConfig;
import org.jspecify.annotations.Nullable;

/** AMQP 0-9-1 by Qpid Broker-J, durable in a Berkeley DB store, set up afresh at each start by broker.json. */
final class Broker implements Service {

    /** The first connection after "listening" may be closed again. */
    private static final int TRIES = 5;

    private final Home home;
    private final Settings settings;
    private volatile @Nullable RuntimeException startupError;
    private final SystemLauncher launcher = new SystemLauncher(new DefaultSystemLauncherListener() {
        @Override
        public void errorOnStartup(RuntimeException e) {
            // The launcher swallows it.
            startupError = e;
        }
    });

    Broker(Home home, Settings settings) {
        this.home = home;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "amqp";
    }

    @Override
    public Map<String, String> start() throws Exception {
        Path directory = Files.createDirectories(home.directory().resolve("amqp"));
        int port = settings.port("amqp.port");
        String password = settings.secret("amqp.password");
        launcher.startup(Map.of(
                SystemConfig.TYPE,
                "Memory",
                SystemConfig.INITIAL_CONFIGURATION_LOCATION,
                Objects.requireNonNull(Broker.class.getResource("broker.json")).toString(),
                SystemConfig.STARTUP_LOGGED_TO_SYSTEM_OUT,
                false,
                SystemConfig.CONTEXT,
                Map.of(
                        "qpid.work_dir", directory.toString(),
                        "greenroom.amqp.port", String.valueOf(port),
                        "greenroom.amqp.password", password,
                        "greenroom.amqp.store", directory.resolve("store").toString())));
        RuntimeException error = startupError;
        if (error != null) {
            throw new IOException("the AMQP broker does not start: " + error.getMessage(), error);
        }
        String uri = "amqp://greenroom:" + password + "@127.0.0.1:" + port + "/greenroom";
        connect(uri);
        return Map.of("amqp_uri", uri);
    }

    private static void connect(String uri) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(uri);
        factory.setAutomaticRecoveryEnabled(false);
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = factory.newConnection("greenroom embedded: readiness")) {
                return;
            } catch (IOException | TimeoutException e) {
                if (attempt == TRIES) {
                    throw new IOException("the AMQP broker refuses a connection: " + e, e);
                }
                Thread.sleep(50);
            }
        }
    }

    @Override
    public void close() {
        launcher.shutdown();
    }
}
