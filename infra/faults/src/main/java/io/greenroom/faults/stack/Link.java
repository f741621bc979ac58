package io.greenroom.faults.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The line from one program to one service: a TCP proxy of ours on a port of its own. Modes exclude each other; each holds
 * until the next call, for open connections and new ones alike. Safe for use by several threads.
 */
public final class Link implements AutoCloseable {

    private final String name;
    private final Supplier<InetSocketAddress> target;
    private final LinkMode mode = new LinkMode();
    private final Set<LinkConnection> open = ConcurrentHashMap.newKeySet();
    private final int port;
    private ServerSocket listener;

    private Link(String name, Supplier<InetSocketAddress> target, ServerSocket listener) {
        this.name = name;
        this.target = target;
        this.listener = listener;
        this.port = listener.getLocalPort();
    }

    /**
     * Opens a line in the mode {@link #pass}.
     *
     * @param target asked at each new connection, since a restarted service may be elsewhere
     */
    static Link open(String name, Supplier<InetSocketAddress> target) throws IOException {
        Link link = new Link(name, target, FreePorts.listen());
        link.accept();
        return link;
    }

    /** Such as {@code gateway-1 to broker}. */
    public String name() {
        return name;
    }

    /** Where the program finds the service. */
    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Bytes go on as they come; also those that a black hole held back, as a network sends again what it lost. */
    public synchronized void pass() {
        mode.pass();
        listen();
    }

    /** Each piece of up to 16 KiB is held back so long, in both directions: a slow and narrow line. */
    public synchronized void delay(Duration by) {
        mode.delay(by);
        listen();
    }

    /** Nothing goes on and nobody is told, not even of an end: new connections are taken and stay silent. */
    public synchronized void blackHole() {
        mode.hold();
        listen();
    }

    /** Ends all open connections with a reset, now; new ones pass. */
    public synchronized void reset() {
        // First, or what a black hole held back would slip through.
        resetAll();
        pass();
    }

    /** Resets all open connections and refuses new ones. */
    public synchronized void cut() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new IllegalStateException("the line " + name + " cannot be cut: " + e.getMessage(), e);
        }
        resetAll();
        mode.pass();
    }

    /**
     * Passes, but with every {@code Date} of an HTTP answer moved: to a worker that compares its clock with the store's it
     * is as if its own clock were off by as much the other way. Meant for lines to the store.
     */
    public synchronized void skewDates(Duration by) {
        mode.skew(by);
        listen();
    }

    /** How many connections are open. */
    public int connections() {
        return open.size();
    }

    @Override
    public synchronized void close() {
        cut();
    }

    private void resetAll() {
        open.forEach(LinkConnection::reset);
        open.clear();
    }

    private void listen() {
        if (!listener.isClosed()) {
            return;
        }
        try {
            listener = FreePorts.listen(port);
        } catch (IOException e) {
            throw new IllegalStateException("the line " + name + " cannot be opened again: " + e.getMessage(), e);
        }
        accept();
    }

    private void accept() {
        ServerSocket listening = listener;
        Threads.start(name, () -> {
            try {
                while (true) {
                    Socket near = listening.accept();
                    var connection = new LinkConnection(name, near, target, mode, open::remove);
                    open.add(connection);
                    connection.start();
                }
            } catch (IOException e) {
                // Closed by a cut.
            }
        });
    }
}
