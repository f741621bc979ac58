package io.greenroom.launcher.samples;

/**
 * How the presenter stands at one moment. Every movement has whole periods in eight seconds, so that the last frame leads
 * into the first, and forwards and backwards look alike.
 *
 * @param breath -1 to 1
 * @param sway -1 to 1, the head from side to side
 * @param nod -1 to 1
 * @param lids 0 open to 1 closed
 * @param mouth 0 closed to 1 open
 */
record Pose(double breath, double sway, double nod, double lids, double mouth) {
    static final double LOOP_SECONDS = 8;
    private static final double[] BLINKS_AT = {1.3, 3.9, 4.25, 6.7};
    private static final double BLINK_SECONDS = 0.20;

    static Pose at(double seconds) {
        return new Pose(wave(seconds, 2, 0), wave(seconds, 1, 0), wave(seconds, 3, 0.7), lids(seconds), mouth(seconds));
    }

    private static double wave(double seconds, int periods, double phase) {
        return Math.sin(2 * Math.PI * periods * seconds / LOOP_SECONDS + phase);
    }

    private static double lids(double seconds) {
        double closed = 0;
        for (double blink : BLINKS_AT) {
            double away = Math.abs(seconds - blink) / BLINK_SECONDS;
            closed = Math.max(closed, away < 1 ? Math.pow(Math.cos(away * Math.PI / 2), 1.5) : 0);
        }
        return closed;
    }

    /** Syllables at about three and a half a second, swelling and fading as speech does. */
    private static double mouth(double seconds) {
        double syllable = 0.5 - 0.5 * wave(seconds, 27, Math.PI / 2);
        double loudness = 0.55 + 0.35 * wave(seconds, 3, 1) + 0.25 * wave(seconds, 7, 2);
        return Math.max(0, Math.min(1, loudness)) * syllable;
    }
}
