package io.greenroom.faults.check;

import io.greenroom.events.FailureCode;
import io.greenroom.faults.evidence.TaskRow;
import java.util.List;

/** A store that is away for less than a run waits for it fails no task; neither does anything else that nobody thought of. */
public final class Outages {

    private static final List<String> FOR_WANT_OF_A_SERVICE =
            List.of(FailureCode.STORE_UNAVAILABLE.word(), FailureCode.INTERNAL_ERROR.word());

    private Outages() {}

    public static Verdict of(List<TaskRow> tasks) {
        List<TaskRow> failed =
                tasks.stream().filter(task -> task.status().equals("failed")).toList();
        return new Verdict(
                "no task failed for want of a service",
                failed.size() + " failed, for other reasons",
                failed.stream()
                        .filter(task -> task.errorCode() == null || FOR_WANT_OF_A_SERVICE.contains(task.errorCode()))
                        .map(task -> "task " + task.id() + " failed with " + task.errorCode())
                        .toList());
    }
}
