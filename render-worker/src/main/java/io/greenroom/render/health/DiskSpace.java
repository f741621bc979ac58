package io.greenroom.render.health;

import io.greenroom.events.Finding;
import io.greenroom.events.WorkerHeartbeat.Check;
import io.greenroom.render.engine.SelfCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
            return List.of(Check.of(
                    NAME,
                    Check.Level.BROKEN,
                    Finding.DISK_UNKNOWN,
                    Map.of("directory", directory.toString(), "why", String.valueOf(e.getMessage()))));
        }
    }

    Check judge(long freeBytes) {
        String gib = String.format(Locale.ROOT, "%.1f", (double) freeBytes / GIB);
        Map<String, Object> room = Map.of("gib", gib, "directory", directory.toString());
        if (freeBytes < LEAST_BYTES) {
            return Check.of(NAME, Check.Level.BROKEN, Finding.DISK_FULL, room);
        }
        return freeBytes < ENOUGH_BYTES
                ? Check.of(NAME, Check.Level.WARNING, Finding.DISK_LOW, room)
                : Check.of(NAME, Check.Level.OK, Finding.DISK_FREE, room);
    }
}
