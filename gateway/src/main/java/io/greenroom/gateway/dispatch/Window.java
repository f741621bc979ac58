package io.greenroom.gateway.dispatch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far ahead of the workers dispatch may go: for each engine the free slots of those that offer it and a few more,
 * less what lies ready. A free slot that several engines could fill is counted once: what lies ready for another engine
 * takes slots that this one cannot use first, and then those that both could.
 */
final class Window {

    /** Tasks that may lie ready beyond the free slots, so that a slot that falls free finds one at once. */
    static final int AHEAD = 2;

    /**
     * What a worker that takes tasks can take now.
     *
     * @param freeSlots 0 or more
     * @param engines that each of its slots can use
     */
    record Offer(int freeSlots, Set<String> engines) {}

    private final Map<String, Integer> ready;
    private final List<Offer> offers;

    /** @param ready per engine how many tasks are dispatched and not started; none for an engine that is not in it */
    Window(Map<String, Integer> ready, List<Offer> offers) {
        this.ready = new HashMap<>(ready);
        this.offers = List.copyOf(offers);
    }

    /** How many more tasks may go out for this engine; 0 where nobody offers it, so that they stay SQL's to choose. */
    int room(String engine) {
        if (offers.stream().noneMatch(offer -> offer.engines().contains(engine))) {
            return 0;
        }
        int free = free(engine, engine);
        for (Map.Entry<String, Integer> other : ready.entrySet()) {
            if (!other.getKey().equals(engine)) {
                int both = free(engine, other.getKey());
                int elsewhere = free(other.getKey(), other.getKey()) - both;
                free -= Math.min(both, Math.max(0, other.getValue() - elsewhere));
            }
        }
        return Math.max(0, Math.max(0, free) + AHEAD - ready.getOrDefault(engine, 0));
    }

    /** One more lies ready. */
    void dispatched(String engine) {
        ready.merge(engine, 1, Integer::sum);
    }

    private int free(String engine, String other) {
        return offers.stream()
                .filter(offer ->
                        offer.engines().contains(engine) && offer.engines().contains(other))
                .mapToInt(Offer::freeSlots)
                .sum();
    }
}
