package io.greenroom.gateway.tasks;

import io.greenroom.gateway.problems.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one of many new tasks.
 *
 * @param id the task's; null: it was refused
 * @param workspace the task's; null as above
 * @param externalId the caller's own name of it; null: none was given
 * @param refusal null: it was accepted
 */
public record Submitted(
        @Nullable UUID id,
        @Nullable UUID workspace,
        @Nullable String externalId,
        @Nullable ProblemException refusal) {}
