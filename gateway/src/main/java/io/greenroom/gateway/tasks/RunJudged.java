package io.greenroom.gateway.tasks;

import io.greenroom.events.FailureCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the end of a run says of its worker; announced within the transaction that records the end.
 *
 * @param taskId the task
 * @param worker the worker's configured name
 * @param outcome for or against the worker
 * @param lostProcess id of the worker's process, with which the run was lost; null: it ended otherwise
 * @param code of the failure; null unless it speaks against the worker
 * @param message of the failure, for a person; null as above
 */
public record RunJudged(
        UUID taskId,
        String worker,
        Outcome outcome,
        @Nullable String lostProcess,
        @Nullable FailureCode code,
        @Nullable String message) {

    /** For or against the worker. */
    public enum Outcome {
        /** It has brought a result. */
        COMPLETED,
        /** It has failed, by the worker's fault or the engine's. */
        FAILED,
        /** It had failed, and that has turned out to be the task's fault. */
        ACQUITTED
    }

    static RunJudged completed(UUID taskId, String worker) {
        return new RunJudged(taskId, worker, Outcome.COMPLETED, null, null, null);
    }

    static RunJudged failed(UUID taskId, String worker, @Nullable String process, Failure why) {
        String lost = why.code() == FailureCode.WORKER_LOST ? process : null;
        return new RunJudged(taskId, worker, Outcome.FAILED, lost, why.code(), why.message());
    }

    static RunJudged acquitted(UUID taskId, String worker) {
        return new RunJudged(taskId, worker, Outcome.ACQUITTED, null, null, null);
    }
}
