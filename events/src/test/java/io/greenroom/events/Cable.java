package io.greenroom.events;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The line between a program and a server, in the hands of a test: cut, it refuses every connection; silent, it stands but
 * nothing gets through either way, not even that an end has hung up. Safe for several threads.
 */
public final class Cable implements AutoCloseable {

    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile int serverPort;
    private boolean cut;
    private boolean silent;

    private Cable(ServerSocket listener, int serverPort) {
        this.listener = listener;
        this.serverPort = serverPort;
        start(this::accept);
    }

    /** A line to the server at this port of 127.0.0.1. */
    public static Cable to(int serverPort) throws IOException {
        return new Cable(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), serverPort);
    }

    /** A line to the server that an address such as {@code amqp://user:password@127.0.0.1:5672/%2f} names. */
    public static Cable to(String address) throws IOException {
        return to(port(address));
    }

    private static int port(String address) {
        return URI.create(address.replaceFirst("^jdbc:", "")).getPort();
    }

    /** The address with this end of the line in place of the server. */
    public String through(String address) {
        return address.replaceFirst("(//(?:[^/@]*@)?)[^/:?]+:\\d+", "$1127.0.0.1:" + listener.getLocalPort());
    }

    /** The server has moved; what is connected stays with the old one. */
    public void leadTo(String address) {
        serverPort = port(address);
    }

    /** How many connections go over it. */
    public int connections() {
        return sockets.size() / 2;
    }

    public synchronized void cut() {
        cut = true;
        sockets.forEach(Cable::close);
    }

    public synchronized void fallSilent() {
        silent = true;
    }

    /** All is well again; what stood silent goes on where it was. */
    public synchronized void mend() {
        cut = false;
        silent = false;
        notifyAll();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
        mend();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        sockets.add(client);
        try {
            awaitSound();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            sockets.add(server);
            if (isCut()) {
                throw new IOException("the line is cut");
            }
            start(() -> pump(client, server));
            pump(server, client);
        } catch (IOException | UncheckedIOException refused) {
            hangUp(client);
        }
    }

    private void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int read; (read = in.read(buffer)) >= 0; ) {
                awaitSound();
                out.write(buffer, 0, read);
            }
            awaitSound();
        } catch (IOException | UncheckedIOException gone) {
            // The other end is told by hanging up.
        }
        hangUp(from);
        hangUp(to);
    }

    private synchronized boolean isCut() {
        return cut;
    }

    private synchronized void awaitSound() {
        while (silent) {
            try {
                wait();
            } catch (InterruptedException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        }
    }

    private void hangUp(@Nullable Socket socket) {
        if (socket != null) {
            sockets.remove(socket);
            close(socket);
        }
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone.
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "cable");
        thread.setDaemon(true);
        thread.start();
    }
}
