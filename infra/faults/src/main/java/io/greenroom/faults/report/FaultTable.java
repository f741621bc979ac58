package io.greenroom.faults.report;

import io.greenroom.faults.plan.FaultKind;
import io.greenroom.faults.plan.Struck;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Faults by kind: how often, and how long until all flowed again where the fault was alone. */
public record FaultTable(List<Struck> struck) {

    private static final String ROW = "| %-68s | %5s | %8s | %8s | %8s |";

    /** As a table in Markdown. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("fault", "count", "alone", "p50 s", "max s"));
        lines.add(ROW.formatted("---", "---:", "---:", "---:", "---:"));
        Arrays.stream(FaultKind.values()).forEach(kind -> {
            List<Struck> such =
                    struck.stream().filter(one -> one.kind() == kind).toList();
            if (!such.isEmpty()) {
                lines.add(row(kind, such));
            }
        });
        return lines;
    }

    /** The times of recovery of this kind, where it was alone, its moment had come, and no task waited for its worker. */
    public Times recoveries(FaultKind kind) {
        return times(kind, false);
    }

    /** The times of recovery of this kind where a task in its last attempt waited for its worker. */
    public Times waits(FaultKind kind) {
        return times(kind, true);
    }

    private Times times(FaultKind kind, boolean waitedFor) {
        return new Times(struck.stream()
                .filter(one -> one.kind() == kind && one.alone() && one.meant() && one.waitedFor() == waitedFor)
                .map(Struck::recovery)
                .filter(Objects::nonNull)
                .toList());
    }

    private String row(FaultKind kind, List<Struck> such) {
        Times times = recoveries(kind);
        return ROW.formatted(kind.words(), such.size(), times.all().size(), times.percentile(50), times.max());
    }
}
