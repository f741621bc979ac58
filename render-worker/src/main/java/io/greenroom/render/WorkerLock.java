package io.greenroom.render;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a second process of the same name out of a worker's directory; the system frees it when the process ends. */
final class WorkerLock implements AutoCloseable {

    private final FileChannel channel;

    private WorkerLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws IllegalArgumentException in one line with its remedy: taken, or the directory cannot be used */
    static WorkerLock take(RenderSettings settings) {
        Path directory = settings.directory();
        try {
            Files.createDirectories(directory);
            FileChannel channel =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new IllegalArgumentException("a render worker named '" + settings.name() + "' runs already in "
                        + settings.home() + ": stop it, or set another GREENROOM_WORKER_NAME");
            }
            return new WorkerLock(channel);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "GREENROOM_HOME is '" + settings.home() + "': it must be writable (" + e.getMessage() + ")", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
