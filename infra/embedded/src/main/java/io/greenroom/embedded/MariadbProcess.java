package io.greenroom.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
    private long outputBefore;
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
        outputBefore = Files.exists(output) ? Files.size(output) : 0;
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(output.toFile()))
                .start();
        process = started;
        return started;
    }

    /** An end that was not asked for, told with the first error that it printed, or its last line. */
    IOException failure(String what, int exitCode) {
        return new IOException("mariadbd " + what + " (code " + exitCode + "): " + firstError() + "; see " + output);
    }

    private String firstError() {
        try (InputStream printed = Files.newInputStream(output)) {
            printed.skipNBytes(outputBefore);
            // The first error is the cause, the others follow from it.
            return new String(printed.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .reduce("", (kept, line) -> kept.contains("[ERROR]") ? kept : line);
        } catch (IOException e) {
            return "its log cannot be read";
        }
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
