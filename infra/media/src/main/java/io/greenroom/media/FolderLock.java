package io.greenroom.media;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second process of the same name out of a worker's own folder; the system frees it when the process ends. */
public final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Makes the folder where it is missing, and takes it.
     *
     * @param worker what it is, e.g. {@code render worker}
     * @param name of that worker, unique in its home
     * @param home GREENROOM_HOME, for the remedy
     * @throws IllegalArgumentException in one line with its remedy: taken, or the folder cannot be used
     */
    public static FolderLock take(Path folder, String worker, String name, Path home) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isFree(channel)) {
                channel.close();
                throw new IllegalArgumentException("a " + worker + " named '" + name + "' runs already in " + home
                        + ": stop it, or set another GREENROOM_WORKER_NAME");
            }
            return new FolderLock(channel);
        } catch (IOException e) {
            throw notWritable(home, e);
        }
    }

    /** For whatever else of the folder cannot be used. */
    public static IllegalArgumentException notWritable(Path home, IOException why) {
        return new IllegalArgumentException(
                "GREENROOM_HOME is '" + home + "': it must be writable (" + why.getMessage() + ")", why);
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException takenByUs) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
