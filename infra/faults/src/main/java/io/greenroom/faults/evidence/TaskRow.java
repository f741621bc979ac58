package io.greenroom.faults.evidence;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task as it is stored.
 *
 * @param runId its owner; null while nobody runs it
 * @param workerId who runs it or ran it last; null before
 * @param leased whether it holds a lease
 * @param errorCode null unless failed
 * @param resultKey null unless completed
 * @param resultSha256 null as above
 * @param durationMillis of the result; 0 as above
 */
public record TaskRow(
        UUID id,
        String name,
        String status,
        int progress,
        int attempt,
        @Nullable String runId,
        @Nullable String workerId,
        boolean leased,
        @Nullable String errorCode,
        @Nullable String resultKey,
        @Nullable String resultSha256,
        long durationMillis) {

    private static final Set<String> TERMINAL = Set.of("completed", "failed", "cancelled");

    /** Whether nothing but a person moves it on. */
    public boolean ended() {
        return TERMINAL.contains(status);
    }

    /** Whether this word is of a state that nothing but a person leaves. */
    public static boolean ended(String status) {
        return TERMINAL.contains(status);
    }
}
