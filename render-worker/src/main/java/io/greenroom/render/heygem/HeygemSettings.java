package io.greenroom.render.heygem;

import io.greenroom.render.engine.Variables;
import java.nio.file.Path;
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
        var given = new Variables(variables);
        String home = given.text(HOME, "");
        Variables.require(!home.isEmpty(), HOME, home, "the checkout of HeyGem's command-line port, with run.py in it");
        String factor = given.text(FACTOR, "15", FACTORS, "a number from 1 to 1000");
        return new HeygemSettings(
                Path.of(home).toAbsolutePath().normalize(),
                program(given.text(PYTHON, "python3")),
                Integer.parseInt(factor));
    }

    /** The program runs in another directory than ours; a link of a virtual environment must stay a link. */
    private static String program(String python) {
        return python.contains("/")
                ? Path.of(python).toAbsolutePath().normalize().toString()
                : python;
    }
}
