package io.greenroom.faults.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What farm to start.
 *
 * @param root the repository, with everything built
 * @param directory where all of the farm lies; new or empty. Its path must be plain (letters, digits, {@code . _ - /})
 * @param shape how many of each program
 * @param restartAfter a program that ended without {@link Part#terminate} is started again so long after; null: never
 * @param gatewayVariables environment variables of the gateways, besides those that the farm sets; they win
 * @param workerVariables likewise of both kinds of workers
 */
public record FarmSettings(
        Path root,
        Path directory,
        Shape shape,
        @Nullable Duration restartAfter,
        Map<String, String> gatewayVariables,
        Map<String, String> workerVariables) {

    public FarmSettings {
        root = root.toAbsolutePath().normalize();
        directory = directory.toAbsolutePath().normalize();
        gatewayVariables = Map.copyOf(gatewayVariables);
        workerVariables = Map.copyOf(workerVariables);
        if (!FarmDirectory.isPlain(directory)) {
            throw new IllegalArgumentException("the farm's directory " + directory
                    + " holds other characters than A-Z, a-z, 0-9, . _ - and /: give another one");
        }
    }

    /**
     * How many programs there are, each with its own lines.
     *
     * @param realBroker whether RabbitMQ is taken where it is installed; else the embedded Broker-J
     */
    public record Shape(int gateways, int renderWorkers, int thumbnailWorkers, boolean realBroker) {
        /** Two of everything, and a third worker so that a task can be refused by two. */
        public static final Shape FULL = new Shape(2, 3, 2, true);
    }

    /** The full farm, restarted by nobody, in a new {@linkplain FarmDirectory#unused directory}. */
    public static FarmSettings of(Path root) {
        return new FarmSettings(root, FarmDirectory.unused(root), Shape.FULL, null, Map.of(), Map.of());
    }

    /** The same in another directory. */
    public FarmSettings in(Path other) {
        return new FarmSettings(root, other, shape, restartAfter, gatewayVariables, workerVariables);
    }

    /** The same with other numbers. */
    public FarmSettings shaped(Shape other) {
        return new FarmSettings(root, directory, other, restartAfter, gatewayVariables, workerVariables);
    }

    /** The same, with programs started again when they died. */
    public FarmSettings restartingAfter(Duration delay) {
        return new FarmSettings(root, directory, shape, delay, gatewayVariables, workerVariables);
    }

    /** The same with other variables of the programs. */
    public FarmSettings with(Map<String, String> forGateways, Map<String, String> forWorkers) {
        return new FarmSettings(root, directory, shape, restartAfter, forGateways, forWorkers);
    }
}
