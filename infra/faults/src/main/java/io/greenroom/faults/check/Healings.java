package io.greenroom.faults.check;

import io.greenroom.faults.plan.Struck;
import java.util.ArrayList;
import java.util.List;

/** Every fault was done, its cause was mended, and after that all flowed again. */
public final class Healings {

    private Healings() {}

    /** @param failures one sentence for each fault that could not be done, or not be healed */
    public static Verdict of(List<Struck> struck, List<String> failures) {
        List<String> broken = new ArrayList<>(failures);
        struck.stream()
                .filter(one -> one.recovery() == null)
                .forEach(one -> broken.add(one.kind().words() + ": " + one.victim() + " did not recover"));
        return new Verdict("every fault was done, healed and recovered from", struck.size() + " faults", broken);
    }
}
