package io.greenroom.render.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that the programs of one run said, gzipped on disk while they say it. Safe for several threads. */
final class RunOutput implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RunOutput.class);

    /** A program that talks without end must not fill the disk. */
    private static final long MOST_CHARACTERS = 64L * 1024 * 1024;

    private final Path file;
    private final Writer lines;
    private long characters;
    private boolean closed;

    RunOutput(Path file) throws IOException {
        this.file = file;
        this.lines = new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8));
    }

    /** Adds a line with the time; what does not fit is dropped. */
    synchronized void add(String line) {
        if (closed || characters > MOST_CHARACTERS) {
            return;
        }
        characters += line.length();
        try {
            lines.write(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + line + "\n");
        } catch (IOException e) {
            log.warn("the raw output ends here, it cannot be written: {}", e.getMessage());
            closed = true;
        }
    }

    /** The complete file; nothing is added any more. */
    Path finish() throws IOException {
        close();
        return file;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        lines.close();
    }
}
