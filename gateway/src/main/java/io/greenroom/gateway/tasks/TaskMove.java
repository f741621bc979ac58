package io.greenroom.gateway.tasks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a person may ask of a task that is there already, one or many at once. */
enum TaskMove {
    /** End it; again changes nothing. */
    CANCEL("cancelled"),
    /** Open it again after it has failed or was cancelled. */
    RETRY("retried"),
    /** Remove it with its story, its run and its objects. */
    DELETE("deleted");

    private final String participle;

    TaskMove(String participle) {
        this.participle = participle;
    }

    /** What comes of a move. */
    enum Verdict {
        /** It can be made. */
        MOVES,
        /** The task stands already as was asked. */
        STANDS,
        /** The task's state does not allow it. */
        REFUSED
    }

    Verdict on(TaskStatus status) {
        return switch (this) {
            case CANCEL ->
                status.mayBecome(TaskStatus.CANCELLED)
                        ? Verdict.MOVES
                        : status == TaskStatus.CANCELLED ? Verdict.STANDS : Verdict.REFUSED;
            case RETRY -> status.isTerminal() && status.mayBecome(TaskStatus.PENDING) ? Verdict.MOVES : Verdict.REFUSED;
            case DELETE -> Verdict.MOVES;
        };
    }

    /** The states that it can be made from, as words. */
    List<String> from() {
        return Arrays.stream(TaskStatus.values())
                .filter(status -> on(status) == Verdict.MOVES)
                .map(TaskStatus::word)
                .toList();
    }

    /** Cancelled, retried or deleted. */
    String participle() {
        return participle;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
