package io.greenroom.render.engine;

import io.greenroom.events.StopReason;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The wish to end one run: said once, from any thread, heard wherever the run happens to be. */
public final class Cancellation {

    private static final Duration QUICK_GRACE = Duration.ofMillis(500);
    private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(5);

    private final Set<Runnable> actions = new HashSet<>();
    private @Nullable StopReason reason;

    /** Only the first reason counts. */
    public synchronized void cancel(StopReason why) {
        if (reason == null) {
            reason = why;
            actions.forEach(Runnable::run);
        }
    }

    /** @throws RunStoppedException with the reason, once cancelled */
    public synchronized void throwIfCancelled() throws RunStoppedException {
        if (reason != null) {
            throw new RunStoppedException(reason);
        }
    }

    /** How long a program may take to end politely: not long where nobody wants its result, longer at a shutdown. */
    public synchronized Duration killGrace() {
        return reason == StopReason.DRAINED ? SHUTDOWN_GRACE : QUICK_GRACE;
    }

    /** Runs the action on cancellation (at once if that is past) until the registration is closed. It must not block. */
    public synchronized Registration onCancel(Runnable action) {
        if (reason != null) {
            action.run();
        }
        actions.add(action);
        return () -> {
            synchronized (this) {
                actions.remove(action);
            }
        };
    }

    /**
     * Does something that blocks and heeds interruption; a cancellation interrupts it, and nothing after it.
     *
     * @throws RunStoppedException cancelled meanwhile
     * @throws Exception whatever the work throws
     */
    public <T> T interrupting(Callable<T> work) throws Exception {
        Thread worker = Thread.currentThread();
        try (Registration registration = onCancel(worker::interrupt)) {
            throwIfCancelled();
            return work.call();
        } finally {
            clearInterrupt();
            throwIfCancelled();
        }
    }

    /** The interrupt was ours and has done its duty; it must not reach the reports that follow. */
    private synchronized void clearInterrupt() {
        if (reason != null) {
            Thread.interrupted();
        }
    }

    /** Ends what {@link #onCancel} began. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
