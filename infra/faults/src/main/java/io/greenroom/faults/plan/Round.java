package io.greenroom.faults.plan;

import java.time.Duration;
import java.util.List;

/**
 * Faults that hold at the same time.
 *
 * @param faults one or two
 * @param pause in which all may run, after the last of them is healed
 */
public record Round(List<Fault> faults, Duration pause) {

    public Round {
        faults = List.copyOf(faults);
    }

    /** Whether its times of recovery are of one fault alone. */
    boolean single() {
        return faults.size() == 1;
    }
}
