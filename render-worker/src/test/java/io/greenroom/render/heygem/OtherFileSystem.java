package io.greenroom.render.heygem;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory to which nothing of ours can be hard-linked; it needs no rights where there is a /dev/shm. */
record OtherFileSystem(Path directory) implements AutoCloseable {

    private static final Path SHM = Path.of("/dev/shm");

    /** Skips the test where there is none. */
    static OtherFileSystem than(Path here) throws IOException {
        assumeTrue(
                Files.isWritable(SHM) && !Files.getFileStore(SHM).equals(Files.getFileStore(here)),
                "skipped: /dev/shm is no other file system that can be written here");
        return new OtherFileSystem(Files.createTempDirectory(SHM, "greenroom-test"));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
