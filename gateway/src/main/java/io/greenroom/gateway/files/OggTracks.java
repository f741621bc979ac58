package io.greenroom.gateway.files;

import java.util.List;

/** Ogg (RFC 3533): every stream opens with a page of its own that names its codec, all of them before any data. */
final class OggTracks {
    private static final int FLAGS_OFFSET = 5;
    private static final int BEGINS_A_STREAM = 2;
    private static final int SEGMENT_COUNT_OFFSET = 26;
    private static final int SEGMENTS_OFFSET = 27;
    private static final int LONGEST_NAME = 8;

    private static final List<String> VIDEO = List.of("\u0080theora", "BBCD\0", "OVP80", "\1video");
    private static final List<String> AUDIO =
            List.of("\1vorbis", "OpusHead", "Speex   ", "\u007fFLAC", "fLaC", "PCM     ");

    private OggTracks() {}

    static Tracks of(ObjectWindow file) {
        Tracks found = Tracks.NONE;
        long page = 0;
        while (page + SEGMENTS_OFFSET < file.size()
                && file.text(page, 4).equals("OggS")
                && (file.u8(page + FLAGS_OFFSET) & BEGINS_A_STREAM) != 0) {
            int segments = file.u8(page + SEGMENT_COUNT_OFFSET);
            long content = page + SEGMENTS_OFFSET + segments;
            long length = 0;
            for (int i = 0; i < segments; i++) {
                length += file.u8(page + SEGMENTS_OFFSET + i);
            }
            found = found.and(codec(file.text(content, (int) Math.min(LONGEST_NAME, length))));
            page = content + length;
        }
        return found;
    }

    private static Tracks codec(String name) {
        if (VIDEO.stream().anyMatch(name::startsWith)) {
            return Tracks.VIDEO;
        }
        return AUDIO.stream().anyMatch(name::startsWith) ? Tracks.AUDIO : Tracks.NONE;
    }
}
