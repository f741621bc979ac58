package io.greenroom.render.command;

import io.greenroom.render.engine.Variables;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the operator has put an engine.
 *
 * @param home GREENROOM_{ENGINE}_HOME, the directory with its code and models; null if its profile needs none
 * @param python GREENROOM_{ENGINE}_PYTHON, the interpreter of its environment, absolute; {@code python3} from PATH
 */
record Checkout(@Nullable Path home, String python) {

    private static final String ON_PATH = "python3";

    /**
     * Reads it.
     *
     * @param variables gives a variable's value; null where it is not set
     * @throws IllegalArgumentException in one line with the remedy
     */
    static Checkout from(Function<String, @Nullable String> variables, CommandProfile profile) {
        String prefix = "GREENROOM_" + profile.name().toUpperCase(Locale.ROOT).replace('-', '_');
        Path home = null;
        if (profile.needs().home()) {
            home = absolute(variables, prefix + "_HOME");
            Variables.require(
                    home != null,
                    prefix + "_HOME",
                    "",
                    "the directory with the code and the models of " + profile.name());
        }
        Path python = profile.needs().python() ? absolute(variables, prefix + "_PYTHON") : null;
        return new Checkout(home, python == null ? ON_PATH : python.toString());
    }

    /** PATH for its programs: what lies beside the interpreter, as in a virtual or Conda environment, comes first. */
    String path(String otherwise) {
        Path directory = Path.of(python).getParent();
        return directory == null ? otherwise : directory + File.pathSeparator + otherwise;
    }

    private static @Nullable Path absolute(Function<String, @Nullable String> variables, String variable) {
        String value = new Variables(variables).text(variable, "");
        if (value.isEmpty()) {
            return null;
        }
        Path path = Path.of(value).normalize();
        Variables.require(path.isAbsolute() && path.getNameCount() > 0, variable, value, "an absolute path");
        return path;
    }
}
