package io.greenroom.faults;

import io.greenroom.faults.plan.FaultKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * A fault run.
 *
 * @param root the repository, with everything built
 * @param seed decides about faults, tasks and whims
 * @param time in which faults are done; start, settling and checks come on top
 * @param tasks how many are submitted in that time
 * @param lease how long the gateways believe a run after its worker's last heartbeat
 * @param realBroker whether RabbitMQ is taken where it is installed
 * @param kinds of faults; one or more
 */
public record RunSettings(
        Path root, long seed, Duration time, int tasks, Duration lease, boolean realBroker, Set<FaultKind> kinds) {

    /** The gateways spare nothing that is young, so their hourly retention must not come before the faults are over. */
    private static final Duration LONGEST = Duration.ofMinutes(50);

    public RunSettings {
        if (time.compareTo(Duration.ofMinutes(1)) < 0 || time.compareTo(LONGEST) > 0 || tasks < 1 || kinds.isEmpty()) {
            throw new IllegalArgumentException("a run takes 1 to " + LONGEST.toMinutes()
                    + " minutes, a task or more, and a kind of fault or more");
        }
        kinds = Set.copyOf(kinds);
    }
}
