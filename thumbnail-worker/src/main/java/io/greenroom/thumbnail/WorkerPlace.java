package io.greenroom.thumbnail;

import io.greenroom.media.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The worker's own folder. No second process of its name gets in until this one ends, so that whatever lies in it at a
 * start was left by one that was killed, and is removed.
 */
final class WorkerPlace implements AutoCloseable {

    private final Path directory;
    private final FolderLock lock;

    private WorkerPlace(Path directory, FolderLock lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /** @throws IllegalArgumentException in one line with its remedy: taken, or the folder cannot be used */
    static WorkerPlace take(ThumbnailSettings settings) {
        Path directory = settings.home().resolve("thumbnail-worker").resolve(settings.name());
        FolderLock lock = FolderLock.take(directory, "thumbnail worker", settings.name(), settings.home());
        try {
            var place = new WorkerPlace(directory, lock);
            place.empty();
            Files.createDirectory(place.scratch());
            return place;
        } catch (IOException e) {
            throw FolderLock.notWritable(settings.home(), e);
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
