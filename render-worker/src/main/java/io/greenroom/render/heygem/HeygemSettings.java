package io.greenroom.render.heygem;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where HeyGem's command-line port is, and how it is run.
 *
 * @param home GREENROOM_HEYGEM_HOME, the checkout with run.py, absolute; it is only read
 * @param python GREENROOM_HEYGEM_PYTHON, a path or a name on PATH; {@code python3}
 * @param timeoutFactor GREENROOM_HEYGEM_TIMEOUT_FACTOR, 1 to 1000; a run may take 3 min and so many seconds for each
 *     second of audio; 15
 */
public record HeygemSettings(Path home, String python, int timeoutFactor) {

    private static final String HOME = "GREENROOM_HEYGEM_HOME";
    private static final String PYTHON = "GREENROOM_HEYGEM_PYTHON";
    private static final String FACTOR = "GREENROOM_HEYGEM_TIMEOUT_FACTOR";
    private static final Pattern FACTORS = Pattern.compile("[1-9]\\d{0,2}|1000");

    /**
     * Reads and checks them. Whether the checkout is any good is for the self-check to say: it may be mounted later.
     *
     * @param variables gives a variable's value; null where it is not set
     * @throws IllegalArgumentException in one line, naming what is missing or wrong, and the remedy
     */
    public static HeygemSettings from(Function<String, @Nullable String> variables) {
        String home = given(variables, HOME, "");
        if (home.isEmpty()) {
            throw new IllegalArgumentException(
                    HOME + " is not set: it must be the checkout of HeyGem's command-line port, with run.py in it");
        }
        String factor = given(variables, FACTOR, "15");
        if (!FACTORS.matcher(factor).matches()) {
            throw new IllegalArgumentException(FACTOR + " is '" + factor + "': it must be a number from 1 to 1000");
        }
        return new HeygemSettings(
                Path.of(home).toAbsolutePath().normalize(),
                program(given(variables, PYTHON, "python3")),
                Integer.parseInt(factor));
    }

    /** The program runs in another directory than ours; a link of a virtual environment must stay a link. */
    private static String program(String python) {
        return python.contains("/")
                ? Path.of(python).toAbsolutePath().normalize().toString()
                : python;
    }

    private static String given(Function<String, @Nullable String> variables, String variable, String otherwise) {
        String value = Objects.requireNonNullElse(variables.apply(variable), "").trim();
        return value.isEmpty() ? otherwise : value;
    }
}
