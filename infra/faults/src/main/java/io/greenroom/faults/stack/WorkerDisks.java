package io.greenroom.faults.stack;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The directories of the render workers, each on a small file system of its own where this may be mounted. */
final class WorkerDisks {

    /** A promise, not memory; more than a worker asks for to be content. */
    private static final String ROOMY = "12g";

    private static final Path MOUNTS = Path.of("/proc/self/mounts");
    private static final long PAGE_BYTES = 4096;

    private final Map<String, Path> disks = new HashMap<>();

    /** Mounts one for this worker; whoever may not mount goes without. */
    void mount(String worker, Path directory) throws IOException {
        Files.createDirectories(directory);
        if (run(List.of("mount", "-t", "tmpfs", "-o", "size=" + ROOMY, "tmpfs", directory.toString()))) {
            disks.put(worker, directory);
        }
    }

    boolean has(String worker) {
        return disks.containsKey(worker);
    }

    /** Makes it as small as what lies on it. */
    void fill(String worker) throws IOException {
        FileStore store = Files.getFileStore(disk(worker));
        long used = store.getTotalSpace() - store.getUnallocatedSpace();
        resize(worker, String.valueOf(Math.max(used, PAGE_BYTES)));
    }

    void free(String worker) throws IOException {
        resize(worker, ROOMY);
    }

    /** Unmounts whatever is mounted below a farm's directory. */
    static void unmountBelow(Path farm) throws IOException {
        for (String line : Files.readAllLines(MOUNTS)) {
            // Device, place, type and so on; blanks in a place would be written as numbers.
            String place = line.split(" ")[1];
            if (Path.of(place).startsWith(farm)) {
                run(List.of("umount", "--lazy", place));
            }
        }
    }

    private void resize(String worker, String size) throws IOException {
        if (!run(List.of("mount", "-o", "remount,size=" + size, disk(worker).toString()))) {
            throw new IOException("the disk of " + worker + " cannot be made " + size);
        }
    }

    private Path disk(String worker) {
        Path disk = disks.get(worker);
        if (disk == null) {
            throw new IllegalStateException(worker + " has no disk of its own: only root may mount one");
        }
        return disk;
    }

    private static boolean run(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .onExit()
                        .join()
                        .exitValue()
                == 0;
    }
}
