package io.greenroom.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The folder that holds all state of one stack (GREENROOM_HOME): what runs, logs, the admin key, and the data of the
 * embedded services. Only its owner may look into it.
 */
public record Home(Path path) {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    public Home {
        path = path.toAbsolutePath().normalize();
    }

    /**
     * Makes the folders that are missing.
     *
     * @throws StackFailure when the folder cannot be made or written
     */
    Home open() {
        try {
            Files.createDirectories(path.getParent() == null ? path : path.getParent());
            if (!Files.isDirectory(path)) {
                Files.createDirectory(path, OWNER_ONLY_FOLDER);
            }
            Files.createDirectories(logs());
        } catch (IOException e) {
            throw new StackFailure(
                    "the state folder " + path + " cannot be made or written (" + e.getMessage()
                            + "): set GREENROOM_HOME to a folder of yours",
                    e);
        }
        if (!Files.isWritable(path) || !Files.isWritable(logs())) {
            throw new StackFailure("the state folder " + path + " is not writable by " + System.getProperty("user.name")
                    + ": set GREENROOM_HOME to a folder of yours");
        }
        return this;
    }

    public Path logs() {
        return path.resolve("logs");
    }

    public Path log(String service) {
        return logs().resolve(service + ".log");
    }

    /** Held by the launcher that runs the stack, for as long as it lives. */
    Path lock() {
        return path.resolve("lock");
    }

    /** Held shared by whoever uses a stack that another process may want to stop. */
    Path users() {
        return path.resolve("users");
    }

    Path state() {
        return path.resolve("stack.json");
    }

    Path ports() {
        return path.resolve("ports.json");
    }

    /** Made at the first start unless GREENROOM_ADMIN_KEY gives one. */
    public Path adminKey() {
        return path.resolve("admin-key");
    }

    Path cookie() {
        return path.resolve("stack-id");
    }

    /** Written by the embedded services when each of them answers. */
    Path embeddedServices() {
        return path.resolve("embedded").resolve("services.json");
    }

    /** Content of a small file, empty when there is none. */
    static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Replaces a small file in one step; nobody ever reads half of it, and only the owner reads it at all. */
    static void write(Path file, String content) {
        try {
            Path next =
                    Files.createTempFile(file.getParent(), file.getFileName().toString(), ".next", OWNER_ONLY);
            Files.writeString(next, content);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
