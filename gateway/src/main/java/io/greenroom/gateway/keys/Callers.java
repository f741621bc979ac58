package io.greenroom.gateway.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.greenroom.events.KeyRevoked;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Knows callers by what they show. Answers are kept for 5 s, so 5 s after a key was disabled, deleted or has expired it opens
 * nothing any more, anywhere, even where no news of it arrives.
 */
@Component
public class Callers {
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final Duration FAMILIAR = Duration.ofHours(1);
    private static final int KEPT_AT_MOST = 10_000;

    private final ApiKeys keys;
    private final Clock clock;
    private final Cache<String, Optional<Caller>> byKey;
    private final Cache<String, Optional<Caller>> bySession;
    /** Hashes of keys and session tokens that have opened something lately; whether they still do is asked elsewhere. */
    private final Cache<String, Boolean> familiar;

    @Autowired
    Callers(ApiKeys keys, Clock clock) {
        this(keys, clock, Ticker.systemTicker());
    }

    /** @param ticker by which answers grow old: not the clock, which may be set back */
    Callers(ApiKeys keys, Clock clock, Ticker ticker) {
        this.keys = keys;
        this.clock = clock;
        this.byKey = cache(ticker, KEPT);
        this.bySession = cache(ticker, KEPT);
        this.familiar = cache(ticker, FAMILIAR);
    }

    /** Empty for an unknown, inactive or expired key. */
    public Optional<Caller> byKey(String key) {
        if (!Secrets.plausible(key)) {
            return Optional.empty();
        }
        return byKey.get(
                Secrets.hash(key),
                hash -> keys.valid(Secrets.prefix(key), clock.instant()).stream()
                        .filter(row -> Secrets.same(row.hash(), hash))
                        .findFirst()
                        .map(row -> used(row, hash)));
    }

    /** Empty for an unknown or ended session, or one whose key is no longer valid. */
    public Optional<Caller> bySession(String token) {
        return bySession.get(
                Secrets.hash(token),
                hash -> keys.validBySession(hash, clock.instant())
                        .map(key -> used(key, hash).by(hash)));
    }

    /**
     * Whether a request shows a key or a session that was valid within the last hour. Whoever guesses shows none, so it needs no
     * limit; it may have ended since, and lets nobody in.
     */
    public boolean areFamiliarWith(HttpServletRequest request) {
        String key = request.getHeader(Authentication.KEY_HEADER);
        String shown = key == null ? Authentication.sessionToken(request) : key;
        return shown != null && familiar.getIfPresent(Secrets.hash(shown)) != null;
    }

    /**
     * Those of these callers who are still let in, in the session they came by, and may still do the same; asked of the
     * database each time.
     */
    Set<Caller> unchanged(Collection<Caller> callers) {
        Set<String> ids =
                callers.stream().map(caller -> caller.keyId().toString()).collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return Set.of();
        }
        Set<Caller> now = keys.validAmong(ids, clock.instant()).stream()
                .map(ApiKey::caller)
                .collect(Collectors.toSet());
        Set<String> sessions = openSessions(callers);
        return callers.stream()
                .filter(caller -> now.contains(caller.by(null)))
                .filter(caller -> caller.session() == null || sessions.contains(caller.session()))
                .collect(Collectors.toSet());
    }

    private Set<String> openSessions(Collection<Caller> callers) {
        Set<String> wanted = callers.stream()
                .flatMap(caller -> Stream.ofNullable(caller.session()))
                .collect(Collectors.toSet());
        return wanted.isEmpty() ? Set.of() : Set.copyOf(keys.openSessions(wanted, clock.instant()));
    }

    /** Other gateways hear of it by message. */
    @TransactionalEventListener(fallbackExecution = true)
    void changed(KeyRevoked key) {
        forgetKey(key.keyId());
    }

    /** Looks afresh at what this key opens. */
    void forgetKey(UUID keyId) {
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

    private Caller used(ApiKey key, String shown) {
        familiar.put(shown, true);
        Instant now = clock.instant();
        keys.used(key.id(), now, now.minus(Duration.ofMinutes(1)));
        return key.caller();
    }

    private static <T> Cache<String, T> cache(Ticker ticker, Duration kept) {
        return Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(kept)
                .maximumSize(KEPT_AT_MOST)
                .build();
    }
}
