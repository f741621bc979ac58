package io.greenroom.render.report;

import io.greenroom.events.RunEvent;
import java.nio.file.Path;
import java.time.Duration;

/**
 * An event on disk.
 *
 * @param file holds its JSON; not there if the disk did not take it
 * @param event what it says
 * @param timesTold how often the broker has confirmed it
 * @param dueNanos when it is to be told again, as {@link System#nanoTime}; meaningless before the first time
 */
record SpooledEvent(Path file, RunEvent event, int timesTold, long dueNanos) {

    SpooledEvent again(Duration after) {
        return new SpooledEvent(file, event, timesTold + 1, System.nanoTime() + after.toNanos());
    }

    /** Zero or less when due. */
    long dueInMillis() {
        return (dueNanos - System.nanoTime()) / 1_000_000;
    }
}
