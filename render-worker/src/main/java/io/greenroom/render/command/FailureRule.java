package io.greenroom.render.command;

import io.greenroom.events.FailureReason;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line that means a failure.
 *
 * @param line found in it
 * @param reason what it means
 * @param why for the sentence of the reason; null for the line's group {@code why}, else the line itself
 * @param endNow whether the program is ended at once, since it would hang
 */
record FailureRule(
        Pattern line, FailureReason reason, @Nullable String why, boolean endNow) {

    private static final int LONGEST_WHY = 300;

    /** The arguments of the reason's sentence; null if the line does not mean it. */
    @Nullable
    Map<String, Object> read(String text) {
        Matcher match = line.matcher(text);
        if (!match.find()) {
            return null;
        }
        String cause = why;
        if (cause == null && line.pattern().contains("(?<why>")) {
            cause = match.group("why");
        }
        String told = cause == null || cause.isBlank() ? text.strip() : cause.strip();
        return Map.of("why", told.length() > LONGEST_WHY ? told.substring(0, LONGEST_WHY) : told);
    }
}
