package io.greenroom.gateway.tasks;

import java.util.EnumSet;
import java.util.Set;

/** What may happen in a search, and how much of it: all of everything at once would be more than seconds can hold. */
enum ProtocolBounds {
    /** All that machines can do to a task, with as many runs as it takes to get into each other's way. */
    MACHINES(3, false, true, 0),
    /** The same while runs tell of progress. */
    PROGRESS(2, true, true, 0),
    /** The same while persons cancel and ask again. */
    PERSONS(2, false, true, 2),
    /** Only workers and gateways die: nothing may be rendered in vain. */
    FAITHFUL(3, true, false, 0);

    static final int WORKERS = 2;
    /** How many words of runs may wait in the broker at once; in any order, so two are enough to overtake. */
    static final int WORDS = 2;

    /** How many runs may begin. */
    final int runs;
    /** Whether runs tell of progress. */
    final boolean progress;
    /** Whether the broker delivers twice, confirms late, or loses all that it holds. */
    final boolean faults;
    /** How often persons may cancel or ask again. */
    final int wishes;

    ProtocolBounds(int runs, boolean progress, boolean faults, int wishes) {
        this.runs = runs;
        this.progress = progress;
        this.faults = faults;
        this.wishes = wishes;
    }

    /** What must hold within them. */
    Set<ProtocolRule> rules() {
        return faults
                ? EnumSet.complementOf(EnumSet.of(ProtocolRule.AN_ATTEMPT_IS_RENDERED_ONCE))
                : EnumSet.allOf(ProtocolRule.class);
    }
}
