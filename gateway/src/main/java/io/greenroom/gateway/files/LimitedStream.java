package io.greenroom.gateway.files;

import io.greenroom.gateway.problems.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses the file, {@code file_too_large}, with the first byte over the limit. */
final class LimitedStream extends FilterInputStream {
    private final long limitBytes;
    private long readBytes;

    LimitedStream(InputStream content, long limitBytes) {
        super(content);
        this.limitBytes = limitBytes;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int bytes) {
        readBytes += bytes;
        require(readBytes, limitBytes);
    }

    static void require(long bytes, long limitBytes) {
        if (bytes > limitBytes) {
            throw Problem.FILE_TOO_LARGE.because("A file of this kind has at most " + limitBytes + " bytes here.");
        }
    }
}
