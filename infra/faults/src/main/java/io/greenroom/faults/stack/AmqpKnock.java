package io.greenroom.faults.stack;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first exchange of an AMQP 0-9-1 connection: a broker that is up answers it with its name. */
final class AmqpKnock {

    private static final byte[] HELLO = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};
    private static final int PATIENCE_MILLIS = 2_000;
    private static final int FRAME_HEAD_BYTES = 7;
    private static final int MOST_BYTES = 64 << 10;

    private AmqpKnock() {}

    static boolean answers(InetSocketAddress broker) {
        try {
            ask(broker);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Such as {@code RabbitMQ 3.10.8}. */
    static String name(InetSocketAddress broker) throws IOException {
        String properties = ask(broker);
        return property(properties, "product") + " " + property(properties, "version");
    }

    private static String ask(InetSocketAddress broker) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(broker, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(HELLO);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] head = in.readNBytes(FRAME_HEAD_BYTES);
            if (head.length < FRAME_HEAD_BYTES || head[0] != 1) {
                throw new IOException("no AMQP 0-9-1 on " + broker);
            }
            int length = (head[3] & 0xff) << 24 | (head[4] & 0xff) << 16 | (head[5] & 0xff) << 8 | head[6] & 0xff;
            return new String(in.readNBytes(Math.min(length, MOST_BYTES)), StandardCharsets.ISO_8859_1);
        }
    }

    /** A property is its name, the letter S, four bytes of length, and the text. */
    private static String property(String table, String name) {
        Matcher found = Pattern.compile(name + "S\0\0\0(.)", Pattern.DOTALL).matcher(table);
        if (!found.find()) {
            return "?";
        }
        int from = found.end();
        return table.substring(
                from, Math.min(table.length(), from + found.group(1).charAt(0)));
    }
}
