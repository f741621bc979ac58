package io.greenroom.faults.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The services of a farm. */
final class Backings {

    private static final Duration START_PATIENCE = Duration.ofSeconds(120);

    private final Map<Service, Backing> all = new EnumMap<>(Service.class);
    private final @Nullable RabbitMq rabbit;

    /** @param marks variables by which every process of the farm is found */
    Backings(FarmDirectory directory, BuiltJava java, boolean realBroker, Map<String, String> marks)
            throws IOException {
        for (Service service : Service.values()) {
            all.put(service, new EmbeddedBacking(service, directory, java, marks));
        }
        rabbit = realBroker && RabbitMq.isInstalled() ? new RabbitMq(directory, marks) : null;
        if (rabbit != null) {
            all.put(Service.BROKER, rabbit);
        }
    }

    /** Starts all and returns when each answers. */
    void start() throws InterruptedException {
        if (rabbit != null) {
            rabbit.portMapper().start();
        }
        for (Backing backing : all.values()) {
            backing.part().start();
        }
        for (Backing backing : all.values()) {
            backing.part().awaitReady(START_PATIENCE);
            // Remembered for the time when it is away.
            backing.variables();
        }
    }

    Backing of(Service service) {
        return Objects.requireNonNull(all.get(service));
    }

    String brokerName() throws IOException {
        return AmqpKnock.name(of(Service.BROKER).address());
    }

    Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>();
        all.values().forEach(backing -> variables.putAll(backing.variables()));
        return variables;
    }

    void stop() throws InterruptedException {
        Parts.terminate(all.values().stream().map(Backing::part).toList());
        if (rabbit != null) {
            rabbit.portMapper().kill();
        }
    }
}
