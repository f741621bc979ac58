package io.greenroom.render.engine;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables that tell a worker what to do. What is missing or wrong is said in one line that names the
 * variable and the remedy, by an IllegalArgumentException.
 *
 * @param source gives a variable's value; null where it is not set
 */
public record Variables(Function<String, @Nullable String> source) {

    private static final Pattern TIME = Pattern.compile("\\d{1,6}[smh]");

    /** Without blanks at its ends; {@code otherwise} where nothing is given. */
    public String text(String variable, String otherwise) {
        String value = Objects.requireNonNullElse(source.apply(variable), "").trim();
        return value.isEmpty() ? otherwise : value;
    }

    /** @param remedy what it must be, e.g. {@code a number from 1 to 64} */
    public String text(String variable, String otherwise, Pattern form, String remedy) {
        String value = text(variable, otherwise);
        require(form.matcher(value).matches(), variable, value, remedy);
        return value;
    }

    /** What stands between commas; empty where nothing is given. */
    public List<String> list(String variable) {
        return Stream.of(text(variable, "").split(","))
                .map(String::trim)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** A number of seconds, minutes or hours, e.g. {@code 30s}. */
    public Duration time(String variable, String otherwise, String remedy) {
        String value = text(variable, otherwise, TIME, remedy);
        return Duration.parse("PT" + value.toUpperCase(Locale.ROOT));
    }

    /** @param value as it may be shown; empty when it is not set */
    public static void require(boolean holds, String variable, String value, String remedy) {
        if (!holds) {
            throw new IllegalArgumentException(
                    variable + (value.isEmpty() ? " is not set" : " is '" + value + "'") + ": it must be " + remedy);
        }
    }
}
