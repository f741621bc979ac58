package io.greenroom.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The embedded services as a process of their own, seen from the program that starts it. Needs nothing but the JDK, so
 * it may be used without the libraries of the services.
 */
public final class EmbeddedServices implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofSeconds(120);

    /** Longer than the database may take to stop before it is killed. */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private static final int LAST_LINES = 30;

    private static final Pattern PID = Pattern.compile("\"pid\":\\s*(\\d+)");

    private static final Pattern ENTRY = Pattern.compile("\"(\\w+)\":\\s*\"([^\"]*)\"");

    private final Process process;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private Map<String, String> environment = Map.of();

    private EmbeddedServices(Process process) {
        this.process = process;
    }

    /**
     * Starts the process and returns when every service has answered. It ends with {@link #close} or with this JVM.
     *
     * @param appDir {@code infra/embedded/target/app}
     * @param home the home of Greenroom; all state lies in its directory {@code embedded} and outlives the process
     * @param services which of mysql, amqp and s3; not empty
     * @throws IOException with the process's last lines when it does not come up within two minutes
     */
    public static EmbeddedServices start(Path appDir, Path home, Set<String> services)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(command(appDir, home, services));
        command.addAll(
                List.of("--parent", String.valueOf(ProcessHandle.current().pid())));
        return start(new ProcessBuilder(command), home);
    }

    static EmbeddedServices start(ProcessBuilder builder, Path home) throws IOException, InterruptedException {
        // Paths of any language need a locale that can spell them.
        builder.environment().put("LC_ALL", "C.UTF-8");
        EmbeddedServices started =
                new EmbeddedServices(builder.redirectErrorStream(true).start());
        try {
            started.awaitReady();
            started.environment = readEnvironment(home);
            return started;
        } catch (IOException | InterruptedException | RuntimeException e) {
            started.close();
            throw e;
        }
    }

    /** The command line that runs the process with this JVM's java; for those who look after their children themselves. */
    public static List<String> command(Path appDir, Path home, Set<String> services) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                "-Xmx512m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:MaxDirectMemorySize=256m",
                "-XX:+UseSerialGC",
                "-cp",
                appDir.toAbsolutePath() + "/*",
                "io.greenroom.embedded.Main",
                "--home",
                home.toAbsolutePath().toString(),
                "--services",
                String.join(",", services));
    }

    /**
     * How to reach the embedded services that run in this home: GREENROOM_MYSQL_URL, GREENROOM_AMQP_URI,
     * GREENROOM_S3_ENDPOINT and so on, of the chosen services only.
     *
     * @throws IOException when none run there; a file left by a killed process counts as none
     */
    public static Map<String, String> readEnvironment(Path home) throws IOException {
        String json = Files.readString(home.resolve("embedded/services.json"));
        Matcher pid = PID.matcher(json);
        if (!pid.find() || ProcessHandle.of(Long.parseLong(pid.group(1))).isEmpty()) {
            throw new IOException("No embedded services run in " + home);
        }
        Matcher entries = ENTRY.matcher(json);
        Map<String, String> environment = new TreeMap<>();
        while (entries.find()) {
            environment.put("GREENROOM_" + entries.group(1).toUpperCase(Locale.ROOT), entries.group(2));
        }
        return environment;
    }

    /** The GREENROOM_* variables by which other programs reach these services. */
    public Map<String, String> environment() {
        return environment;
    }

    /** The process, for those who want to watch or to kill it. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Stops the services and returns when they are gone. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        Thread reader = new Thread(this::readOutput, "embedded-output");
        reader.setDaemon(true);
        reader.start();
        try {
            if (ready.get(START_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
            throw new IOException("The embedded services ended at their start:\n" + output());
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("The embedded services are not ready after " + START_PATIENCE + ":\n" + output(), e);
        }
    }

    /** Reads to the end of the process, or its writing would block one day. */
    private void readOutput() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("READY")) {
                    ready.complete(true);
                }
                synchronized (lastLines) {
                    if (lastLines.size() == LAST_LINES) {
                        lastLines.removeFirst();
                    }
                    lastLines.addLast(line);
                }
            }
        } catch (IOException e) {
            // The stream breaks with the process.
        }
        ready.complete(false);
    }

    private String output() {
        synchronized (lastLines) {
            return String.join("\n", lastLines);
        }
    }
}
