package io.greenroom.launcher.stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One service of the stack: how it is started and when it counts as up.
 *
 * @param name unique in the stack; its log is logs/(name).log
 * @param command argument list without the program: the Java of the launcher runs it
 * @param environment what is set besides the environment of the launcher
 * @param port null for a service that listens nowhere
 * @param patience how long it may take from the request to stop until it is killed
 */
record ServiceSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        @Nullable Integer port,
        Readiness readiness,
        Duration patience) {

    /** Tells whether a started process does its work yet. Called a few times a second until it says yes. */
    @FunctionalInterface
    interface Readiness {
        boolean ready(ProcessHandle process);
    }
}
