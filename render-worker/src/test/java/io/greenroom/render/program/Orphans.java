package io.greenroom.render.program;

import io.greenroom.media.ProcessTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Looks for processes that an engine has left behind. */
public final class Orphans {

    private Orphans() {}

    /** Command lines of the processes that carry this owner's mark; needs /proc. */
    public static List<String> of(String owner) {
        return handles(owner)
                .map(handle -> handle.pid() + " " + read(handle, "cmdline").replace('\0', ' '))
                .toList();
    }

    /** The processes themselves. */
    public static Stream<ProcessHandle> handles(String owner) {
        return ProcessHandle.allProcesses()
                .filter(handle -> read(handle, "environ").contains(ProcessTree.OWNER_VARIABLE + "=" + owner + "\0"));
    }

    private static String read(ProcessHandle handle, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(handle.pid()), file), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
