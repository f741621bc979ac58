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

    /** To verify and store a result. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(2);

    /** How much of a new reckoning counts; the rest is the one before, so that the end does not jump. */
    private static final double WEIGHT = 0.3;

    private final int engineEndsPercent;
    private final LongSupplier nanoClock;
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
        double end = now + nanosPerPercent * Math.max(0, engineEndsPercent - percent) + AFTERWARDS.toNanos();
        endsAt = reckoned ? endsAt + WEIGHT * (end - endsAt) : end;
        reckoned = true;
    }

    /** Milliseconds until the run's end, at least 0; null while there is nothing to reckon with. */
    @Nullable
    Long remainingMillis() {
        return reckoned ? Math.max(0L, Math.round((endsAt - nanoClock.getAsLong()) / 1e6)) : null;
    }
}
