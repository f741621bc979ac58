package io.greenroom.faults.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Signals that Java itself cannot send. */
final class Signals {

    private Signals() {}

    /**
     * Sends one; nothing happens if the process is gone.
     *
     * @param signal without SIG
     * @param wholeGroup to all of the process group that it leads
     */
    static void send(String signal, long pid, boolean wholeGroup) {
        try {
            // The "--" lets a group, which is a negative number, be no option.
            new ProcessBuilder(List.of("kill", "-s", signal, "--", (wholeGroup ? "-" : "") + pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException("kill cannot be run: " + e.getMessage(), e);
        }
    }
}
