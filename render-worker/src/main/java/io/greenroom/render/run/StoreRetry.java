package io.greenroom.render.run;

import io.greenroom.events.FailureReason;
import io.greenroom.media.StoreException;
import io.greenroom.render.engine.Cancellation;
import io.greenroom.render.engine.EngineException;
import io.greenroom.render.engine.RunStoppedException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the store again while it is away: a render must not be thrown away for an outage of minutes. */
final class StoreRetry {

    private static final Logger log = LoggerFactory.getLogger(StoreRetry.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Duration patience;

    /** @param patience how long an outage may last */
    StoreRetry(Duration patience) {
        this.patience = patience;
    }

    /**
     * Does it, if need be several times.
     *
     * @param missing what it means if the object is not there
     * @throws EngineException {@code missing}, or STORE_UNAVAILABLE after the patience or when the store says no,
     *     DISK_NOT_USABLE when a file of ours cannot be written or read
     * @throws RunStoppedException cancelled meanwhile
     */
    <T> T call(Cancellation cancellation, FailureReason missing, Supplier<T> work)
            throws EngineException, RunStoppedException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
            try {
                return interrupting(cancellation, work::get);
            } catch (StoreException e) {
                if (e.reason() == StoreException.Reason.MISSING) {
                    throw new EngineException(missing, Map.of("why", "the object is not there"));
                }
                if (!e.isTransient() || System.nanoTime() + pause.toNanos() > end) {
                    throw new EngineException(
                            FailureReason.STORE_UNAVAILABLE, Map.of("why", String.valueOf(e.getMessage())));
                }
                log.warn("{}; tried again in {} s", e.getMessage(), pause.toSeconds());
            } catch (UncheckedIOException e) {
                if (e.getCause() instanceof ClosedChannelException) {
                    throw new InterruptedException("interrupted while a file was written");
                }
                throw new EngineException(FailureReason.DISK_NOT_USABLE, Map.of("why", String.valueOf(e.getCause())));
            }
            long millis = pause.toMillis();
            interrupting(cancellation, () -> {
                Thread.sleep(millis);
                return Boolean.TRUE;
            });
        }
    }

    private static <T> T interrupting(Cancellation cancellation, Work<T> work)
            throws RunStoppedException, InterruptedException {
        try {
            return cancellation.interrupting(work::done);
        } catch (RunStoppedException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("store calls fail unchecked", e);
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    /** What may wait. */
    private interface Work<T> {
        T done() throws InterruptedException;
    }
}
