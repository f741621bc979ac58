package io.greenroom.gateway.database;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.function.Function;

/**
 * Answers that cost the database something to find. Each is kept for twenty times as long as it took to find it, but at
 * least for a second: however often it is asked for, finding it keeps a connection busy for a twentieth of the time.
 * Whoever asks while it is being found waits for the same answer. Failures are not kept.
 *
 * @param <K> what is asked about
 * @param <V> the answer, never null
 */
public final class CostlyAnswers<K, V> {

    static final Duration KEPT_AT_LEAST = Duration.ofSeconds(1);
    static final int KEPT_TIMES = 20;

    private static final int MOST = 1_000;

    private record Found<V>(V answer, Duration cost) {}

    private final Function<K, V> question;
    private final Ticker ticker;
    private final Cache<K, Found<V>> answers;

    public CostlyAnswers(Function<K, V> question) {
        this(question, Ticker.systemTicker());
    }

    CostlyAnswers(Function<K, V> question, Ticker ticker) {
        this.question = question;
        this.ticker = ticker;
        this.answers = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(ticker)
                .expireAfter(Expiry.<K, Found<V>>creating((about, found) -> kept(found.cost())))
                .build();
    }

    /** As it is now, or was a moment ago. */
    public V about(K subject) {
        return answers.get(subject, this::find).answer();
    }

    private Found<V> find(K subject) {
        long begun = ticker.read();
        V answer = question.apply(subject);
        return new Found<>(answer, Duration.ofNanos(ticker.read() - begun));
    }

    private static Duration kept(Duration cost) {
        Duration inProportion = cost.multipliedBy(KEPT_TIMES);
        return inProportion.compareTo(KEPT_AT_LEAST) > 0 ? inProportion : KEPT_AT_LEAST;
    }
}
