package io.greenroom.gateway.files;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The smallest files whose headers say what a test needs; nothing in them plays. */
public final class Samples {
    private Samples() {}

    /** An mp4 with a track for each handler, {@code vide} or {@code soun}; its index stands at the end. */
    public static byte[] mp4(String... handlers) {
        byte[][] tracks = Arrays.stream(handlers)
                .map(handler -> box("trak", box("mdia", box("hdlr", new byte[8], ascii(handler), new byte[13]))))
                .toArray(byte[][]::new);
        return join(
                box("ftyp", ascii("isom"), new byte[4], ascii("isommp42")),
                box("mdat", new byte[100_000]),
                box("moov", join(tracks)));
    }

    /** A WebM with a track for each type, 1 video or 2 audio, in a segment of unknown length. */
    public static byte[] webm(int... types) {
        byte[][] entries = Arrays.stream(types)
                .mapToObj(type -> element("AE", element("83", new byte[] {(byte) type})))
                .toArray(byte[][]::new);
        return join(
                element("1A45DFA3", element("4282", ascii("webm"))),
                hex("18538067"),
                hex("01FFFFFFFFFFFFFF"),
                element("1654AE6B", join(entries)));
    }

    /** An mp4 of one track in so many boxes, each in the one before it. */
    public static byte[] nestedMp4(int depth) {
        ByteBuffer boxes = ByteBuffer.allocate(8 * depth);
        for (int box = 0; box < depth; box++) {
            boxes.putInt(8 * (depth - box)).put(ascii(box == 0 ? "moov" : "trak"));
        }
        return join(box("ftyp", ascii("isom"), new byte[4], ascii("isommp42")), boxes.array());
    }

    /** A WebM of so many segments of unknown length, each in the one before it. */
    public static byte[] nestedWebm(int depth) {
        ByteBuffer segments = ByteBuffer.allocate(12 * depth);
        for (int segment = 0; segment < depth; segment++) {
            segments.put(hex("18538067")).put(hex("01FFFFFFFFFFFFFF"));
        }
        return join(element("1A45DFA3", element("4282", ascii("webm"))), segments.array());
    }

    /** An Ogg whose streams open with these codec names. */
    public static byte[] ogg(String... codecs) {
        byte[][] pages = Arrays.stream(codecs)
                .map(codec -> {
                    byte[] packet = Arrays.copyOf(codec.getBytes(StandardCharsets.ISO_8859_1), 30);
                    return join(ascii("OggS"), new byte[] {0, 2}, new byte[20], new byte[] {1, 30}, packet);
                })
                .toArray(byte[][]::new);
        return join(join(pages), ascii("OggS"), new byte[30]);
    }

    /** A wav of that many bytes. */
    public static byte[] wav(int bytes) {
        return Arrays.copyOf(join(ascii("RIFF"), new byte[] {0, 0, 0, 0}, ascii("WAVEfmt ")), bytes);
    }

    private static byte[] box(String type, byte[]... content) {
        byte[] body = join(content);
        return join(ByteBuffer.allocate(4).putInt(body.length + 8).array(), ascii(type), body);
    }

    private static byte[] element(String id, byte[] content) {
        return join(hex(id), new byte[] {(byte) (0x80 | content.length)}, content);
    }

    private static byte[] hex(String digits) {
        return java.util.HexFormat.of().parseHex(digits);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(joined::writeBytes);
        return joined.toByteArray();
    }
}
