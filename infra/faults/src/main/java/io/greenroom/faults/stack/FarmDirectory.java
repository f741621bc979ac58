package io.greenroom.faults.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where things of a farm lie. */
record FarmDirectory(Path path) {

    /** A directory that does not exist yet, named for the time. */
    static Path unused(Path root) {
        String name = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
        return root.resolve(".greenroom/faults")
                .resolve(name + "-" + ProcessHandle.current().pid());
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
