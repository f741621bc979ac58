package io.greenroom.faults.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A fault that was carried out.
 *
 * @param alone whether no other held at the same time
 * @param meant whether its moment had come, as a worker that renders, and something was left of it in the end; else there was little to lose
 * @param waitedFor whether a task that it had was in its last attempt, which waits for its worker instead of going elsewhere
 * @param recovery until all flowed again; null: not within five minutes
 */
public record Struck(
        FaultKind kind,
        String victim,
        boolean alone,
        boolean meant,
        boolean waitedFor,
        @Nullable Duration recovery) {}
