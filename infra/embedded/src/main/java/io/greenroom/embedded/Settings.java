package io.greenroom.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The ports and secrets of one home: made by chance when first asked for, then remembered, so that settings handed out
 * once stay true over restarts. Safe for use by several threads.
 */
final class Settings {

    /** Below Linux's range for outgoing connections (32768 and up), which would borrow a port between two starts. */
    private static final int FIRST_PORT = 20_000;

    private static final int PORTS = 12_000;

    private final Path file;
    private final Properties remembered = new Properties();
    private final SecureRandom random = new SecureRandom();

    Settings(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                remembered.load(reader);
            }
        }
    }

    /** 40 hexadecimal digits by chance. */
    synchronized String secret(String name) throws IOException {
        String value = remembered.getProperty(name);
        if (value == null) {
            byte[] bytes = new byte[20];
            random.nextBytes(bytes);
            value = HexFormat.of().formatHex(bytes);
            remember(name, value);
        }
        return value;
    }

    /** The remembered port while it is free; a new one, remembered instead, when someone else has taken it. */
    synchronized int port(String name) throws IOException {
        String value = remembered.getProperty(name);
        if (value != null && isFree(Integer.parseInt(value))) {
            return Integer.parseInt(value);
        }
        int port;
        do {
            port = FIRST_PORT + random.nextInt(PORTS);
        } while (remembered.containsValue(String.valueOf(port)) || !isFree(port));
        remember(name, String.valueOf(port));
        return port;
    }

    private void remember(String name, String value) throws IOException {
        remembered.setProperty(name, value);
        StringWriter text = new StringWriter();
        remembered.store(text, "Made at first start. A port that is taken is replaced; secrets stay.");
        Home.writePrivately(file, text.toString());
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
