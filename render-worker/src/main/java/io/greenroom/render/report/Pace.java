package io.greenroom.render.report;

import io.greenroom.events.Stage;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When a run will end, by the pace of its engine so far: the time that a percent of the rendering has taken, times those
 * that are left, and a moment for what comes after. One for each run.
 */
final class Pace {

    /** Before that the first frames, which wait for caches and compilers, would speak for all. */
    private static final Duration LEAST_TIME = Duration.ofSeconds(3);

    private static final int LEAST_PERCENT = 3;

    /** To store a result, and what a look at one costs however short it is. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(2);

    /** A look at a result decodes all of it: 4 s for 35 s of 720p, measured on two busy processors. */
    private static final int LENGTHS_VERIFIED_MEANWHILE = 9;

    /** Nothing is over before it is over. */
    private static final long LEAST_MILLIS = 1_000;

    /** How much of a new reckoning counts; the rest is the one before, so that the end does not jump. */
    private static final double WEIGHT = 0.5;

    private final int engineEndsPercent;
    private final LongSupplier nanoClock;
    private Duration afterwards = AFTERWARDS;
    private boolean begun;
    private long begunAt;
    private int begunPercent;
    private int percent;
    private boolean reckoned;
    private double endsAt;

    /**
     * @param engineEndsPercent of the run, when the engine has done its part
     * @param nanoClock as {@link System#nanoTime}
     */
    Pace(int engineEndsPercent, LongSupplier nanoClock) {
        this.engineEndsPercent = engineEndsPercent;
        this.nanoClock = nanoClock;
    }

    /** How long the result will be, once that is known. */
    void resultLasts(Duration length) {
        afterwards = AFTERWARDS.plus(length.dividedBy(LENGTHS_VERIFIED_MEANWHILE));
    }

    /**
     * The run has got so far.
     *
     * @param percentNow of the whole run, never falling
     * @param estimated a percent that is itself guessed from time says nothing of the pace
     */
    void reached(Stage stage, int percentNow, boolean estimated) {
        if (stage != Stage.RENDER || estimated) {
            return;
        }
        long now = nanoClock.getAsLong();
        if (!begun) {
            begun = true;
            begunAt = now;
            begunPercent = percentNow;
            percent = percentNow;
        } else if (percentNow > percent) {
            percent = percentNow;
            reckon(now);
        }
    }

    private void reckon(long now) {
        int done = percent - begunPercent;
        if (done < LEAST_PERCENT || now - begunAt < LEAST_TIME.toNanos()) {
            return;
        }
        double nanosPerPercent = (double) (now - begunAt) / done;
        double end = now + nanosPerPercent * Math.max(0, engineEndsPercent - percent) + afterwards.toNanos();
        endsAt = reckoned ? endsAt + WEIGHT * (end - endsAt) : end;
        reckoned = true;
    }

    /** Milliseconds until the run's end, at least a second; null while there is nothing to reckon with. */
    @Nullable
    Long remainingMillis() {
        return reckoned ? Math.max(LEAST_MILLIS, Math.round((endsAt - nanoClock.getAsLong()) / 1e6)) : null;
    }
}
