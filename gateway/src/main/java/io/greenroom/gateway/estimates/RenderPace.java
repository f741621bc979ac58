package io.greenroom.gateway.estimates;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an engine's render time follows from the length of the audio: a {@link PaceCurve} that past runs lie along, and how
 * many times longer they took than it says.
 */
final class RenderPace {

    /** Runs that it is learnt from: enough to see the tenth that takes longest, few enough to follow a machine that changes. */
    static final int LOOKS_BACK = 30;

    private static final double HALF = 0.5;
    private static final double NINE_OF_TEN = 0.9;

    private final PaceCurve curve;
    private final double[] timesLonger;
    private final Expected typical;

    private RenderPace(PaceCurve curve, List<PastRun> runs) {
        this.curve = curve;
        this.timesLonger =
                runs.stream().mapToDouble(curve::timesLonger).sorted().toArray();
        double[] times =
                runs.stream().mapToDouble(PastRun::renderMillis).sorted().toArray();
        this.typical = new Expected(Arrays.stream(times).average().orElseThrow(), quantile(times, NINE_OF_TEN));
    }

    /** @param past at least one, in the order of their ends */
    static RenderPace of(List<PastRun> past) {
        List<PastRun> runs = past.subList(Math.max(0, past.size() - LOOKS_BACK), past.size());
        return new RenderPace(PaceCurve.along(runs), runs);
    }

    /** How many runs it rests on. */
    int runs() {
        return timesLonger.length;
    }

    /** @param audioMillis null where that is not known: then as long as runs mostly take */
    Expected of(@Nullable Long audioMillis) {
        if (audioMillis == null) {
            return typical;
        }
        double millis = curve.millis(audioMillis);
        return new Expected(millis * quantile(timesLonger, HALF), millis * quantile(timesLonger, NINE_OF_TEN));
    }

    /** Of a task of which nothing is known: on the average, and in nine of ten cases. */
    Expected typical() {
        return typical;
    }

    /** The next one will be below it with this probability, if it is like those before: so of n there are n + 1 places. */
    private static double quantile(double[] rising, double share) {
        int place = (int) Math.ceil((rising.length + 1) * share) - 1;
        return rising[Math.min(rising.length - 1, place)];
    }
}
