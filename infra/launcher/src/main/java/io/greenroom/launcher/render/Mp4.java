package io.greenroom.launcher.render;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the boxes of an mp4 file tell (ISO/IEC 14496-12): enough to know that a whole, playable file arrived.
 *
 * @param durationMillis of the movie header
 * @param codecs sample entry of each track, such as avc1 (H.264) or mp4a (AAC)
 */
record Mp4(long durationMillis, List<String> codecs) {
    private static final long MAX_MOOV_BYTES = 256L << 20;

    /** Empty when the file is not an mp4, is cut off, or has no movie header. */
    static Optional<Mp4> read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            boolean typed = false;
            boolean media = false;
            Optional<Mp4> movie = Optional.empty();
            long at = 0;
            while (at < channel.size()) {
                ByteBuffer header = bytes(channel, at, Math.min(16, channel.size() - at));
                long size = Mp4Box.sizeIn(header, channel.size() - at);
                if (size < Mp4Box.HEADER_BYTES || size > channel.size() - at) {
                    return Optional.empty();
                }
                switch (Mp4Box.typeIn(header)) {
                    case "ftyp" -> typed = true;
                    case "mdat" -> media = true;
                    case "moov" ->
                        movie = size > MAX_MOOV_BYTES
                                ? Optional.empty()
                                : movie(new Mp4Box(
                                        "moov",
                                        bytes(channel, at, size)
                                                .position(Mp4Box.HEADER_BYTES)
                                                .slice()));
                    default -> {}
                }
                at += size;
            }
            return typed && media ? movie : Optional.empty();
        }
    }

    private static Optional<Mp4> movie(Mp4Box moov) {
        List<String> codecs = moov.children("trak")
                .flatMap(track -> track.children("mdia"))
                .flatMap(mdia -> mdia.children("minf"))
                .flatMap(minf -> minf.children("stbl"))
                .flatMap(stbl -> stbl.children("stsd"))
                .map(Mp4::firstSampleEntry)
                .toList();
        return moov.children("mvhd").findFirst().map(header -> new Mp4(durationMillis(header.content()), codecs));
    }

    /** Version 1 has 64-bit times: flags 4, created 8, modified 8, timescale 4, duration 8; version 0 halves the times. */
    private static long durationMillis(ByteBuffer mvhd) {
        boolean wide = mvhd.get(0) == 1;
        long unitsPerSecond = Integer.toUnsignedLong(mvhd.getInt(wide ? 20 : 12));
        long units = wide ? mvhd.getLong(24) : Integer.toUnsignedLong(mvhd.getInt(16));
        return unitsPerSecond == 0 ? 0 : units * 1000 / unitsPerSecond;
    }

    /** After flags and the number of entries each entry is a box of its own. */
    private static String firstSampleEntry(Mp4Box stsd) {
        return Mp4Box.typeIn(stsd.content().duplicate().position(8).slice());
    }

    private static ByteBuffer bytes(FileChannel channel, long at, long count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) count);
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {}
        return bytes.flip();
    }
}
