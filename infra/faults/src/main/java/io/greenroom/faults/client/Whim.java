package io.greenroom.faults.client;

import java.util.Random;

/** What the customer will do to a task once it is accepted. */
enum Whim {
    /** Nothing: it is to be completed. */
    NONE(66),
    CANCEL_WAITING(6),
    CANCEL_RUNNING(8),
    /** Cancels it while it runs, then wants it all the same. */
    CANCEL_AND_RETRY(7),
    /** Its engine fails each time; then it is asked for again by hand. */
    FAIL_AND_RETRY(5),
    DELETE_RUNNING(4),
    DELETE_ENDED(4);

    private final int percent;

    Whim(int percent) {
        this.percent = percent;
    }

    static Whim draw(Random random) {
        int drawn = random.nextInt(100);
        for (Whim whim : values()) {
            drawn -= whim.percent;
            if (drawn < 0) {
                return whim;
            }
        }
        return NONE;
    }
}
