package io.greenroom.faults;

import io.greenroom.faults.client.Customer;
import io.greenroom.faults.evidence.Eyes;
import java.sql.SQLException;
import java.time.Duration;

/** The time after the faults, in which all that was accepted comes to its end by itself. */
record Settling(Eyes eyes, Customer customer) {

    /** A task whose attempts are used up waits ten minutes for a late result before it fails. */
    private static final Duration PATIENCE = Duration.ofMinutes(14);

    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final long LOOK_EVERY_MILLIS = 500;

    /** Returns when nothing has been open for a while, or patience is at its end: the checks tell what is still open then. */
    void await() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long openAt = System.nanoTime();
        while (System.nanoTime() < deadline && System.nanoTime() - openAt < QUIET.toNanos()) {
            if (isOpen()) {
                openAt = System.nanoTime();
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private boolean isOpen() {
        try {
            return !customer.isDone()
                    || eyes.rows().number("select count(*) from tasks where status in ('pending', 'processing')") > 0
                    || eyes.rows().number("select count(*) from media_jobs where state in ('wanted', 'requested')") > 0;
        } catch (SQLException away) {
            return true;
        }
    }
}
