package io.greenroom.faults.check;

import java.util.List;

/**
 * What one invariant found.
 *
 * @param invariant what must hold
 * @param figures what was counted
 * @param broken one sentence for each thing that is not so, naming the task; empty: it holds
 */
public record Verdict(String invariant, String figures, List<String> broken) {

    public Verdict {
        broken = List.copyOf(broken);
    }

    public boolean holds() {
        return broken.isEmpty();
    }
}
