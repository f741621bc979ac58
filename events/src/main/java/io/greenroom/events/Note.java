package io.greenroom.events;

import java.util.Locale;
import java.util.Map;

/**
 * What a run can have written into its task's log besides progress: a word for translators and an English sentence,
 * {@code {name}} standing for an argument.
 */
public enum Note {
    STAGE_ENDED(Level.INFO, "{stage} took {seconds} s"),
    VIDEO_PREPARED(Level.INFO, "The video was made fit for engines and kept for the next tasks ({profile})."),
    VIDEO_REUSED(Level.INFO, "The video had been made fit for engines before ({profile})."),
    VIDEO_TURNED(Level.INFO, "The video is turned by {degrees} degrees, as its file asks."),
    VIDEO_SCALED(Level.INFO, "The video is scaled from {width} x {height} to {to_width} x {to_height} pixels."),
    VIDEO_RATE_CHANGED(Level.INFO, "The video's frame rate ({fps}) is made constant: {to_fps} a second."),
    AUDIO_PADDED(Level.WARN, "The audio is only {seconds} s long; silence is added up to {to_seconds} s."),
    AUDIO_SILENT(Level.WARN, "The audio is silent ({max_db} dB at most)."),
    RESULT_CHECKED(Level.INFO, "The result holds: {width} x {height} pixels, {frames} frames, {seconds} s."),
    RESULT_PARTLY_BLACK(Level.WARN, "The result is kept, but look at it: it is black for {seconds} s."),
    RESULT_PARTLY_STILL(Level.WARN, "The result is kept, but look at it: it stands still for {seconds} s."),
    ENGINE_BUSY(Level.WARN, "The engine's service is busy with somebody else's work; the run waits for it."),
    ENGINE_QUARANTINED(Level.WARN, "The engine's service could not be stopped and gets nothing until it is free."),
    ENGINE_RESTS(
            Level.WARN,
            "The engine's service at {endpoint} gets no tasks for {minutes} min ({reason}); the task goes to another."),
    OUTPUT_CUT(Level.WARN, "The engine said more than is kept; its raw output ends early.");

    private final Level level;
    private final String sentence;

    Note(Level level, String sentence) {
        this.level = level;
        this.sentence = sentence;
    }

    /** How much it matters. */
    public enum Level {
        INFO,
        WARN
    }

    public Level level() {
        return level;
    }

    /** As it is written in the API and in translations: lower snake case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In English. */
    public String sentence(Map<String, ?> args) {
        return Sentence.of(sentence, args);
    }
}
