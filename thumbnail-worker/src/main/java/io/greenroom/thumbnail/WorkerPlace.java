package io.greenroom.thumbnail;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The worker's own folder. No second process of its name gets in until this one ends, so that whatever lies in it at a
 * start was left by one that was killed, and is removed.
 */
final class WorkerPlace implements AutoCloseable {

    private final Path directory;
    private final FileChannel lock;

    private WorkerPlace(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /** @throws IllegalArgumentException in one line with its remedy: taken, or the folder cannot be used */
    static WorkerPlace take(ThumbnailSettings settings) {
        Path directory = settings.home().resolve("thumbnail-worker").resolve(settings.name());
        try {
            Files.createDirectories(directory);
            FileChannel channel =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new IllegalArgumentException("a thumbnail worker named '" + settings.name() + "' runs already in "
                        + settings.home() + ": stop it, or set another GREENROOM_WORKER_NAME");
            }
            var place = new WorkerPlace(directory, channel);
            place.empty();
            Files.createDirectory(place.scratch());
            return place;
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

    /** For the files of requests under way. */
    Path scratch() {
        return directory.resolve("scratch");
    }

    /** Tells how the worker is. */
    Path healthFile() {
        return directory.resolve("health.json");
    }

    private void empty() throws IOException {
        if (Files.exists(scratch())) {
            try (Stream<Path> left = Files.walk(scratch())) {
                for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        empty();
        lock.close();
    }
}
