package io.greenroom.gateway.batches;

import io.greenroom.gateway.problems.FieldProblem;
import io.greenroom.gateway.problems.ProblemException;
import io.greenroom.gateway.tasks.Submitted;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one task of a batch when it was handed in.
 *
 * @param index its place in the request, from 0
 * @param id the task's; null: it was refused
 * @param externalId the caller's own name of it; null: none was given
 * @param refusal null: it was accepted
 */
record BatchItem(
        @Schema(description = "Its place in the request, from 0")
        int index,

        @Schema(description = "The task; null: it was refused") @Nullable
        UUID id,

        @Nullable String externalId,

        @Schema(description = "null: it was accepted") @Nullable
        Refusal refusal) {

    /** What the task alone would have been refused with. Fields as in a problem. */
    @Schema(name = "BatchItemRefusal")
    record Refusal(int status, String code, String detail, List<FieldProblem> errors) {}

    static BatchItem of(int index, Submitted task) {
        ProblemException why = task.refusal();
        return new BatchItem(
                index,
                task.id(),
                task.externalId(),
                why == null
                        ? null
                        : new Refusal(why.problem().status(), why.problem().code(), why.detail(), why.errors()));
    }
}
