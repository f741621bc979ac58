package io.greenroom.render.health;

import io.greenroom.events.WorkerHeartbeat.Check;
import io.greenroom.render.engine.SelfCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Whether there is room for the files of runs. */
final class DiskSpace implements SelfCheck {

    static final String NAME = "disk";

    private static final long GIB = 1L << 30;
    /** Below this not even one run's files are sure to fit. */
    private static final long LEAST_BYTES = GIB;
    /** A long video as fitted, as rendered and as stored. */
    private static final long ENOUGH_BYTES = 10 * GIB;

    private final Path directory;

    DiskSpace(Path directory) {
        this.directory = directory;
    }

    @Override
    public List<Check> look() {
        try {
            return List.of(judge(Files.getFileStore(directory).getUsableSpace()));
        } catch (IOException e) {
            return List.of(new Check(
                    NAME, Check.Level.BROKEN, "the free space of " + directory + " cannot be told: " + e.getMessage()));
        }
    }

    Check judge(long freeBytes) {
        String free = String.format(Locale.ROOT, "%.1f GiB are free in %s", (double) freeBytes / GIB, directory);
        if (freeBytes < LEAST_BYTES) {
            return new Check(NAME, Check.Level.BROKEN, free + ": make room, 1 GiB is needed and 10 GiB are advised");
        }
        if (freeBytes < ENOUGH_BYTES) {
            return new Check(NAME, Check.Level.WARNING, free + ": long videos may not fit, 10 GiB are advised");
        }
        return new Check(NAME, Check.Level.OK, free);
    }
}
