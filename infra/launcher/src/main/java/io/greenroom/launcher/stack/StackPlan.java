package io.greenroom.launcher.stack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** How many of each to start. */
    public record Sizes(int gateways, int renderWorkers, int thumbnailWorkers) {
        public static final Sizes ONE_OF_EACH = new Sizes(1, 1, 1);
    }

    /** @throws StackFailure when something is not built, a port is taken, or this machine cannot run what nobody gave */
    public static StackPlan of(Settings settings, Sizes sizes) {
        Home home = settings.home().open();
        String adminKey = settings.adminKey() != null ? settings.adminKey() : Secrets.adminKey(home);
        EmbeddedVariables variables = new EmbeddedVariables(home);
        Ports ports = new Ports(home);
        List<ServiceSpec> applications = new ArrayList<>();
        for (int n = 1; n <= sizes.gateways(); n++) {
            String name = "gateway-" + n;
            int port = ports.of(name, n == 1 ? settings.port() : null);
            Map<String, String> environment = Map.of(
                    "GREENROOM_HOME", home.path().toString(),
                    "GREENROOM_PORT", String.valueOf(port),
                    "GREENROOM_ADMIN_KEY", adminKey);
            applications.add(new ServiceSpec(
                    name,
                    jar(settings.root(), "gateway"),
                    environment,
                    port,
                    new HealthCheck(port),
                    Duration.ofSeconds(15)));
        }
        for (int n = 1; n <= sizes.renderWorkers(); n++) {
            applications.add(worker(settings, home, "render-worker", n));
        }
        for (int n = 1; n <= sizes.thumbnailWorkers(); n++) {
            applications.add(worker(settings, home, "thumbnail-worker", n));
        }
        return new StackPlan(home, adminKey, embedded(settings, home, variables), variables, applications);
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

    private static ServiceSpec worker(Settings settings, Home home, String kind, int n) {
        String name = kind + "-" + n;
        return new ServiceSpec(
                name,
                jar(settings.root(), kind),
                Map.of("GREENROOM_HOME", home.path().toString(), "GREENROOM_WORKER_NAME", name),
                null,
                process -> true,
                Duration.ofSeconds(20));
    }

    private static @Nullable ServiceSpec embedded(Settings settings, Home home, EmbeddedVariables variables) {
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
            throw notBuilt(app);
        }
        List<String> command = List.of(
                "-cp",
                app + "/*",
                "io.greenroom.embedded.Main",
                "--home",
                home.path().toString(),
                "--services",
                String.join(",", settings.embedded()));
        return new ServiceSpec(EMBEDDED, command, Map.of(), null, variables::toldBy, Duration.ofSeconds(40));
    }

    private static List<String> jar(Path root, String module) {
        Path target = root.resolve(module).resolve("target");
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "*-app.jar")) {
            for (Path jar : jars) {
                return List.of("-jar", jar.toString());
            }
        } catch (IOException e) {
            throw notBuilt(target);
        }
        throw notBuilt(target);
    }

    private static StackFailure notBuilt(Path missing) {
        return new StackFailure(missing + " is not built: start through ./greenroom, which builds what is missing");
    }
}
