package io.greenroom.gateway.files;

import java.util.List;

/** MP4, MOV, M4A, 3GP (ISO/IEC 14496-12): the handler of each track, in moov/trak/mdia/hdlr, says what it is. */
final class IsoTracks {
    /** Which box is opened at which depth: boxes in boxes of another order lead nowhere, however deep a file nests them. */
    private static final List<String> ON_THE_WAY = List.of("moov", "trak", "mdia");

    private static final int HEADER_BYTES = 8;
    private static final int LONG_HEADER_BYTES = 16;
    /** Behind version, flags and a reserved word. */
    private static final int HANDLER_OFFSET = 8;

    private IsoTracks() {}

    static Tracks of(ObjectWindow file) {
        return boxes(file, 0, 0, file.size());
    }

    private static Tracks boxes(ObjectWindow file, int depth, long start, long end) {
        Tracks found = Tracks.NONE;
        long box = start;
        while (box + HEADER_BYTES <= end) {
            long length = file.u32(box);
            String type = file.text(box + 4, 4);
            int header = length == 1 ? LONG_HEADER_BYTES : HEADER_BYTES;
            if (length == 1) {
                length = file.s64(box + HEADER_BYTES);
            } else if (length == 0) {
                length = end - box;
            }
            if (length < header || length > end - box) {
                return found;
            }
            if (depth < ON_THE_WAY.size()) {
                if (type.equals(ON_THE_WAY.get(depth))) {
                    found = found.and(boxes(file, depth + 1, box + header, box + length));
                }
            } else if (type.equals("hdlr")) {
                found = found.and(handler(file.text(box + header + HANDLER_OFFSET, 4)));
            }
            if (type.equals("moov")) {
                return found;
            }
            box += length;
        }
        return found;
    }

    private static Tracks handler(String type) {
        return switch (type) {
            case "vide" -> Tracks.VIDEO;
            case "soun" -> Tracks.AUDIO;
            default -> Tracks.NONE;
        };
    }
}
