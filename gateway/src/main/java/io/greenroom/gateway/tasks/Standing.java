package io.greenroom.gateway.tasks;

import io.greenroom.events.Run;

/** How a run stands to a task: what its events may do. */
public enum Standing {
    /** It owns the task: its events count. */
    OWNER,
    /** The current attempt has no owner: any sign of life makes this run the owner. */
    STARTS,
    /** It owned the attempt before this one, which nobody has started: only its result is still welcome. */
    LATE,
    /** It should not run: the task is ended, its attempt is over, or another run owns it. */
    SUPERSEDED,
    /** Of an attempt that the row does not know yet, as after a restored database: left alone. */
    UNKNOWN;

    static Standing of(Run run, Task task) {
        boolean current = run.attempt() == task.attempt();
        if (task.status == TaskStatus.PROCESSING && current && run.runId().equals(task.runId)) {
            return OWNER;
        }
        if (task.status == TaskStatus.PENDING && current && task.runId == null) {
            return STARTS;
        }
        if (task.status == TaskStatus.PENDING
                && run.attempt() + 1 == task.attempt()
                && run.runId().equals(task.lastRunId)) {
            return LATE;
        }
        return task.status.isTerminal() || run.attempt() <= task.attempt() ? SUPERSEDED : UNKNOWN;
    }
}
