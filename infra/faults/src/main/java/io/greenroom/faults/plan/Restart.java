package io.greenroom.faults.plan;

import io.greenroom.faults.stack.Part;
import java.time.Duration;

/** Starts a part of the farm that is down, and returns when it does its work. */
record Restart(Part part) implements Injury.Act {

    /** Far above what a start takes on a machine that has its cores for itself. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @Override
    public void run() throws InterruptedException {
        part.start();
        part.awaitReady(PATIENCE);
    }
}
