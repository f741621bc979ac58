package io.greenroom.gateway.tasks;

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
    UNKNOWN
}
