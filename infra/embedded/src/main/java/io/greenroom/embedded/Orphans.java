package io.greenroom.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mariadbd whose JVM was killed lives on and holds its data directory. It is recognised by that directory, on its
 * command line in /proc or as its working directory (which follows a rename), never by a remembered process id alone,
 * which may be another's by now.
 */
final class Orphans {

    private static final Logger log = LoggerFactory.getLogger(Orphans.class);

    /** How long a server may take to write its pages before it is killed; its log makes up for the rest. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private Orphans() {}

    /** Ends every server of this data directory and returns when none is left. Throws when one cannot be ended. */
    static void stop(Path data) throws IOException, InterruptedException {
        List<ProcessHandle> orphans = of(data);
        if (orphans.isEmpty()) {
            return;
        }
        for (ProcessHandle orphan : orphans) {
            log.info("Stopping mariadbd {}, left behind by an earlier run", orphan.pid());
            orphan.destroy();
        }
        if (!gone(data, PATIENCE)) {
            orphans.forEach(ProcessHandle::destroyForcibly);
            if (!gone(data, Duration.ofSeconds(5))) {
                throw new IOException("mariadbd " + orphans.get(0).pid() + " of an earlier run cannot be stopped:"
                        + " end it with `kill -9 " + orphans.get(0).pid() + "`");
            }
        }
    }

    private static boolean gone(Path data, Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!of(data).isEmpty()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }

    /** The servers of this data directory; a zombie, which holds nothing any more, is none. */
    static List<ProcessHandle> of(Path data) throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .filter(process -> serves(process, data))
                    .flatMap(process -> ProcessHandle.of(
                            Long.parseLong(process.getFileName().toString()))
                            .stream())
                    .toList();
        }
    }

    private static boolean serves(Path process, Path data) {
        try {
            List<String> command = Arrays.asList(
                    new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8).split("\0"));
            return command.contains(MariadbCommand.dataArgument(data))
                    || command.get(0).endsWith("/mariadbd") && Files.isSameFile(process.resolve("cwd"), data);
        } catch (IOException e) {
            // Gone meanwhile, or another user's.
            return false;
        }
    }
}
