package io.greenroom.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one mariadbd of a home, whether it bootstraps or serves. Once closed it starts no other. */
final class MariadbProcess implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MariadbProcess.class);

    /** The log of mariadbd begins anew when a start finds more. */
    private static final long LOG_BYTES = 5 << 20;

    private final Path output;
    private @Nullable Process process;
    private boolean closed;

    /** @param output what it prints goes to the end of this file */
    MariadbProcess(Path output) {
        this.output = output;
    }

    /** Starts the command; its standard input is the caller's to write and to close. */
    synchronized Process start(List<String> command) throws IOException {
        if (closed) {
            throw new IOException("told to stop while it started");
        }
        if (Files.exists(output) && Files.size(output) > LOG_BYTES) {
            Files.delete(output);
        }
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(output.toFile()))
                .start();
        process = started;
        return started;
    }

    /** An end that was not asked for, told with the last line that it printed. */
    IOException failure(String what, int exitCode) throws IOException {
        String lastLine = "";
        if (Files.exists(output)) {
            try (Stream<String> lines = Files.lines(output)) {
                lastLine = lines.filter(line -> !line.isBlank()).reduce("", (earlier, later) -> later);
            }
        }
        return new IOException(
                "mariadbd " + what + " (code " + exitCode + ", last words: " + lastLine + "), see " + output);
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Asks it to stop and waits; kills it when it takes longer than {@link Orphans#PATIENCE}. */
    @Override
    public void close() {
        Process running;
        synchronized (this) {
            closed = true;
            running = process;
        }
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(Orphans.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("mariadbd {} is slow to stop and is killed; it recovers at the next start", running.pid());
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
