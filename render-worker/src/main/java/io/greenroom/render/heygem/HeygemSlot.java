package io.greenroom.render.heygem;

import io.greenroom.render.engine.Handover;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory in which run.py runs as if it were its checkout. The program names its files always alike, so that two runs
 * in one directory would overwrite one another: each slot has its own, held by a lock while a run is in it.
 */
final class HeygemSlot implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HeygemSlot.class);

    private static final String INPUTS = "in";
    /** What a run leaves; emptied before the next, and made, since the program makes none of them. */
    private static final List<String> OF_A_RUN = List.of("temp", "result", INPUTS);

    private final Path directory;
    private final FileChannel lock;

    private HeygemSlot(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /**
     * Takes the slot for one run: linked from the checkout when that has changed or never was, and empty.
     *
     * @param directory the slot's
     * @throws IOException the directory cannot be used, or another run is in it
     */
    static HeygemSlot take(Path directory, Checkout checkout) throws IOException {
        Files.createDirectories(directory);
        var slot = new HeygemSlot(directory, lock(beside(directory, ".lock")));
        try {
            slot.prepare(checkout);
            for (String name : OF_A_RUN) {
                remove(directory.resolve(name));
                Files.createDirectories(directory.resolve(name));
            }
            Files.createDirectories(directory.resolve("log"));
            return slot;
        } catch (IOException | RuntimeException e) {
            slot.lock.close();
            throw e;
        }
    }

    Path directory() {
        return directory;
    }

    /**
     * Puts an input there.
     *
     * @param name of nothing but letters, digits, dots and hyphens: the program hands it to a shell
     * @return its path from the slot
     */
    String put(Path file, String name) throws IOException {
        Handover.in(file, directory.resolve(INPUTS).resolve(name));
        return INPUTS + "/" + name;
    }

    /**
     * The result, if the program's word for it holds: a file with something in it, in this slot and nowhere else, written
     * after the inputs were.
     *
     * @param told where the program says it is; null if it did not say
     */
    Optional<Path> result(@Nullable String told) throws IOException {
        if (told == null) {
            return Optional.empty();
        }
        try {
            Path file = directory.resolve(told);
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) == 0) {
                return Optional.empty();
            }
            // By the clock of the file system itself, which need not be ours.
            FileTime begun = Files.getLastModifiedTime(directory.resolve(INPUTS));
            boolean fresh = Files.getLastModifiedTime(file).compareTo(begun) >= 0;
            boolean inside = file.toRealPath().startsWith(directory.toRealPath());
            return fresh && inside ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Frees the disk and the slot. What cannot be removed hinders the next run, which says so. */
    @Override
    public void close() {
        try (lock) {
            for (String name : OF_A_RUN) {
                remove(directory.resolve(name));
            }
        } catch (IOException e) {
            log.warn("{} is not empty, the next run tries again: {}", directory, e.toString());
        }
    }

    private void prepare(Checkout checkout) throws IOException {
        Path stamp = beside(directory, ".prepared");
        String fingerprint = checkout.fingerprint();
        if (Files.exists(stamp) && Files.readString(stamp).equals(fingerprint)) {
            return;
        }
        Files.deleteIfExists(stamp);
        remove(directory);
        Files.createDirectory(directory);
        checkout.linkInto(directory);
        // Last, so that a slot half made is made again.
        Files.writeString(stamp, fingerprint);
    }

    private static Path beside(Path directory, String ending) {
        return directory.resolveSibling(directory.getFileName() + ending);
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new IOException("another run is in " + file);
        }
        return channel;
    }

    /** Links are removed and not followed. */
    private static void remove(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
