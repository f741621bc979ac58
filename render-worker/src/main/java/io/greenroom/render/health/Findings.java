package io.greenroom.render.health;

import io.greenroom.events.WorkerHeartbeat.Check;
import io.greenroom.events.WorkerHeartbeat.Gpu;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one look at the worker has found.
 *
 * @param checks everything that was looked at
 * @param gpus the graphics cards; empty without nvidia-smi
 */
public record Findings(List<Check> checks, List<Gpu> gpus) {

    public Findings {
        checks = List.copyOf(checks);
        gpus = List.copyOf(gpus);
    }

    /** Why nothing can be rendered here, each broken thing with its remedy; empty if nothing is broken. */
    public Optional<String> whyBroken() {
        String why = checks.stream()
                .filter(check -> check.level() == Check.Level.BROKEN)
                .map(check -> check.name() + ": " + check.message())
                .collect(Collectors.joining("; "));
        return why.isEmpty() ? Optional.empty() : Optional.of(why);
    }

    /** How many checks ended so. */
    public long count(Check.Level level) {
        return checks.stream().filter(check -> check.level() == level).count();
    }
}
