package io.greenroom.faults.stack;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

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
}
