package io.greenroom.gateway.batches;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A finished video of a batch.
 *
 * @param index its task's place in the batch, from 0
 * @param name its task's
 * @param key its object's, which is never used for another content
 * @param bytes its size
 */
record FinishedVideo(int index, String name, String key, long bytes, Instant completedAt) {

    private static final int LONGEST_NAME = 100;

    /** What some system or other does not take in a file's name, or takes for a folder. */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\\\/:*?\"<>|]");

    /** A file's name on every system, like {@code 001 Hello.mp4}; no two of a batch are the same. */
    String fileName() {
        String safe = UNSAFE.matcher(name).replaceAll("_").strip();
        int end = safe.offsetByCodePoints(0, Math.min(LONGEST_NAME, safe.codePointCount(0, safe.length())));
        return String.format(
                Locale.ROOT, "%03d %s.mp4", index + 1, safe.substring(0, end).strip());
    }
}
