package io.greenroom.gateway.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Knows callers by what they show. Answers are kept for 5 s, so a deleted key opens nothing 5 s later, anywhere. */
@Component
public class Callers {
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final int KEPT_AT_MOST = 10_000;

    private final ApiKeys keys;
    private final Clock clock;
    private final Cache<String, Optional<Caller>> byKey = cache();
    private final Cache<String, Optional<Caller>> bySession = cache();

    Callers(ApiKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Empty for an unknown, inactive or expired key. */
    public Optional<Caller> byKey(String key) {
        if (!Secrets.plausible(key)) {
            return Optional.empty();
        }
        return byKey.get(
                Secrets.hash(key), hash -> keys.valid(hash, clock.instant()).map(this::used));
    }

    /** Empty for an unknown or ended session, or one whose key is no longer valid. */
    public Optional<Caller> bySession(String token) {
        return bySession.get(
                Secrets.hash(token),
                hash -> keys.validBySession(hash, clock.instant()).map(this::used));
    }

    /** Looks afresh at what this key opens; call it when a key is known to be revoked. */
    public void forgetKey(UUID keyId) {
        byKey.asMap()
                .values()
                .removeIf(known -> known.isEmpty() || known.get().keyId().equals(keyId));
        bySession
                .asMap()
                .values()
                .removeIf(known -> known.isEmpty() || known.get().keyId().equals(keyId));
    }

    void forgetSession(String token) {
        bySession.invalidate(Secrets.hash(token));
    }

    private Caller used(ApiKey key) {
        Instant now = clock.instant();
        keys.used(key.id(), now, now.minus(Duration.ofMinutes(1)));
        return key.caller();
    }

    private static Cache<String, Optional<Caller>> cache() {
        return Caffeine.newBuilder()
                .expireAfterWrite(KEPT)
                .maximumSize(KEPT_AT_MOST)
                .build();
    }
}
