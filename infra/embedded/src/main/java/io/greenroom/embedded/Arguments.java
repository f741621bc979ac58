package io.greenroom.embedded;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The command line.
 *
 * @param home where all state lies, absolute
 * @param services which of mysql, amqp and s3 to run; not empty
 * @param parent the process whose end ends this one too
 */
record Arguments(Path home, Set<String> services, Optional<ProcessHandle> parent) {

    private static final List<String> ALL = List.of("mysql", "amqp", "s3");

    /** Reads {@code --home DIR [--services mysql,amqp,s3] [--parent PID]}; throws a {@link Refusal} naming the fault. */
    static Arguments parse(String... args) {
        Path home = null;
        Set<String> services = new LinkedHashSet<>(ALL);
        Optional<ProcessHandle> parent = Optional.empty();
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new Refusal("a value must follow " + args[i]);
            }
            String value = args[i + 1];
            switch (args[i]) {
                case "--home" -> home = path(value);
                case "--services" -> services = services(value);
                case "--parent" -> parent = Optional.of(parent(value));
                default ->
                    throw new Refusal("unknown argument " + args[i]
                            + ": use --home DIR [--services mysql,amqp,s3] [--parent PID]");
            }
        }
        if (home == null) {
            throw new Refusal("--home DIR is missing: the directory for all state");
        }
        return new Arguments(home, services, parent);
    }

    private static Path path(String value) {
        try {
            // In a POSIX locale the JVM can neither read nor write such a name.
            if (value.chars().anyMatch(c -> c > 127) && !"UTF-8".equals(System.getProperty("sun.jnu.encoding"))) {
                throw new Refusal("the path of --home holds characters that this locale lacks: set LC_ALL=C.UTF-8");
            }
            return Path.of(value).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new Refusal("--home is no path: " + e.getMessage());
        }
    }

    private static Set<String> services(String value) {
        Set<String> services = new LinkedHashSet<>(Arrays.asList(value.split(",")));
        if (!ALL.containsAll(services)) {
            throw new Refusal("--services " + value + " is not a comma list of mysql, amqp and s3");
        }
        return services;
    }

    private static ProcessHandle parent(String value) {
        try {
            return ProcessHandle.of(Long.parseLong(value))
                    .orElseThrow(() -> new Refusal("the process of --parent " + value + " is gone"));
        } catch (NumberFormatException e) {
            throw new Refusal("--parent " + value + " is not a process id");
        }
    }
}
