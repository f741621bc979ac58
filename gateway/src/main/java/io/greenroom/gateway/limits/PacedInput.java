package io.greenroom.gateway.limits;

import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.ProblemException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.function.LongSupplier;

/** The body of a request, which must keep coming ({@link Pace}), or is refused as {@code request_timeout}. */
final class PacedInput extends ServletInputStream {
    private final ServletInputStream body;
    private final Pace pace;
    private boolean begun;
    private boolean tooSlow;

    PacedInput(ServletInputStream body, LongSupplier nanos) {
        this.body = body;
        this.pace = new Pace(nanos);
    }

    /** Whether anyone has read of it: only then has a client that waits for leave been told to send it. */
    boolean isBegun() {
        return begun;
    }

    boolean isTooSlow() {
        return tooSlow;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        begun = true;
        pace.waitingBegins();
        int read;
        try {
            read = body.read(buffer, offset, length);
        } catch (IOException failure) {
            if (failure instanceof SocketTimeoutException || failure.getCause() instanceof SocketTimeoutException) {
                throw slow().causedBy(failure);
            }
            throw failure;
        }
        // The last byte may come late: nothing is waited for any more.
        if (!pace.keepsUp(Math.max(read, 0)) && !body.isFinished()) {
            throw slow();
        }
        return read;
    }

    private ProblemException slow() {
        tooSlow = true;
        return Problem.REQUEST_TIMEOUT.because("The body came slower than 1 KiB a second.");
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}
