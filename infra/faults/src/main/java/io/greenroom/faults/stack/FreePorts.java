package io.greenroom.faults.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports on the loopback address that a restart finds free again: below the range of outgoing connections (32768 and up on
 * Linux), any of which could take one meanwhile.
 */
final class FreePorts {

    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;
    private static final int TRIES = 100;

    private FreePorts() {}

    /** One that is free now. */
    static int any() throws IOException {
        try (ServerSocket socket = listen()) {
            return socket.getLocalPort();
        }
    }

    /** Listens on one that was free. */
    static ServerSocket listen() throws IOException {
        for (int i = 1; ; i++) {
            try {
                return listen(FIRST + ThreadLocalRandom.current().nextInt(COUNT));
            } catch (IOException e) {
                if (i == TRIES) {
                    throw e;
                }
            }
        }
    }

    static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            // Connections of before may still be winding down on it.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
