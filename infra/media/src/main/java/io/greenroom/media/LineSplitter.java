package io.greenroom.media;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts a program's output into lines at CR and at LF, so that progress bars arrive as lines too; blank lines are left
 * out. A line without end is cut at {@value #LONGEST_BYTES} bytes: a program gone wild must not fill our memory.
 */
final class LineSplitter extends OutputStream {

    private static final int LONGEST_BYTES = 16 * 1024;

    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);

    LineSplitter(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public synchronized void write(int b) {
        if (b == '\n' || b == '\r') {
            flush();
        } else {
            line.write(b);
            if (line.size() >= LONGEST_BYTES) {
                flush();
            }
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    /** Hands on what there is; called at the end of the output as well. */
    @Override
    public synchronized void flush() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (!text.isBlank()) {
            lines.accept(text);
        }
    }
}
