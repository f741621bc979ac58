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
     * there are, and is shared by the slots that take them in turn, so what is uncertain adds up in squares.
     *
     * @param waitMillis until it begins, in half of all cases
     * @param each how long each before it takes
     * @param ahead how many go before it
     * @param slots that these go through, at least one
     */
    Eta after(double waitMillis, Expected each, long ahead, int slots) {
        double own = p90Millis - likelyMillis;
        double theirs = (each.p90Millis - each.likelyMillis) / slots;
        double likely = waitMillis + likelyMillis;
        return Eta.ofMillis(likely, likely + Math.sqrt(own * own + ahead * theirs * theirs));
    }
}
