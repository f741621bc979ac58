package io.greenroom.launcher.stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One service of the stack: how it is started and when it counts as up.
 *
 * @param kind such as gateway
 * @param number from 1, among those of its kind; 0 when there can be only one
 * @param javaOptions for this service only
 * @param environment what is set besides the environment of the launcher
 * @param port null for a service that listens nowhere
 * @param patience how long it may take from the request to stop until it is killed
 */
record ServiceSpec(
        String kind,
        int number,
        Program program,
        List<String> javaOptions,
        Map<String, String> environment,
        @Nullable Integer port,
        Readiness readiness,
        Duration patience) {

    /** Tells whether a started process does its work yet. Called a few times a second until it says yes. */
    @FunctionalInterface
    interface Readiness {
        boolean ready(ProcessHandle process);
    }

    /** Unique in the stack; the log of the service is logs/(name).log. */
    String name() {
        return number == 0 ? kind : kind + "-" + number;
    }

    boolean first() {
        return number <= 1;
    }
}
