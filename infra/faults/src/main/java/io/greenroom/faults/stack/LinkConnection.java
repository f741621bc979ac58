package io.greenroom.faults.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One connection on a line: two sockets and a thread for each direction. */
final class LinkConnection {

    private static final int PIECE_BYTES = 16 << 10;
    private static final int CONNECT_MILLIS = 5_000;

    private final String name;
    private final Socket near;
    private final Socket far = new Socket();
    private final Supplier<InetSocketAddress> target;
    private final LinkMode mode;
    private final Consumer<LinkConnection> onEnd;
    private final AtomicInteger directions = new AtomicInteger(2);

    LinkConnection(
            String name,
            Socket near,
            Supplier<InetSocketAddress> target,
            LinkMode mode,
            Consumer<LinkConnection> onEnd) {
        this.name = name;
        this.near = near;
        this.target = target;
        this.mode = mode;
        this.onEnd = onEnd;
    }

    void start() {
        Threads.start(name + " connecting", this::connect);
    }

    /** Both sides get a reset in place of an orderly end. */
    void reset() {
        abort(near);
        abort(far);
        onEnd.accept(this);
    }

    private void connect() {
        try {
            near.setTcpNoDelay(true);
            mode.await();
            far.setTcpNoDelay(true);
            far.connect(target.get(), CONNECT_MILLIS);
        } catch (IOException | InterruptedException | RuntimeException e) {
            // As if nobody listened: the service is away.
            reset();
            return;
        }
        Threads.start(name + " back", () -> pump(far, near, true));
        pump(near, far, false);
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] piece = new byte[PIECE_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                mode.await();
                if (answers) {
                    HttpDates.move(piece, length, mode.skew());
                }
                out.write(piece, 0, length);
            }
            mode.await();
            to.shutdownOutput();
        } catch (IOException | InterruptedException e) {
            endAfter(e);
            return;
        }
        if (directions.decrementAndGet() == 0) {
            close(near);
            close(far);
            onEnd.accept(this);
        }
    }

    /** One side broke the connection: the other one hears of it, unless nothing passes now. */
    private void endAfter(Exception cause) {
        try {
            mode.await();
        } catch (InterruptedException e) {
            cause.addSuppressed(e);
        }
        reset();
    }

    private static void abort(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // Closed already.
        }
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing is left to be closed.
        }
    }
}
