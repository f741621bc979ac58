package io.greenroom.faults.client;

import java.time.Duration;

/**
 * What the customer is to do.
 *
 * @param seed decides about lengths, whims and the names of tasks
 * @param tasks how many are to be accepted
 * @param over the time in which they come
 * @param engine what renders them
 * @param slots how many tasks are rendered at once
 */
public record Workload(long seed, int tasks, Duration over, String engine, int slots) {

    /**
     * What the engines are kept busy with where nothing fails. With what a run costs besides, two workers of three keep up:
     * what a killed one leaves behind would otherwise wait for a free slot, and the times tell of the load.
     */
    private static final double BUSY = 0.25;

    /** Mean of a render, so that the slots are busy but keep up. */
    double renderSeconds() {
        return Math.min(30, Math.max(2, over.toSeconds() * BUSY * slots / tasks));
    }

    /** The name of one try to submit one task. */
    String name(int task, int attempt) {
        return "fault run " + seed + " task " + task + (attempt == 1 ? "" : " try " + attempt);
    }
}
