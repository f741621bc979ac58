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
}
