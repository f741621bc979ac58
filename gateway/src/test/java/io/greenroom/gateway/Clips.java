package io.greenroom.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** The smallest files that are what they say: enough for a gateway, which reads headers only. */
public final class Clips {
    private Clips() {}

    /** An MP4 that declares one video track and no content. */
    public static byte[] video() {
        return mp4("vide");
    }

    /** An MP4 that declares one audio track and no content. */
    public static byte[] audioInMp4() {
        return mp4("soun");
    }

    /** A tenth of a second of silence, 8 kHz, 16 bit. */
    public static byte[] wav() {
        int bytes = 1600;
        return ByteBuffer.allocate(44 + bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(36 + bytes)
                .put(ascii("WAVEfmt "))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(8000)
                .putInt(16_000)
                .putShort((short) 2)
                .putShort((short) 16)
                .put(ascii("data"))
                .putInt(bytes)
                .array();
    }

    /** One pixel. */
    public static byte[] png() {
        return Base64.getDecoder()
                .decode(
                        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");
    }

    /** The same with content that no other file has: bytes behind its end, which no reader minds. */
    public static byte[] anew(byte[] clip) {
        return join(clip, ascii(UUID.randomUUID().toString()));
    }

    private static byte[] mp4(String handler) {
        byte[] hdlr = box("hdlr", new byte[8], ascii(handler), new byte[13]);
        return join(
                box("ftyp", ascii("isom"), new byte[4], ascii("isommp42")),
                box("moov", box("trak", box("mdia", hdlr))),
                box("mdat", new byte[64]));
    }

    private static byte[] box(String type, byte[]... content) {
        byte[] body = join(content);
        return join(ByteBuffer.allocate(4).putInt(8 + body.length).array(), ascii(type), body);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
