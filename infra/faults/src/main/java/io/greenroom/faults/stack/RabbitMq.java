package io.greenroom.faults.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A RabbitMQ of the farm's own beside whatever this machine runs: own node, own port mapper, own data. */
final class RabbitMq implements Backing {

    private static final Path SERVER = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");

    private final Part part;
    private final Part portMapper;
    private final Path data;
    private final Map<String, String> variables;

    /** @throws IOException if its files cannot be written */
    RabbitMq(FarmDirectory directory, Map<String, String> marks) throws IOException {
        Path home = Files.createDirectories(directory.home("broker"));
        this.data = home.resolve("mnesia");
        int port = FreePorts.any();
        int mapperPort = FreePorts.any();
        String password = UUID.randomUUID().toString();
        this.variables = Map.of(
                Service.BROKER.variables().get(0), "amqp://greenroom:" + password + "@127.0.0.1:" + port + "/%2f");
        Path configuration = Files.writeString(home.resolve("rabbitmq.conf"), """
                listeners.tcp.1 = 127.0.0.1:%d
                default_user = greenroom
                default_pass = %s
                """.formatted(port, password));
        Map<String, String> environment = new HashMap<>(marks);
        environment.putAll(Map.ofEntries(
                Map.entry("HOME", home.toString()),
                Map.entry("ERL_EPMD_PORT", String.valueOf(mapperPort)),
                Map.entry("RABBITMQ_NODENAME", "greenroom" + port + "@localhost"),
                Map.entry("RABBITMQ_DIST_PORT", String.valueOf(FreePorts.any())),
                Map.entry("RABBITMQ_CONFIG_FILE", configuration.toString()),
                Map.entry("RABBITMQ_MNESIA_BASE", data.toString()),
                Map.entry("RABBITMQ_LOG_BASE", home.toString()),
                Map.entry("RABBITMQ_LOGS", "-"),
                Map.entry(
                        "RABBITMQ_ENABLED_PLUGINS_FILE", home.resolve("plugins").toString()),
                // Its threads would otherwise spin while they wait, on cores that all others need.
                Map.entry("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "+sbwt none +sbwtdcpu none +sbwtdio none"),
                // The server itself and no shell around it, so that signals meet it.
                Map.entry("RUNNING_UNDER_SYSTEMD", "true")));
        this.portMapper = new Part(
                "epmd",
                directory.log("epmd"),
                new Launch(
                        () -> List.of("epmd", "-address", "127.0.0.1", "-port", String.valueOf(mapperPort)),
                        marks,
                        pid -> true,
                        true,
                        null));
        this.part = new Part(
                "broker",
                directory.log("broker"),
                new Launch(
                        () -> List.of(SERVER.toString()),
                        environment,
                        pid -> AmqpKnock.answers(address()),
                        true,
                        null));
    }

    static boolean isInstalled() {
        return Files.isExecutable(SERVER);
    }

    @Override
    public Part part() {
        return part;
    }

    /** Knows under which port its node is to be found; lives as long as the farm. */
    Part portMapper() {
        return portMapper;
    }

    @Override
    public Map<String, String> variables() {
        return variables;
    }

    @Override
    public void wipe() throws IOException {
        FarmDirectory.delete(data);
    }
}
