package io.greenroom.render.report;

import java.time.Duration;

/** Lets one thread sleep until something has changed, or until its time has come. */
public final class Pulse {

    private boolean changed;

    /** Something has changed: whoever sleeps shall look. */
    public synchronized void signal() {
        changed = true;
        notifyAll();
    }

    /** Returns at once if something changed since the last return. */
    public synchronized void await(Duration longest) throws InterruptedException {
        if (!changed) {
            wait(longest.toMillis());
        }
        changed = false;
    }
}
