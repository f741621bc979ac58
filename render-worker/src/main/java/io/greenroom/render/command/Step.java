package io.greenroom.render.command;

import io.greenroom.events.Stage;
import io.greenroom.render.program.Meaning.Reached;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of an engine's work that shows in its output.
 *
 * @param begins the line with which it begins; null if it is on whenever it counts
 * @param counts a line that counts, with the groups done and total, or percent; null for a progress bar
 * @param bar description of the bar that counts; null for any
 * @param stage what the engine does meanwhile
 * @param from percent of the engine's whole work at its begin
 * @param to percent at its end
 */
record Step(
        @Nullable Pattern begins,
        @Nullable Pattern counts,
        @Nullable Pattern bar,
        Stage stage,
        int from,
        int to) {

    boolean begunBy(String line) {
        return begins != null && begins.matcher(line).find();
    }

    /** What the line counts for this step; null if nothing. */
    @Nullable
    Count count(String line, @Nullable Count shown) {
        if (counts == null) {
            return shown != null && (bar == null || bar.matcher(shown.counter()).find()) ? shown : null;
        }
        Matcher match = counts.matcher(line);
        if (!match.find()) {
            return null;
        }
        // A profile is refused if its expression has neither pair.
        if (counts.pattern().contains("(?<percent>")) {
            double percent = number(match.group("percent"));
            return new Count(counts.pattern(), match.group("percent"), Math.min(1, percent / 100));
        }
        double total = number(match.group("total"));
        double done = number(match.group("done"));
        return new Count(counts.pattern(), match.group("done"), total > 0 ? Math.min(1, done / total) : null);
    }

    Reached at(@Nullable Double fraction) {
        return new Reached(stage, from + (int) ((to - from) * (fraction == null ? 0 : Math.max(0, fraction))));
    }

    private static double number(@Nullable String text) {
        try {
            return text == null ? 0 : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
