package io.greenroom.events;

/** Why a run ended without a verdict on its task. */
public enum StopReason {
    /** A person cancelled or deleted the task. */
    CANCELLED,
    /** The worker is leaving and hands the task back. */
    DRAINED,
    /** Another run owns the task, or the attempt is over. */
    SUPERSEDED,
    /** The run could not announce itself, or the worker is excluded: the engine was never begun. */
    NOT_STARTED
}
