package io.greenroom.faults.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/** The gateways and workers of a farm, not started yet. */
final class Programs {

    private static final List<Service> FOR_GATEWAYS = List.of(Service.values());
    private static final List<Service> FOR_WORKERS = List.of(Service.BROKER, Service.STORE);

    private final FarmSettings settings;
    private final FarmDirectory directory;
    private final Lines lines;
    private final Map<String, String> marks;
    private final String adminKey;

    private final Map<BootCommand, Map<String, String>> trainees = new HashMap<>();
    private final BootCommand gateway;
    private final BootCommand renderWorker;
    private final BootCommand thumbnailWorker;

    final List<GatewayDoor> doors = new ArrayList<>();
    final List<Part> gateways = new ArrayList<>();
    final List<Part> renderWorkers = new ArrayList<>();
    final List<Part> thumbnailWorkers = new ArrayList<>();

    Programs(
            FarmSettings settings,
            FarmDirectory directory,
            BuiltJava java,
            Lines lines,
            Map<String, String> marks,
            String adminKey)
            throws IOException {
        this.settings = settings;
        this.directory = directory;
        this.gateway = java.bootJar("gateway", "320m");
        this.renderWorker = java.bootJar("render-worker", "256m");
        this.thumbnailWorker = java.bootJar("thumbnail-worker", "256m");
        this.lines = lines;
        this.marks = marks;
        this.adminKey = adminKey;
        Path profiles = StandIn.install(directory.path());
        for (int n = 1; n <= settings.shape().gateways(); n++) {
            gateways.add(gateway("gateway-" + n));
        }
        for (int n = 1; n <= settings.shape().renderWorkers(); n++) {
            renderWorkers.add(renderWorker("render-worker-" + n, profiles));
        }
        for (int n = 1; n <= settings.shape().thumbnailWorkers(); n++) {
            thumbnailWorkers.add(thumbnailWorker("thumbnail-worker-" + n));
        }
    }

    List<Part> all() {
        return Stream.of(gateways, renderWorkers, thumbnailWorkers)
                .flatMap(List::stream)
                .toList();
    }

    /** Makes starts quick, where this is the first farm of a build: takes some seconds then. */
    void train() throws InterruptedException {
        List<Thread> training = new ArrayList<>();
        trainees.forEach((command, environment) -> training.add(Threads.start("training", () -> {
            try {
                command.train(environment, directory.log("training"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })));
        for (Thread one : training) {
            one.join();
        }
    }

    private Part gateway(String name) throws IOException {
        int port = FreePorts.any();
        var door = new GatewayDoor(URI.create("http://127.0.0.1:" + port), adminKey);
        doors.add(door);
        Map<String, String> environment = environment(name, FOR_GATEWAYS);
        environment.put("GREENROOM_HOME", directory.home(name).toString());
        environment.put("GREENROOM_PORT", String.valueOf(port));
        environment.put("GREENROOM_ADMIN_KEY", adminKey);
        environment.put("GREENROOM_DEFAULT_ENGINE", StandIn.NAME);
        environment.putAll(settings.gatewayVariables());
        return part(name, gateway, environment, pid -> door.isOpen());
    }

    private Part renderWorker(String name, Path profiles) throws IOException {
        Map<String, String> environment = worker(name);
        environment.put("GREENROOM_ENGINE_PROFILES", profiles.toString());
        environment.put("GREENROOM_RENDER_ENGINES", StandIn.NAME);
        environment.put("GREENROOM_RENDER_SLOTS", "2");
        environment.put("GREENROOM_RENDER_GRACE", "5s");
        // A broken worker shall not rest longer than a fault lasts.
        environment.put("GREENROOM_RENDER_CHECK_EVERY", "5");
        environment.putAll(settings.workerVariables());
        return part(name, renderWorker, environment, pid -> true);
    }

    private Part thumbnailWorker(String name) throws IOException {
        Map<String, String> environment = worker(name);
        environment.putAll(settings.workerVariables());
        return part(name, thumbnailWorker, environment, pid -> true);
    }

    /** Workers of a machine share a home, in which each has a place of its own. */
    private Map<String, String> worker(String name) throws IOException {
        Map<String, String> environment = environment(name, FOR_WORKERS);
        environment.put("GREENROOM_HOME", directory.home("workers").toString());
        environment.put("GREENROOM_WORKER_NAME", name);
        return environment;
    }

    private Map<String, String> environment(String name, List<Service> services) throws IOException {
        Map<String, String> environment = new HashMap<>(marks);
        environment.putAll(lines.lay(name, services));
        // glibc would keep an arena a core for each of the many threads.
        environment.put("MALLOC_ARENA_MAX", "2");
        return environment;
    }

    private Part part(String name, BootCommand command, Map<String, String> environment, LongPredicate isReady) {
        trainees.putIfAbsent(command, environment);
        return new Part(
                name, directory.log(name), new Launch(command, environment, isReady, false, settings.restartAfter()));
    }
}
