package io.greenroom.gateway.estimates;

import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * One engine's slots and what waits for them.
 *
 * @param slots of workers that take tasks for it
 * @param running what these workers render, for whatever engine
 * @param onTheirWay tasks that the next free slots take
 * @param lines each workspace's tasks that may go out now, counted by priority
 */
record Lane(int slots, List<Running> running, long onTheirWay, Map<String, Map<Integer, Long>> lines) {

    /** Further into a line all slots have gone round so often that only the number of tasks counts. */
    private static final int MOST_STEPS = 5_000;

    /** How many go before a task that joins its workspace's line now. */
    long aheadOfAnother(String workspace, int priority) {
        return ahead(workspace, priority, count(lines.getOrDefault(workspace, Map.of()), priority, true));
    }

    /**
     * How many go before a task, of all workspaces: of others all that are more urgent, and of those that are as urgent
     * one for each turn of its own, since workspaces take turns.
     *
     * @param ownAhead of its own workspace
     */
    long ahead(String workspace, int priority, long ownAhead) {
        long turns = 1 + Math.max(0, ownAhead - count(lines.getOrDefault(workspace, Map.of()), priority, false));
        long others = 0;
        for (Map.Entry<String, Map<Integer, Long>> line : lines.entrySet()) {
            if (!line.getKey().equals(workspace)) {
                long urgent = count(line.getValue(), priority, false);
                others += urgent + Math.min(turns, count(line.getValue(), priority, true) - urgent);
            }
        }
        return onTheirWay + ownAhead + others;
    }

    private static long count(Map<Integer, Long> line, int priority, boolean withEquals) {
        return line.entrySet().stream()
                .filter(entry -> entry.getKey() > priority || (withEquals && entry.getKey() == priority))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /**
     * How long until a slot is free for whoever has so many before it. Needs a slot.
     *
     * @param eachMillis how long each of those will run
     * @param ends how long each that is running will still run; no more than there are slots count
     */
    double untilFree(long ahead, double eachMillis, List<Double> ends) {
        PriorityQueue<Double> free =
                new PriorityQueue<>(ends.stream().sorted().limit(slots).toList());
        while (free.size() < slots) {
            free.add(0.0);
        }
        long steps = Math.min(MOST_STEPS, ahead);
        for (long step = 0; step < steps; step++) {
            free.add(free.remove() + eachMillis);
        }
        return free.element() + (ahead - steps) * eachMillis / slots;
    }
}
