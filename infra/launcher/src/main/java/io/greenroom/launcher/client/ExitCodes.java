package io.greenroom.launcher.client;

/** What commands that ask a gateway end with, so that scripts need not read what is printed. */
final class ExitCodes {
    static final int DONE = 0;
    /** The gateway refused, or a file could not be read or written. */
    static final int REFUSED = 1;
    /** The command line is wrong. */
    static final int MISUSED = 2;
    /** The task that was waited for failed or was cancelled. */
    static final int NO_VIDEO = 3;
    /** The gateway does not answer. */
    static final int AWAY = 4;

    private ExitCodes() {}
}
