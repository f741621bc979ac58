package io.greenroom.media;

import java.util.List;

/**
 * How a program ended. Whatever the cause, nothing of its process tree is left.
 *
 * @param cause why it is over
 * @param exitCode as the program gave it; 128 + signal when it was killed. For programs we do not know 0 proves nothing
 * @param lastLines the end of what it said on both streams, at most {@value LastLines#LIMIT} lines
 */
public record Ended(Cause cause, int exitCode, List<String> lastLines) {

    private static final int SHELLS_SIGNALS = 128;
    private static final int LAST_SIGNAL = 31;

    /** Who ended it. */
    public enum Cause {
        /** The program itself. */
        EXITED,
        /** We, since the wall timeout was over. */
        TIMED_OUT,
        /** We, since it gave no sign of life for the stall timeout. */
        STALLED,
        /** We, since {@link MediaProcess#cancel} was called. */
        CANCELLED
    }

    public Ended {
        lastLines = List.copyOf(lastLines);
    }

    /** Whether it ran to its own end and called that a success. */
    public boolean succeeded() {
        return cause == Cause.EXITED && exitCode == 0;
    }

    /**
     * The signal that ended it, as a shell tells it; 0 if none did. Codes beyond are programs' own: ffmpeg gives the low
     * byte of its negative error numbers, such as 183 for invalid data and 228 for a full disk.
     */
    public int signal() {
        return exitCode > SHELLS_SIGNALS && exitCode <= SHELLS_SIGNALS + LAST_SIGNAL ? exitCode - SHELLS_SIGNALS : 0;
    }
}
