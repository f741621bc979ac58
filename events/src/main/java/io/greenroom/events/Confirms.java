package io.greenroom.events;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.amqp.AmqpException;

/** Waits for what the broker says of a message, and no longer than the broker reads. */
final class Confirms {

    private static final Duration WITHIN = Duration.ofSeconds(30);
    /** How often a wait for a confirm looks whether the broker has stopped reading meanwhile. */
    private static final long LOOK_MILLIS = 250;

    private final LinkState link;

    Confirms(LinkState link) {
        this.link = link;
    }

    /**
     * What is written to a broker that does not read lies in buffers until they are full; then the writer hangs.
     *
     * @throws UnconfirmedException it does not read now
     */
    void refuseWhileBlocked() {
        if (link.isBlocked()) {
            throw new UnconfirmedException(
                    "the broker is blocked: " + link.now().reason());
        }
    }

    /** @throws UnconfirmedException no verdict within 30 s, a bad one, or the broker is blocked */
    void await(CompletableFuture<Void> taken) {
        long end = System.nanoTime() + WITHIN.toNanos();
        while (true) {
            try {
                taken.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException silent) {
                refuseWhileBlocked();
                if (System.nanoTime() - end > 0) {
                    throw new UnconfirmedException("no confirm within " + WITHIN.toSeconds() + " s", silent);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new UnconfirmedException("interrupted while waiting for a confirm", interrupted);
            } catch (ExecutionException refused) {
                throw asUnconfirmed(refused);
            }
        }
    }

    private static UnconfirmedException asUnconfirmed(ExecutionException refused) {
        if (refused.getCause() instanceof UnconfirmedException unconfirmed) {
            return unconfirmed;
        }
        String what = refused.getCause() instanceof AmqpException ? "no connection to the broker" : "not published";
        return new UnconfirmedException(what, refused);
    }
}
