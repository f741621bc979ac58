package io.greenroom.gateway.estimates;

/**
 * How long a run will take.
 *
 * @param likelyMillis half of all runs take no longer
 * @param p90Millis nine of ten take no longer
 */
record Expected(double likelyMillis, double p90Millis) {

    /**
     * When it will be over that begins after others. What these take more or less than usual evens out the more of them
     * run one after the other, so what is uncertain adds up in squares.
     *
     * @param waitMillis until it begins, in half of all cases
     * @param each how long each before it takes
     * @param rounds how many of them one after the other
     */
    Eta after(double waitMillis, Expected each, double rounds) {
        double own = p90Millis - likelyMillis;
        double theirs = each.p90Millis - each.likelyMillis;
        double likely = waitMillis + likelyMillis;
        return Eta.ofMillis(likely, likely + Math.sqrt(own * own + rounds * theirs * theirs));
    }
}
