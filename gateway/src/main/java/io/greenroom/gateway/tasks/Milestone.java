package io.greenroom.gateway.tasks;

import io.greenroom.events.Sentence;
import io.greenroom.gateway.tasks.LogLine.Level;
import java.util.Locale;
import java.util.Map;

/**
 * What the gateway itself tells in a task's story: a word for translators and an English sentence, {@code {name}}
 * standing for an argument. Each attempt ends with exactly one of those that begin with ATTEMPT.
 */
enum Milestone {
    SUBMITTED(Level.INFO, "Submitted for {engine}."),
    STARTED(Level.INFO, "Started on worker {worker}, attempt {attempt}."),
    PROGRESSED(Level.INFO, "{stage} {percent} %"),
    PROGRESS_ESTIMATED(Level.INFO, "{stage} {percent} % (estimated)"),
    ENGINE_SAID(Level.WARN, "Last lines of the engine:\n{lines}"),
    WORKER_SILENT(
            Level.WARN,
            "Nothing is heard of worker {worker}. Giving it up would be the end, so it is waited for {minutes} min more."),
    WORKER_HEARD(Level.INFO, "Worker {worker} is heard again."),
    ATTEMPT_COMPLETED(
            Level.INFO,
            "Attempt {attempt} on {worker} completed after {seconds} s: {video_seconds} s of video, {bytes} bytes."),
    ATTEMPT_FAILED(Level.INFO, "Attempt {attempt} on {worker} failed after {seconds} s: {code}."),
    ATTEMPT_STOPPED(Level.INFO, "Attempt {attempt} on {worker} was stopped after {seconds} s: {stop}."),
    TRIED_AGAIN(Level.INFO, "Attempt {attempt} follows in {seconds} s."),
    HANDED_BACK(Level.INFO, "Attempt {attempt} follows in {seconds} s; the last one does not count."),
    CANCELLED(Level.INFO, "Cancelled."),
    ASKED_AGAIN(Level.INFO, "Asked for again, attempt {attempt}.");

    private final Level level;
    private final String sentence;

    Milestone(Level level, String sentence) {
        this.level = level;
        this.sentence = sentence;
    }

    Level level() {
        return level;
    }

    /** As it is written in the API and in translations: lower snake case. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In English. */
    String sentence(Map<String, ?> args) {
        return Sentence.of(sentence, args);
    }
}
