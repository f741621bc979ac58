package io.greenroom.faults.stack;

import java.time.Duration;

/** What a line does with the bytes that come; changed by the fault run, asked by every connection for every piece. */
final class LinkMode {

    private boolean held;
    private Duration delay = Duration.ZERO;
    private Duration skew = Duration.ZERO;

    void pass() {
        set(false, Duration.ZERO, Duration.ZERO);
    }

    void delay(Duration by) {
        set(false, by, Duration.ZERO);
    }

    void hold() {
        set(true, Duration.ZERO, Duration.ZERO);
    }

    void skew(Duration by) {
        set(false, Duration.ZERO, by);
    }

    /** By how much dates are moved now. */
    synchronized Duration skew() {
        return skew;
    }

    /** Returns when a piece that has just come may go on. */
    synchronized void await() throws InterruptedException {
        long due = System.nanoTime() + delay.toNanos();
        while (true) {
            long left = Math.min(due - System.nanoTime(), delay.toNanos());
            if (held) {
                wait();
            } else if (left > 0) {
                wait(left / 1_000_000, (int) (left % 1_000_000));
            } else {
                return;
            }
        }
    }

    private synchronized void set(boolean held, Duration delay, Duration skew) {
        this.held = held;
        this.delay = delay;
        this.skew = skew;
        notifyAll();
    }
}
