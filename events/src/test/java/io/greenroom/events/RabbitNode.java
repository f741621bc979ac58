package io.greenroom.events;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opentest4j.TestAbortedException;

/** A real RabbitMQ of a test's own, for what would disturb whoever else uses one: alarms, restarts, the loss of its data. */
public final class RabbitNode implements AutoCloseable {

    private static final Path SERVER = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");
    private static final Path SCRIPT = Path.of(System.getProperty("greenroom.root"), ".ci/real-services");
    private static final Pattern URI = Pattern.compile("GREENROOM_TEST_AMQP_URI='([^']*)'");

    private final Path directory;
    private final String uri;
    private final Thread atExit = new Thread(this::stop);

    private RabbitNode(Path directory, String uri) {
        this.directory = directory;
        this.uri = uri;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** @throws TestAbortedException there is no RabbitMQ on this machine: the test is skipped, and says so */
    public static RabbitNode start() throws IOException {
        if (!Files.isExecutable(SERVER)) {
            System.out.println("skipped: tests on a RabbitMQ of their own: " + SERVER + " is not installed");
            throw new TestAbortedException("no RabbitMQ is installed");
        }
        Path directory = Files.createTempDirectory(Path.of("/var/tmp"), "greenroom-rabbit-");
        run(SCRIPT.toString(), "start", directory.toString(), "rabbitmq");
        Matcher variable = URI.matcher(Files.readString(directory.resolve("services.env")));
        if (!variable.find()) {
            throw new IOException("no address in " + directory.resolve("services.env"));
        }
        return new RabbitNode(directory, variable.group(1));
    }

    public String uri() {
        return uri;
    }

    /** What rabbitmqctl prints. */
    public String ctl(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(directory.resolve("rabbitmqctl").toString(), "-q"));
        command.addAll(Arrays.asList(arguments));
        return run(command.toArray(String[]::new));
    }

    /** The node finds itself short of memory; when this returns it takes no more messages. */
    public void raiseAlarm() {
        ctl("set_vm_memory_high_watermark", "0.0000001");
        // It answers that before all its parts know; who asks for the alarms is answered after those parts were told.
        await().until(() -> ctl("eval", "rabbit_alarm:get_alarms().").contains("memory"));
    }

    public void clearAlarm() {
        ctl("set_vm_memory_high_watermark", "0.6");
    }

    /** Goes away with all connections. */
    public void goAway() {
        ctl("stop_app");
    }

    public void comeBack() {
        ctl("start_app");
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        stop();
    }

    private void stop() {
        run(SCRIPT.toString(), "stop", directory.toString());
        run("rm", "-rf", directory.toString());
    }

    private static String run(String... command) {
        try {
            Path output = Files.createTempFile("rabbit", ".out");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                boolean ended = process.waitFor(2, TimeUnit.MINUTES);
                String said = Files.readString(output, StandardCharsets.UTF_8);
                if (!ended || process.exitValue() != 0) {
                    process.destroyForcibly();
                    throw new IllegalStateException(String.join(" ", command) + ": " + said);
                }
                return said;
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
