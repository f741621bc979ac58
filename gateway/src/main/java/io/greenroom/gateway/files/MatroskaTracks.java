package io.greenroom.gateway.files;

import java.util.List;

/** Matroska and WebM (RFC 9559): Segment/Tracks/TrackEntry/TrackType. */
final class MatroskaTracks {
    private static final long SEGMENT = 0x18538067L;
    private static final long TRACKS = 0x1654AE6BL;
    private static final long TRACK_ENTRY = 0xAEL;
    private static final long TRACK_TYPE = 0x83L;
    /** Which element is opened at which depth: those of another order lead nowhere, however deep a file nests them. */
    private static final List<Long> ON_THE_WAY = List.of(SEGMENT, TRACKS, TRACK_ENTRY);

    private static final int TYPE_VIDEO = 1;
    private static final int TYPE_AUDIO = 2;

    private MatroskaTracks() {}

    static Tracks of(ObjectWindow file) {
        return elements(file, 0, 0, file.size());
    }

    private static Tracks elements(ObjectWindow file, int depth, long start, long end) {
        Tracks found = Tracks.NONE;
        long element = start;
        while (element < end) {
            int idLength = length(file, element, 4);
            long id = number(file, element, idLength);
            int sizeLength = length(file, element + idLength, 8);
            // All ones in what the marker leaves means that the writer did not know: it ends with its parent.
            long mask = (1L << (7 * sizeLength)) - 1;
            long size = number(file, element + idLength, sizeLength) & mask;
            long content = element + idLength + sizeLength;
            long next = size == mask || size > end - content ? end : content + size;
            if (depth < ON_THE_WAY.size()) {
                if (id == ON_THE_WAY.get(depth)) {
                    found = found.and(elements(file, depth + 1, content, next));
                }
            } else if (id == TRACK_TYPE) {
                found = found.and(type(file.u8(next - 1)));
            }
            if (id == TRACKS) {
                return found;
            }
            element = next;
        }
        return found;
    }

    private static Tracks type(int type) {
        return switch (type) {
            case TYPE_VIDEO -> Tracks.VIDEO;
            case TYPE_AUDIO -> Tracks.AUDIO;
            default -> Tracks.NONE;
        };
    }

    /** Bytes of the number that begins here: one more than the zero bits before the first one. */
    private static int length(ObjectWindow file, long position, int atMost) {
        int length = Integer.numberOfLeadingZeros(file.u8(position)) - 23;
        if (length > atMost) {
            throw new ObjectWindow.OutsideException();
        }
        return length;
    }

    private static long number(ObjectWindow file, long position, int length) {
        long number = 0;
        for (int i = 0; i < length; i++) {
            number = number << 8 | file.u8(position + i);
        }
        return number;
    }
}
