package io.greenroom.gateway.ui;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One file of the export with its compressed copies, held in memory: the whole UI is a few megabytes.
 *
 * @param contentType with charset where the type has one
 * @param cacheControl for ever where the name carries a hash of the content, else to be asked for anew each time
 * @param policy the Content-Security-Policy of a page, null for anything else
 * @param tag changes when the content does; each encoding adds its own ending
 * @param copies always holds {@link Encoding#IDENTITY}
 */
record UiFile(
        String contentType, String cacheControl, @Nullable String policy, String tag, Map<Encoding, byte[]> copies) {
    UiFile {
        copies = new EnumMap<>(copies);
        if (!copies.containsKey(Encoding.IDENTITY)) {
            throw new IllegalArgumentException("a compressed copy without its original");
        }
    }

    /** The smallest copy that a client takes who sent this {@code Accept-Encoding}, null for none. */
    Encoding bestFor(@Nullable String acceptEncoding) {
        for (Encoding encoding : Encoding.values()) {
            if (copies.containsKey(encoding) && encoding.acceptedIn(acceptEncoding)) {
                return encoding;
            }
        }
        return Encoding.IDENTITY;
    }

    byte[] bytes(Encoding encoding) {
        byte[] copy = copies.get(encoding);
        if (copy == null) {
            throw new IllegalArgumentException("no copy as " + encoding);
        }
        return copy;
    }

    String etag(Encoding encoding) {
        return '"' + tag + encoding.suffix() + '"';
    }
}
