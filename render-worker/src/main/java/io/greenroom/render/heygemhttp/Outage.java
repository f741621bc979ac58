package io.greenroom.render.heygemhttp;

import io.greenroom.events.FailureReason;
import io.greenroom.render.engine.EngineException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** A time in which a service gives no answer that helps: borne for a while. For one run, in one thread. */
final class Outage {

    private final URI endpoint;
    private final Duration patience;
    private long since;
    private boolean lasts;

    Outage(URI endpoint, Duration patience) {
        this.endpoint = endpoint;
        this.patience = patience;
    }

    void over() {
        lasts = false;
    }

    /** @throws EngineException SERVICE_UNREACHABLE once the patience is over */
    void goesOn(IOException failure) throws EngineException {
        goesOn(FailureReason.SERVICE_UNREACHABLE, String.valueOf(failure.getMessage()));
    }

    /** @throws EngineException SERVICE_FAILED once the patience is over */
    void goesOn(Reply reply) throws EngineException {
        goesOn(FailureReason.SERVICE_FAILED, reply.text());
    }

    private void goesOn(FailureReason reason, String why) throws EngineException {
        long now = System.nanoTime();
        if (!lasts) {
            lasts = true;
            since = now;
        } else if (now - since > patience.toNanos()) {
            throw new EngineException(reason, Map.of("endpoint", endpoint.toString(), "why", why));
        }
    }
}
