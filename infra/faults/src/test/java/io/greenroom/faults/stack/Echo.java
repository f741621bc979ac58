package io.greenroom.faults.stack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A small real server that sends back what it gets. */
final class Echo implements AutoCloseable {

    private final ServerSocket listener;

    Echo() throws IOException {
        listener = FreePorts.listen();
        Threads.start("echo", this::accept);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                Threads.start("echo of one", () -> echo(socket));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private static void echo(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            // Reset by the other side.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
