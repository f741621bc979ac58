package io.greenroom.render.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far a counter in an engine's output has come.
 *
 * @param counter which; counters of one engine are told apart by it
 * @param done as written
 * @param fraction 0 to 1; null when the counter does not know its end
 */
record Count(String counter, String done, @Nullable Double fraction) {

    /**
     * The progress bars of Python's tqdm: {@code  45%|####     | 45/100 [00:05<00:06,  8.90it/s]}, with or without
     * {@code description: } before; {@code 45it [00:05,  8.90it/s]} when it does not know the end.
     */
    private static final Pattern BAR = Pattern.compile(
            "^(?:(?<name>.*?): *)??(?: *(?<percent>\\d{1,3})%\\|[^|]*\\| *"
                    + "(?<done>[\\d.]+[kMGTP]?)/[\\d.]+[kMGTP]?\\S*|(?<only>[\\d.]+[kMGTP]?)[A-Za-z]+) \\[\\d[\\d:]*[<,].*]?.*$");

    /** Reads a bar; null if the line is none. The counter is its description, empty without one. */
    static @Nullable Count ofBar(String line) {
        Matcher bar = BAR.matcher(line);
        if (!bar.matches()) {
            return null;
        }
        String name = bar.group("name") == null ? "" : bar.group("name").strip();
        String percent = bar.group("percent");
        return percent == null
                ? new Count(name, bar.group("only"), null)
                : new Count(name, bar.group("done"), Math.min(1, Integer.parseInt(percent) / 100.0));
    }
}
