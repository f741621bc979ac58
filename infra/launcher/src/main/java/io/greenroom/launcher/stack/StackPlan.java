package io.greenroom.launcher.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which services make up a stack.
 *
 * @param embedded the process of all embedded services, null when each of them is given
 * @param applications gateways and workers; they start once the embedded services are up
 */
public record StackPlan(
        Home home,
        String adminKey,
        @Nullable ServiceSpec embedded,
        EmbeddedVariables variables,
        List<ServiceSpec> applications) {
    static final String EMBEDDED = "embedded";

    /** Starts in half the time; for programs that leave the work to others (ffmpeg, the database) it costs nothing. */
    private static final List<String> QUICK_COMPILER = List.of("-XX:TieredStopAtLevel=1");

    /** Small, and gone rather than half alive: a process out of memory is started anew, its data is safe. */
    private static final List<String> EMBEDDED_OPTIONS = List.of(
            "-XX:TieredStopAtLevel=1",
            "-Xms64m",
            "-Xmx512m",
            "-XX:MaxDirectMemorySize=256m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+UseSerialGC");

    /**
     * How many of each to start.
     *
     * @param lasting whether it serves for long: then the gateways pay for the better compiler at the start
     */
    public record Shape(int gateways, int renderWorkers, int thumbnailWorkers, boolean lasting) {
        public static final Shape FOR_ONE_JOB = new Shape(1, 1, 1, false);
    }

    /** @throws StackFailure when something is not built, a port is taken, or this machine cannot run what nobody gave */
    static StackPlan of(Settings settings, Shape shape) {
        Home home = settings.home().open();
        String adminKey = settings.adminKey() != null ? settings.adminKey() : Secrets.adminKey(home);
        EmbeddedVariables variables = new EmbeddedVariables(home);
        Ports ports = new Ports(home);
        List<ServiceSpec> applications = new ArrayList<>();
        for (int n = 1; n <= shape.gateways(); n++) {
            int port = ports.of("gateway-" + n, n == 1 ? settings.port() : null);
            applications.add(gateway(settings, n, port, adminKey, shape.lasting()));
        }
        for (int n = 1; n <= shape.renderWorkers(); n++) {
            applications.add(worker(settings, "render-worker", n));
        }
        for (int n = 1; n <= shape.thumbnailWorkers(); n++) {
            applications.add(worker(settings, "thumbnail-worker", n));
        }
        return new StackPlan(home, adminKey, embedded(settings, variables), variables, applications);
    }

    public String url() {
        return applications.stream()
                .flatMap(spec -> Stream.ofNullable(spec.port()))
                .findFirst()
                .map(port -> "http://localhost:" + port)
                .orElse("");
    }

    List<ServiceSpec> services() {
        return Stream.concat(Stream.ofNullable(embedded), applications.stream()).toList();
    }

    private static ServiceSpec gateway(Settings settings, int number, int port, String adminKey, boolean lasting) {
        return new ServiceSpec(
                "gateway",
                number,
                Program.built(settings.root(), "gateway"),
                lasting ? List.of() : QUICK_COMPILER,
                Map.of(
                        "GREENROOM_HOME", settings.home().path().toString(),
                        "GREENROOM_PORT", String.valueOf(port),
                        "GREENROOM_ADMIN_KEY", adminKey),
                port,
                new HealthCheck(port, adminKey),
                Duration.ofSeconds(30));
    }

    private static ServiceSpec worker(Settings settings, String kind, int number) {
        return new ServiceSpec(
                kind,
                number,
                Program.built(settings.root(), kind),
                QUICK_COMPILER,
                Map.of(
                        "GREENROOM_HOME",
                        settings.home().path().toString(),
                        "GREENROOM_WORKER_NAME",
                        kind + "-" + number,
                        // Whoever stops the stack wants it stopped; a run handed back costs no attempt.
                        "GREENROOM_RENDER_GRACE",
                        Objects.requireNonNullElse(System.getenv("GREENROOM_RENDER_GRACE"), "2s")),
                null,
                process -> true,
                Duration.ofSeconds(30));
    }

    private static @Nullable ServiceSpec embedded(Settings settings, EmbeddedVariables variables) {
        if (settings.embedded().isEmpty()) {
            return null;
        }
        if (!System.getProperty("os.name").equals("Linux")
                || !System.getProperty("os.arch").equals("amd64")) {
            throw new StackFailure(
                    "the embedded services need Linux on x86-64: use docker compose, or set GREENROOM_MYSQL_URL,"
                            + " GREENROOM_AMQP_URI and GREENROOM_S3_ENDPOINT to services of yours");
        }
        Path app = settings.root().resolve("infra/embedded/target/app");
        if (!Files.isDirectory(app)) {
            throw StackFailure.notBuilt(app);
        }
        List<String> arguments = List.of(
                "--home",
                settings.home().path().toString(),
                "--services",
                String.join(",", settings.embedded()),
                "--parent",
                String.valueOf(ProcessHandle.current().pid()));
        return new ServiceSpec(
                EMBEDDED,
                0,
                new Program.JarFolder(app, "io.greenroom.embedded.Main", arguments),
                EMBEDDED_OPTIONS,
                Map.of(),
                null,
                variables::toldBy,
                Duration.ofSeconds(40));
    }
}
