package io.greenroom.render.health;

import io.greenroom.events.Finding;
import io.greenroom.events.WorkerHeartbeat.Check;
import io.greenroom.render.engine.SelfCheck;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** Whether files can be written. A file really is: permissions alone know nothing of full disks and read-only mounts. */
final class WriteAccess implements SelfCheck {

    static final String NAME = "write_access";

    private static final int BYTES = 64 * 1024;

    private final Path directory;

    WriteAccess(Path directory) {
        this.directory = directory;
    }

    @Override
    public List<Check> look() {
        Path file = directory.resolve("write-check");
        try {
            try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.allocate(BYTES));
                channel.force(true);
            } finally {
                Files.deleteIfExists(file);
            }
            return List.of(
                    Check.of(NAME, Check.Level.OK, Finding.FILES_WRITABLE, Map.of("directory", directory.toString())));
        } catch (IOException e) {
            String why = e.getClass().getSimpleName() + ": " + e.getMessage();
            return List.of(Check.of(
                    NAME,
                    Check.Level.BROKEN,
                    Finding.FILES_NOT_WRITABLE,
                    Map.of("directory", directory.toString(), "why", why)));
        }
    }
}
