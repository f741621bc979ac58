package io.greenroom.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;

/** So many requests a second for each of those who ask, and more at once after a rest: a bucket of tokens each. */
final class Quota {
    private static final int MOST_BUCKETS = 100_000;

    private final String name;
    private final int perSecond;
    private final int burst;
    private final TimeMeter time;
    private final Cache<Object, Bucket> buckets;

    /**
     * A quota that nobody has used yet.
     *
     * @param name what one bucket is for, in headers and refusals
     * @param perSecond at least 1
     * @param secondsAtOnce how many seconds' worth one may ask for at once
     */
    Quota(String name, int perSecond, int secondsAtOnce, TimeMeter time) {
        this.name = name;
        this.perSecond = perSecond;
        this.burst = perSecond * secondsAtOnce;
        this.time = time;
        // One that has rested for so long is full, as a new one is.
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_BUCKETS)
                .expireAfterAccess(Duration.ofSeconds(secondsAtOnce + 60L))
                .build();
    }

    /** Takes one request of theirs, if one is left. */
    Share take(Object who) {
        return new Share(bucket(who).tryConsumeAndReturnRemaining(1));
    }

    /** One of theirs does not count after all. */
    void giveBack(Object who) {
        bucket(who).addTokens(1);
    }

    private Bucket bucket(Object who) {
        return buckets.get(
                who,
                unknown -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build());
    }

    /** What has been given to one who asked. */
    final class Share {
        private final ConsumptionProbe probe;

        private Share(ConsumptionProbe probe) {
            this.probe = probe;
        }

        boolean isGranted() {
            return probe.isConsumed();
        }

        /**
         * Says what is left, as in draft-ietf-httpapi-ratelimit-headers: q requests in w seconds are the policy, r are
         * left, and in t seconds all of them are there again.
         */
        void tell(HttpServletResponse answer) {
            long full = Duration.ofNanos(probe.getNanosToWaitForReset())
                    .plusMillis(999)
                    .toSeconds();
            answer.setHeader("RateLimit-Policy", "\"%s\";q=%d;w=%d".formatted(name, burst, burst / perSecond));
            answer.setHeader("RateLimit", "\"%s\";r=%d;t=%d".formatted(name, probe.getRemainingTokens(), full));
        }

        ProblemException refusal() {
            return Problem.RATE_LIMITED
                    .because("One %s may ask %d times a second, %d times at once.".formatted(name, perSecond, burst))
                    .after(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }
}
