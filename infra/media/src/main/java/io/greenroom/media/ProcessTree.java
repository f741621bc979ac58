package io.greenroom.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A process with everything it has started. Killing only the parent leaves the children of real engines running, so the
 * tree is known three ways: the process group it was started in, descendants seen while it ran (those that left the
 * group), and, across restarts of ours, a mark in the environment that children inherit.
 */
public final class ProcessTree {

    /** Environment variable that says whose process this is; see {@link #killLeftovers}. */
    public static final String OWNER_VARIABLE = "GREENROOM_PROCESS_OWNER";

    private static final Path PROC = Path.of("/proc");
    private static final Duration KILL_PATIENCE = Duration.ofSeconds(5);
    private static final long LOOK_AGAIN_MILLIS = 20;

    private final ProcessHandle root;
    private final Set<ProcessHandle> seen = new LinkedHashSet<>();

    /** @param root leader of its own process group where the system has setsid */
    ProcessTree(ProcessHandle root) {
        this.root = root;
        seen.add(root);
    }

    /** Remembers the present descendants; to be called now and then while the root lives. */
    void look() {
        root.descendants().forEach(seen::add);
    }

    /** Ends all of it: politely, and after the grace by force. Returns when nothing is left, or nothing more can be done. */
    void kill(Duration grace) {
        look();
        killAll(handle -> seen.contains(handle) || groupOf(handle) == root.pid(), grace);
    }

    /**
     * Ends what an earlier process of ours left behind when it was killed itself: everything that carries its mark. Does
     * nothing where there is no /proc.
     *
     * @param owner the value that {@link #OWNER_VARIABLE} had
     * @return how many processes were found
     */
    public static int killLeftovers(String owner, Duration grace) {
        return killMarked(OWNER_VARIABLE, owner, grace);
    }

    /**
     * Ends every process that carries this variable with this value in its environment: also one that left its group and
     * its parent before anybody saw it. Does nothing where there is no /proc.
     *
     * @return how many processes were found
     */
    public static int killMarked(String variable, String value, Duration grace) {
        byte[] mark = mark(variable, value);
        return killAll(handle -> carries(handle, mark), grace);
    }

    /** Those that {@link #killMarked} would end, but for this process itself. Empty where there is no /proc. */
    public static Set<ProcessHandle> marked(String variable, String value) {
        byte[] mark = mark(variable, value);
        return alive(handle -> carries(handle, mark));
    }

    private static byte[] mark(String variable, String value) {
        return (variable + "=" + value).getBytes(StandardCharsets.UTF_8);
    }

    private static int killAll(Predicate<ProcessHandle> ours, Duration grace) {
        Set<ProcessHandle> found = alive(ours);
        int count = found.size();
        found.forEach(ProcessHandle::destroy);
        if (!awaitNone(ours, grace, false)) {
            // Again and again, since a process may have started another between our look and our signal.
            awaitNone(ours, KILL_PATIENCE, true);
        }
        return count;
    }

    private static boolean awaitNone(Predicate<ProcessHandle> ours, Duration patience, boolean byForce) {
        long end = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                Set<ProcessHandle> left = alive(ours);
                if (left.isEmpty()) {
                    return true;
                }
                if (byForce) {
                    left.forEach(ProcessHandle::destroyForcibly);
                }
                if (System.nanoTime() >= end) {
                    return false;
                }
                try {
                    Thread.sleep(LOOK_AGAIN_MILLIS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Set<ProcessHandle> alive(Predicate<ProcessHandle> ours) {
        long self = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .filter(handle -> handle.pid() != self && handle.isAlive() && ours.test(handle) && !isZombie(handle))
                .collect(Collectors.toSet());
    }

    /** 0 when unknown. */
    private static long groupOf(ProcessHandle handle) {
        String[] stat = stat(handle);
        return stat.length > 2 ? Long.parseLong(stat[2]) : 0;
    }

    private static boolean isZombie(ProcessHandle handle) {
        String[] stat = stat(handle);
        return stat.length > 0 && stat[0].equals("Z");
    }

    /** State, parent, group and so on; empty when the process or /proc is not there. */
    private static String[] stat(ProcessHandle handle) {
        try {
            String line = Files.readString(
                    PROC.resolve(Long.toString(handle.pid())).resolve("stat"), StandardCharsets.ISO_8859_1);
            // The name stands in brackets and may hold brackets and blanks itself.
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (IOException | RuntimeException e) {
            return new String[0];
        }
    }

    private static boolean carries(ProcessHandle handle, byte[] mark) {
        try {
            byte[] environment =
                    Files.readAllBytes(PROC.resolve(Long.toString(handle.pid())).resolve("environ"));
            String text = "\0" + new String(environment, StandardCharsets.ISO_8859_1) + "\0";
            return text.contains("\0" + new String(mark, StandardCharsets.ISO_8859_1) + "\0");
        } catch (IOException e) {
            return false;
        }
    }
}
