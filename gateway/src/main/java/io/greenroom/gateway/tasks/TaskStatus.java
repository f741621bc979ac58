package io.greenroom.gateway.tasks;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The states of a task and every move between them; nothing else moves a task. */
public enum TaskStatus {
    PENDING,
    PROCESSING,
    COMPLETED,
    FAILED,
    CANCELLED;

    private static final Map<TaskStatus, Set<TaskStatus>> MOVES = Map.of(
            // started; ended early; a result of the previous attempt came late; nobody could render it
            PENDING, EnumSet.of(PROCESSING, CANCELLED, COMPLETED, FAILED),
            // back for another try, or ended
            PROCESSING, EnumSet.of(PENDING, COMPLETED, FAILED, CANCELLED),
            COMPLETED, EnumSet.noneOf(TaskStatus.class),
            // only when a person asks for another try
            FAILED, EnumSet.of(PENDING),
            CANCELLED, EnumSet.of(PENDING));

    /** Whether a task may go from this state to that one. */
    public boolean mayBecome(TaskStatus next) {
        return allowed().contains(next);
    }

    /** Where a task may go from here. */
    public Set<TaskStatus> allowed() {
        return MOVES.getOrDefault(this, Set.of());
    }

    /** No event of a run changes this state any more. */
    public boolean isTerminal() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }

    /** As it is written in the database and in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that word. */
    public static TaskStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
