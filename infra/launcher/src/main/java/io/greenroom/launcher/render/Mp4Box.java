package io.greenroom.launcher.render;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** One box of an mp4 file in memory, without its header. */
record Mp4Box(String type, ByteBuffer content) {
    static final int HEADER_BYTES = 8;

    /** The boxes of this type directly inside; a broken one ends the search. */
    Stream<Mp4Box> children(String wanted) {
        Stream.Builder<Mp4Box> found = Stream.builder();
        int at = 0;
        while (at + HEADER_BYTES <= content.limit()) {
            ByteBuffer rest = content.duplicate().position(at).slice();
            long size = sizeIn(rest, rest.limit());
            if (size < HEADER_BYTES || size > rest.limit()) {
                break;
            }
            if (typeIn(rest).equals(wanted)) {
                found.add(new Mp4Box(
                        wanted, rest.limit((int) size).position(HEADER_BYTES).slice()));
            }
            at += (int) size;
        }
        return found.build();
    }

    /** @param rest bytes from the start of the box to the end of what holds it: the size of a box that says 0 */
    static long sizeIn(ByteBuffer box, long rest) {
        if (box.limit() < HEADER_BYTES) {
            return 0;
        }
        long size = Integer.toUnsignedLong(box.getInt(0));
        if (size == 1) {
            return box.limit() < 2 * HEADER_BYTES ? 0 : box.getLong(HEADER_BYTES);
        }
        return size == 0 ? rest : size;
    }

    static String typeIn(ByteBuffer box) {
        byte[] type = new byte[4];
        box.get(4, type);
        return new String(type, StandardCharsets.ISO_8859_1);
    }
}
