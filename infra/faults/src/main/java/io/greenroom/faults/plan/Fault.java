package io.greenroom.faults.plan;

import java.time.Duration;

/**
 * One fault of a plan.
 *
 * @param victim drawn number that, by what there is of its kind, tells whom it strikes
 * @param lasts how long it holds before it is healed
 */
public record Fault(FaultKind kind, int victim, Duration lasts) {

    /** Which of so many. */
    int of(int candidates) {
        return Math.floorMod(victim, candidates);
    }
}
