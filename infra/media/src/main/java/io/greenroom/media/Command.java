package io.greenroom.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A program to run, and how long it may take.
 *
 * @param arguments the program and its arguments, handed over as they are: no shell looks at them
 * @param directory where it runs; it must exist
 * @param environment added to ours
 * @param wallTimeout from start to end; longer is {@link Ended.Cause#TIMED_OUT}
 * @param stallTimeout between two signs of life; longer is {@link Ended.Cause#STALLED}
 * @param killGrace between the polite signal and the one that cannot be refused
 */
public record Command(
        List<String> arguments,
        Path directory,
        Map<String, String> environment,
        Duration wallTimeout,
        Duration stallTimeout,
        Duration killGrace) {

    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a command needs a program");
        }
    }
}
