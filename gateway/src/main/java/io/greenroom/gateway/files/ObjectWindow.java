package io.greenroom.gateway.files;

import io.greenroom.media.ObjectStore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads here and there in a stored object, fetching a little at a time. For one thread. */
final class ObjectWindow {
    private static final int WINDOW_BYTES = 32 * 1024;
    /** Enough for any header in use; a file made to send us back and forth ends here. */
    private static final int MAX_FETCHES = 200;

    private final ObjectStore store;
    private final String key;
    private final long size;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long start;
    private int fetches;

    ObjectWindow(ObjectStore store, String key, long size) {
        this.store = store;
        this.key = key;
        this.size = size;
    }

    /** The object ends before this place, or has sent us to too many. */
    static final class OutsideException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutsideException() {
            super("outside of the object", null, false, false);
        }
    }

    long size() {
        return size;
    }

    int u8(long position) {
        return at(position, 1).get() & 0xff;
    }

    long u32(long position) {
        return at(position, 4).getInt() & 0xffff_ffffL;
    }

    long s64(long position) {
        return at(position, 8).getLong();
    }

    /** {@code length} bytes as Latin-1. */
    String text(long position, int length) {
        byte[] bytes = new byte[length];
        at(position, length).get(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private ByteBuffer at(long position, int length) {
        if (position < 0 || position > size - length) {
            throw new OutsideException();
        }
        if (position < start || position + length > start + window.limit()) {
            fetch(position);
        }
        return window.position((int) (position - start));
    }

    private void fetch(long position) {
        if (++fetches > MAX_FETCHES) {
            throw new OutsideException();
        }
        int length = (int) Math.min(WINDOW_BYTES, size - position);
        window = ByteBuffer.wrap(store.bytes(key, position, length));
        start = position;
        if (window.limit() < length) {
            throw new OutsideException();
        }
    }
}
