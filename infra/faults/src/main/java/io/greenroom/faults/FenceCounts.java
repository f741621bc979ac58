package io.greenroom.faults;

import io.greenroom.events.StopReason;
import io.greenroom.faults.check.Fence;
import io.greenroom.faults.evidence.Eyes;
import io.greenroom.faults.evidence.LogRow;
import io.greenroom.faults.plan.Duplicates;
import io.greenroom.faults.plan.FaultKind;
import io.greenroom.faults.plan.Poison;
import io.greenroom.faults.plan.Struck;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Counts what each guard has kept out or brought back, and says which of them a fault of this run must have hit. */
record FenceCounts(Eyes eyes, Map<UUID, List<LogRow>> logs) {

    List<Fence> of(Duplicates duplicates, Poison poison, List<Struck> struck) throws SQLException {
        return List.of(
                new Fence(
                        "events of foreign runs refused",
                        gateways("comes from a run that is not the owner and is not recorded"),
                        cause(struck, FaultKind.WORKER_FROZEN)),
                new Fence(
                        "runs stopped that had lost their task",
                        eyes.workerLogs().lines(" is to stop: " + StopReason.SUPERSEDED),
                        cause(struck, FaultKind.WORKER_FROZEN)),
                new Fence(
                        "runs given up by the reaper",
                        gateways("for a whole lease"),
                        cause(struck, FaultKind.WORKER_FROZEN, FaultKind.WORKER_KILLED, FaultKind.WORKERS_CUT_OFF)),
                new Fence(
                        "commands published again by the sweeper",
                        gateways("lost on their way and are published again"),
                        cause(struck, FaultKind.BROKER_WIPED)),
                new Fence("results taken late", late(), cause(struck, FaultKind.WORKERS_CUT_OFF)),
                new Fence("duplicates ended", duplicates.ended(), cause(struck, FaultKind.EVENTS_DUPLICATED)),
                new Fence("messages poisoned", poison.sent(), cause(struck, FaultKind.POISON)));
    }

    private long gateways(String words) {
        return eyes.gatewayLogs().lines(words);
    }

    /** Completions by a run of the attempt before, which had been given up. */
    private long late() {
        return logs.values().stream().filter(FenceCounts::endedLate).count();
    }

    private static boolean endedLate(List<LogRow> story) {
        int reached = 0;
        for (LogRow row : story) {
            if (row.status().equals("completed") && row.attempt() < reached) {
                return true;
            }
            reached = Math.max(reached, row.attempt());
        }
        return false;
    }

    /** The first of these faults that was done in its moment; empty where none was. */
    private static String cause(List<Struck> struck, FaultKind... kinds) {
        for (FaultKind kind : kinds) {
            if (struck.stream().anyMatch(one -> one.kind() == kind && one.meant())) {
                return kind.words();
            }
        }
        return "";
    }
}
