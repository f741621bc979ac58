package io.greenroom.faults.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The guards were really needed: a run in which they were not proves nothing about them. */
public final class Fences {

    private Fences() {}

    public static Verdict of(List<Fence> fences) {
        List<String> vacuous = fences.stream()
                .filter(fence -> fence.hits() == 0 && !fence.expectedOf().isEmpty())
                .map(fence -> fence.name() + ": 0, although " + fence.expectedOf() + " was to cause some")
                .collect(Collectors.toCollection(ArrayList::new));
        if (fences.stream().allMatch(fence -> fence.hits() == 0)) {
            vacuous.add("none was hit: the run proves nothing about them");
        }
        return new Verdict(
                "the fences were hit",
                fences.stream().map(fence -> fence.name() + " " + fence.hits()).collect(Collectors.joining(", ")),
                vacuous);
    }
}
