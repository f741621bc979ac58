package io.greenroom.gateway.idempotency;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The claims under which requests of this gateway are at work. They do not run out meanwhile, however long a file is
 * fetched; those of a gateway that dies do.
 */
@Component
class OpenClaims {

    private final IdempotencyKeys keys;
    private final Set<Claim> open = ConcurrentHashMap.newKeySet();

    OpenClaims(IdempotencyKeys keys) {
        this.keys = keys;
    }

    /** Does the work with the claim kept alive. */
    <T> T during(Claim claim, Supplier<T> work) {
        open.add(claim);
        try {
            return work.get();
        } finally {
            open.remove(claim);
        }
    }

    @Scheduled(fixedDelayString = "PT15S")
    void renew() {
        open.forEach(keys::renew);
    }
}
