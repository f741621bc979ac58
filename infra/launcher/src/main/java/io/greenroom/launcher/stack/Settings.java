package io.greenroom.launcher.stack;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the user set by environment variables.
 *
 * @param root the clone this launcher was built from
 * @param port where the first gateway listens; null: 8080 or the next free one
 * @param adminKey null: one is made and kept
 * @param embedded the services nobody gave, out of mysql, amqp and s3
 */
public record Settings(
        Path root,
        Home home,
        @Nullable Integer port,
        @Nullable String adminKey,
        Set<String> embedded) {
    private static final int ADMIN_KEY_MIN_LENGTH = 32;

    /** Those of this process; the system property greenroom.root is the clone, told by the script. */
    public static Settings ofThisProcess() {
        return of(
                System.getenv(),
                Path.of(System.getProperty("greenroom.root", ".")).toAbsolutePath());
    }

    /** @throws StackFailure naming the variable that is wrong and what it should be */
    public static Settings of(Map<String, String> environment, Path root) {
        String adminKey = value(environment, "GREENROOM_ADMIN_KEY");
        if (adminKey != null && adminKey.length() < ADMIN_KEY_MIN_LENGTH) {
            throw new StackFailure("GREENROOM_ADMIN_KEY is shorter than " + ADMIN_KEY_MIN_LENGTH
                    + " characters: give a longer one, or unset it and one is made");
        }
        return new Settings(
                root,
                new Home(home(value(environment, "GREENROOM_HOME"), root)),
                port(value(environment, "GREENROOM_PORT")),
                adminKey,
                embedded(environment));
    }

    /** The admin key that was given, else the one that was made at the first start; empty before that. */
    public Optional<String> knownAdminKey() {
        return adminKey != null
                ? Optional.of(adminKey)
                : Home.read(home.adminKey()).map(String::strip);
    }

    private static Path home(@Nullable String given, Path root) {
        try {
            return given == null ? root.resolve(".greenroom") : Path.of(given);
        } catch (InvalidPathException e) {
            throw new StackFailure("GREENROOM_HOME is not a path: set it to a folder", e);
        }
    }

    private static @Nullable Integer port(@Nullable String given) {
        if (given == null) {
            return null;
        }
        if (!given.matches("[0-9]{1,5}") || Integer.parseInt(given) < 1 || Integer.parseInt(given) > 65535) {
            throw new StackFailure("GREENROOM_PORT is \"" + given + "\": set it to a port from 1 to 65535");
        }
        return Integer.valueOf(given);
    }

    private static Set<String> embedded(Map<String, String> environment) {
        Set<String> embedded = new LinkedHashSet<>();
        if (value(environment, "GREENROOM_MYSQL_URL") == null) {
            embedded.add("mysql");
        }
        if (value(environment, "GREENROOM_AMQP_URI") == null) {
            embedded.add("amqp");
        }
        if (value(environment, "GREENROOM_S3_ENDPOINT") == null) {
            embedded.add("s3");
        } else if (value(environment, "GREENROOM_S3_ACCESS_KEY") == null
                || value(environment, "GREENROOM_S3_SECRET_KEY") == null) {
            throw new StackFailure("GREENROOM_S3_ENDPOINT is given without its keys: set GREENROOM_S3_ACCESS_KEY and"
                    + " GREENROOM_S3_SECRET_KEY");
        }
        return embedded;
    }

    private static @Nullable String value(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
