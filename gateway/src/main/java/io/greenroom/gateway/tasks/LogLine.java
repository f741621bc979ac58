package io.greenroom.gateway.tasks;

import io.greenroom.events.RunEvent;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a task's story that is not yet stored.
 *
 * @param status the task's state after what the line tells
 * @param level info, warn or error
 * @param message for a person, cut where the column ends
 * @param attempt the attempt it belongs to
 * @param runId null when the gateway speaks for itself
 * @param sequence of the run's message; null when the line is not one message's
 * @param code word for translators; null: the message is all there is
 * @param args of the code's sentence; null without one
 */
record LogLine(
        TaskStatus status,
        Level level,
        String message,
        int attempt,
        @Nullable UUID runId,
        @Nullable Long sequence,
        @Nullable String code,
        @Nullable Map<String, Object> args) {

    /** A text column holds 65,535 bytes, and a character at most 4 of them. */
    static final int LONGEST_MESSAGE = 16_000;

    enum Level {
        INFO,
        WARN,
        ERROR
    }

    LogLine {
        message = fitting(message);
    }

    /** The gateway's own words about a task that nobody runs yet. */
    static LogLine first(Milestone what, Map<String, Object> args) {
        return new LogLine(TaskStatus.PENDING, what.level(), what.sentence(args), 1, null, null, what.word(), args);
    }

    /** The gateway's own words about what a task is now. */
    static LogLine own(Task task, Level level, String message) {
        return new LogLine(task.status, level, message, task.attempt(), task.runId, null, null, null);
    }

    /** What a run's message tells; stored once, however often the message comes. */
    static LogLine of(RunEvent event, TaskStatus status, Level level, String message) {
        return new LogLine(
                status,
                level,
                message,
                event.run().attempt(),
                event.run().runId(),
                event.header().sequence(),
                null,
                null);
    }

    /** The same in the gateway's words. */
    static LogLine of(RunEvent event, TaskStatus status, Milestone what, Map<String, Object> args) {
        return of(event, status, what.level(), what.sentence(args)).coded(what.word(), args);
    }

    /** The same line with what translators need. */
    LogLine coded(String word, Map<String, Object> wordArgs) {
        return new LogLine(status, level, message, attempt, runId, sequence, word, wordArgs);
    }

    /** The same line with what translators need to tell of this failure. */
    LogLine coded(Failure why) {
        return coded(why.reason().word(), why.args());
    }

    /** As much of a text as its column takes: what a program said can be of any length. */
    static String fitting(String text) {
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE - 2) + " …";
    }
}
