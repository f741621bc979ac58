package io.greenroom.gateway.estimates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A run takes {@code setup + factor * audio ^ power}. Of engines that make each frame anew the power is 1, and the rest a
 * setup; those that share work between frames take less for each second the more there are.
 *
 * @param setupMillis 0 or more
 * @param factor 0 or more
 * @param power 0 to 1
 */
record PaceCurve(double setupMillis, double factor, double power) {

    /**
     * The curve that runs lie along: of all that go through two of them, straight or bent, and of all straight ones
     * through one and the origin, the one from which the others are the fewest times off. So a few runs that were held up
     * draw it nowhere, and long runs count no more than short ones.
     *
     * @param runs at least one
     */
    static PaceCurve along(List<PastRun> runs) {
        List<PaceCurve> candidates = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            PastRun one = runs.get(i);
            candidates.add(new PaceCurve(0, time(one) / audio(one), 1));
            for (PastRun other : runs.subList(0, i)) {
                if (audio(one) != audio(other)) {
                    candidates.add(straight(one, other));
                    candidates.add(bent(one, other));
                }
            }
        }
        return candidates.stream()
                .filter(PaceCurve::isPossible)
                .min(Comparator.comparingDouble(curve -> curve.off(runs)))
                .orElseThrow();
    }

    private static PaceCurve straight(PastRun one, PastRun other) {
        double each = (time(one) - time(other)) / (audio(one) - audio(other));
        return new PaceCurve(time(one) - each * audio(one), each, 1);
    }

    private static PaceCurve bent(PastRun one, PastRun other) {
        double power = Math.log(time(one) / time(other)) / Math.log(audio(one) / audio(other));
        return new PaceCurve(0, time(one) / Math.pow(audio(one), power), power);
    }

    private boolean isPossible() {
        return setupMillis >= 0 && factor >= 0 && power >= 0 && power <= 1;
    }

    double millis(double audioMillis) {
        return Math.max(1, setupMillis + factor * Math.pow(Math.max(1, audioMillis), power));
    }

    /** How many times longer a run took than the curve says. */
    double timesLonger(PastRun run) {
        return time(run) / millis(audio(run));
    }

    private double off(List<PastRun> runs) {
        return runs.stream()
                .mapToDouble(run -> Math.abs(Math.log(timesLonger(run))))
                .sum();
    }

    private static double time(PastRun run) {
        return Math.max(1, run.renderMillis());
    }

    private static double audio(PastRun run) {
        return Math.max(1, run.audioMillis());
    }
}
