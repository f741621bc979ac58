package io.greenroom.gateway.limits;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.function.LongSupplier;
import org.apache.coyote.CloseNowException;

/** The body of an answer, which must keep being taken ({@link Pace}), or the connection is cut. */
final class PacedOutput extends ServletOutputStream {
    /** So that a large piece does not take long before anyone looks. */
    private static final int SLICE_BYTES = 8 * 1024;

    private final ServletOutputStream body;
    private final Pace pace;

    PacedOutput(ServletOutputStream body, LongSupplier nanos) {
        this.body = body;
        this.pace = new Pace(nanos);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        for (int done = 0; done < length; done += SLICE_BYTES) {
            int slice = Math.min(SLICE_BYTES, length - done);
            pace.waitingBegins();
            body.write(buffer, offset + done, slice);
            if (!pace.keepsUp(slice)) {
                throw new CloseNowException("the client takes its answer slower than 1 KiB a second");
            }
        }
    }

    @Override
    public void flush() throws IOException {
        body.flush();
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        body.setWriteListener(listener);
    }
}
