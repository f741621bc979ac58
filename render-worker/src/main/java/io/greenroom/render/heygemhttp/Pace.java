package io.greenroom.render.heygemhttp;

import java.time.Duration;

/** How fast a service makes frames, learnt from what it has made. Safe for several threads. */
final class Pace {

    /** Models and processes start anew with each run. */
    private static final Duration START = Duration.ofSeconds(20);
    /** 6 s of audio took 17 s on a V100, with the slower of the two ways. */
    private static final double FIRST_GUESS = 3;

    private static final double LEAST = 0.05;
    private static final double WEIGHT_OF_THE_LAST = 0.5;

    private double secondsPerSecond = FIRST_GUESS;

    /** How long the frames for so much audio may take. */
    synchronized Duration expected(Duration audioLength) {
        return START.plusMillis(Math.round(audioLength.toMillis() * secondsPerSecond));
    }

    synchronized void learn(Duration audioLength, Duration took) {
        double measured = (double) took.minus(START).toMillis() / Math.max(1, audioLength.toMillis());
        secondsPerSecond += WEIGHT_OF_THE_LAST * (Math.max(LEAST, measured) - secondsPerSecond);
    }
}
