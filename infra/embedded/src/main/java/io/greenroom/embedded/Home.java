package io.greenroom.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where everything of the embedded services lies: one directory that only its owner may enter.
 *
 * @param directory {@code embedded} in the home of Greenroom, absolute, without symbolic links
 */
record Home(Path directory) {

    /** Makes the directory where it is missing. Throws a {@link Refusal} when it cannot be made. */
    static Home at(Path greenroomHome) {
        Path directory = greenroomHome.resolve("embedded");
        try {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            return new Home(directory.toRealPath());
        } catch (IOException e) {
            throw new Refusal("cannot write " + directory + " (" + e + "): set GREENROOM_HOME to a directory of yours");
        }
    }

    Path log() {
        return directory.resolve("embedded.log");
    }

    Path lock() {
        return directory.resolve("lock");
    }

    Path settings() {
        return directory.resolve("settings.properties");
    }

    Path services() {
        return directory.resolve("services.json");
    }

    /** Writes a whole file or nothing, readable by the owner only. */
    static void writePrivately(Path file, String content) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(next, content, StandardCharsets.UTF_8);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes a directory with all it holds, if it is there. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
