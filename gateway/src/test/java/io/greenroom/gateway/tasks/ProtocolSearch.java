package io.greenroom.gateway.tasks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Visits every state that can be reached within the bounds, nearest first, and so finds the shortest way to a fault. */
final class ProtocolSearch {

    private final ProtocolBounds bounds;
    private final Set<ProtocolRule> rules;
    private final ProtocolSteps steps;
    private final Map<ProtocolState, Integer> numbers = new HashMap<>();
    private final List<ProtocolState> states = new ArrayList<>();
    /** The state from which each was first reached; -1 for the first. */
    private final List<Integer> cameFrom = new ArrayList<>();
    /** Each step's two states. */
    private int[] edges = new int[1 << 16];

    private int edgeCount;
    private int depth;
    private @Nullable Found found;

    private ProtocolSearch(ProtocolBounds bounds, ProtocolMutant mutant, Set<ProtocolRule> rules) {
        this.bounds = bounds;
        this.rules = rules;
        this.steps = new ProtocolSteps(bounds, mutant);
    }

    /**
     * What a search has come to.
     *
     * @param states all that were visited
     * @param steps how many were tried
     * @param depth steps to the farthest state
     * @param broken the first rule found broken; null when all hold
     * @param trace the shortest way there, one step a line
     */
    record Result(
            List<ProtocolState> states,
            int steps,
            int depth,
            @Nullable ProtocolRule broken,
            String trace) {

        @Override
        public String toString() {
            String found = broken == null ? "no rule is broken" : broken + " is broken by\n" + trace;
            return "%,d states, %,d steps, depth %d: %s".formatted(states.size(), steps, depth, found);
        }
    }

    private record Found(
            ProtocolRule rule, int before, @Nullable ProtocolMove last) {}

    static Result of(ProtocolBounds bounds, ProtocolMutant mutant, Set<ProtocolRule> rules) {
        return new ProtocolSearch(bounds, mutant, rules).run();
    }

    private Result run() {
        number(ProtocolState.submitted(), -1);
        int endOfLevel = 1;
        for (int current = 0; current < states.size() && found == null; current++) {
            if (current == endOfLevel) {
                depth++;
                endOfLevel = states.size();
            }
            expand(current);
        }
        if (found == null && rules.contains(ProtocolRule.AN_END_CAN_BE_REACHED)) {
            found = deadEnd();
        }
        return new Result(
                states, edgeCount / 2, depth, found == null ? null : found.rule(), found == null ? "" : trace(found));
    }

    private void expand(int current) {
        ProtocolState state = states.get(current);
        steps.from(state, (move, after) -> {
            for (ProtocolRule rule : rules) {
                if (found == null && rule.isBroken(state, move, after)) {
                    found = new Found(rule, current, move);
                }
            }
            remember(current, number(after, current));
        });
    }

    private int number(ProtocolState state, int from) {
        Integer known = numbers.putIfAbsent(state, states.size());
        if (known != null) {
            return known;
        }
        states.add(state);
        cameFrom.add(from);
        return states.size() - 1;
    }

    private void remember(int from, int to) {
        if (edgeCount == edges.length) {
            edges = Arrays.copyOf(edges, 2 * edges.length);
        }
        edges[edgeCount++] = from;
        edges[edgeCount++] = to;
    }

    /** A state from which no step leads towards an end, though workers could still take tasks. */
    private @Nullable Found deadEnd() {
        BitSet ending = new BitSet(states.size());
        for (int i = 0; i < states.size(); i++) {
            ending.set(i, states.get(i).isEnded());
        }
        for (int before = -1; before < ending.cardinality(); ) {
            before = ending.cardinality();
            for (int edge = edgeCount - 2; edge >= 0; edge -= 2) {
                if (ending.get(edges[edge + 1])) {
                    ending.set(edges[edge]);
                }
            }
        }
        return ending.stream().count() == states.size() ? null : firstOutside(ending);
    }

    private @Nullable Found firstOutside(BitSet ending) {
        for (int i = ending.nextClearBit(0); i < states.size(); i = ending.nextClearBit(i + 1)) {
            if (states.get(i).runs().size() < bounds.runs) {
                return new Found(ProtocolRule.AN_END_CAN_BE_REACHED, i, null);
            }
        }
        return null;
    }

    private String trace(Found end) {
        Deque<String> lines = new ArrayDeque<>();
        if (end.last() != null) {
            lines.push(end.last().toString());
        }
        for (int at = end.before(); cameFrom.get(at) >= 0; at = cameFrom.get(at)) {
            lines.push(moveBetween(states.get(cameFrom.get(at)), states.get(at)).toString());
        }
        return String.join("\n", lines);
    }

    private ProtocolMove moveBetween(ProtocolState before, ProtocolState after) {
        List<ProtocolMove> moves = new ArrayList<>();
        steps.from(before, (move, next) -> {
            if (next.equals(after)) {
                moves.add(move);
            }
        });
        return moves.get(0);
    }
}
