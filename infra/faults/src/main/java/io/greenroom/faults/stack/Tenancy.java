package io.greenroom.faults.stack;

import io.greenroom.media.ProcessTree;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A farm's hold on its directory, which the system frees when the fault run dies. Farms whose run was killed are ended by
 * the next one beside them: their programs, unlike the embedded services, do not end with the process that started them.
 */
final class Tenancy implements AutoCloseable {

    private static final String LOCK = "lock";

    private final Path file;
    private final FileChannel channel;

    private Tenancy(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes the directory, and ends what is left of farms beside it that nobody holds. */
    static Tenancy take(FarmDirectory directory) throws IOException {
        Path parent = Files.createDirectories(directory.path()).getParent();
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(parent, Tenancy::isHeldOrWas)) {
            for (Path farm : locks) {
                endIfAbandoned(farm);
            }
        }
        Tenancy taken = tryToTake(directory.path());
        if (taken == null) {
            throw new IOException("another fault run works in " + directory.path() + ": give another directory");
        }
        return taken;
    }

    private static boolean isHeldOrWas(Path farm) {
        return Files.exists(farm.resolve(LOCK));
    }

    private static void endIfAbandoned(Path farm) throws IOException {
        Tenancy taken = tryToTake(farm);
        if (taken != null) {
            ProcessTree.killMarked(Farm.MARK, farm.toString(), Duration.ZERO);
            WorkerDisks.unmountBelow(farm);
            taken.close();
        }
    }

    /** Null if somebody else holds it. */
    private static @Nullable Tenancy tryToTake(Path farm) throws IOException {
        Path file = farm.resolve(LOCK);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very process.
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null ? null : new Tenancy(file, channel);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        channel.close();
    }
}
