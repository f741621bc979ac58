package io.greenroom.render.work;

import java.time.Duration;

/**
 * The time in which a worker takes nothing after a run has failed by its fault: there is always another worker, or a
 * person, who should have a chance before it spoils the next task.
 *
 * @param why as the run's failure says
 * @param lasts how long from its beginning
 * @param endsAt as {@link System#nanoTime}
 */
record Breakdown(String why, Duration lasts, long endsAt) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /**
     * One that begins now.
     *
     * @param number 1 for the first since a run completed; each lasts twice as long as the one before, up to 30 min
     */
    static Breakdown begin(String why, int number, long nanoTime) {
        Duration lasts = SHORTEST.multipliedBy(1L << Math.min(number - 1, 10));
        Duration capped = lasts.compareTo(LONGEST) > 0 ? LONGEST : lasts;
        return new Breakdown(why, capped, nanoTime + capped.toNanos());
    }
}
