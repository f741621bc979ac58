package io.greenroom.faults.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where things of a farm lie. */
record FarmDirectory(Path path) {

    /** RabbitMQ's scripts and the shells of engines take such paths. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/-]+");

    /** Where they lie if the repository's own path is not plain: on a disk, where /tmp may be memory. */
    private static final Path ELSEWHERE = Path.of("/var/tmp");

    static boolean isPlain(Path path) {
        return PLAIN.matcher(path.toString()).matches();
    }

    /** A directory that does not exist yet, named for the time; below the repository where its path is plain. */
    static Path unused(Path root) {
        String name = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")) + "-"
                + ProcessHandle.current().pid();
        return isPlain(root.toAbsolutePath())
                ? root.resolve(".greenroom/faults").resolve(name)
                : ELSEWHERE.resolve("greenroom-faults-" + name);
    }

    Path log(String part) {
        return path.resolve("logs").resolve(part + ".log");
    }

    /** The GREENROOM_HOME of a part. */
    Path home(String part) {
        return path.resolve(part);
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
