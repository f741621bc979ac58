package io.greenroom.gateway.files;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way in, however it comes.
 *
 * @param name what its sender calls it, freed of folders and control characters
 * @param content read once, by whoever closes it
 * @param announcedBytes how many it has at least, as its sender says; below 0: nobody knows
 */
record BroughtFile(String name, InputStream content, long announcedBytes) {
    private static final int MAX_NAME_LENGTH = 255;

    /** @param given the sender's name for it; null: none */
    static BroughtFile called(@Nullable String given, InputStream content, long announcedBytes) {
        return new BroughtFile(plain(given == null ? "" : given), content, announcedBytes);
    }

    /** A name without folders and control characters, at most 255 characters long; {@code upload} where nothing is left. */
    static String plain(String given) {
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        if (name.isEmpty()) {
            return "upload";
        }
        return name.codePointCount(0, name.length()) <= MAX_NAME_LENGTH
                ? name
                : name.substring(0, name.offsetByCodePoints(0, MAX_NAME_LENGTH));
    }
}
