package io.greenroom.faults.stack;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a part is started, and when it is ready. */
interface Launch {

    /** What to run now, in a session of its own. */
    ProcessBuilder command() throws IOException;

    /** Whether the process with this id does its work. */
    boolean isReady(long pid);

    /** Whether signals go to all of its processes and not just to the first. */
    boolean wholeGroup();

    /** How long after an unasked end it is started again; null: not by itself. */
    @Nullable
    Duration restartAfter();
}
