package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;

/** Every way in which a task can fail, with whose fault it is and whether another try can help. */
public enum FailureCode {
    INPUT_INVALID(Fault.INPUT, Retry.NEVER),
    AUDIO_INVALID(Fault.INPUT, Retry.NEVER),
    MULTIPLE_FACES(Fault.INPUT, Retry.NEVER),
    FACE_OR_MODEL(Fault.ENGINE, Retry.ONCE),
    INPUT_IGNORED(Fault.ENGINE, Retry.NEVER),
    NO_RESULT(Fault.ENGINE, Retry.ONCE),
    RESULT_INVALID(Fault.ENGINE, Retry.ONCE),
    TIMED_OUT(Fault.ENGINE, Retry.ONCE),
    ENGINE_FAILED(Fault.ENGINE, Retry.ONCE),
    ENGINE_STALLED(Fault.ENGINE, Retry.YES),
    ENGINE_RESTARTED(Fault.ENGINE, Retry.YES),
    GPU_OUT_OF_MEMORY(Fault.WORKER, Retry.LATER),
    ENGINE_SETUP(Fault.WORKER, Retry.ELSEWHERE),
    WORKER_BROKEN(Fault.WORKER, Retry.ELSEWHERE),
    /** The worker fell silent for longer than its lease; decided by the gateway. */
    WORKER_LOST(Fault.WORKER, Retry.YES),
    /** Handed back too often; decided by the gateway. */
    NO_WORKER_COULD_RENDER(Fault.WORKER, Retry.NEVER),
    /** By the workers' or the engines' fault, which three workers do not share; decided by the gateway. */
    FAILED_ON_THREE_WORKERS(Fault.INPUT, Retry.NEVER),
    STORE_UNAVAILABLE(Fault.INFRASTRUCTURE, Retry.LATER),
    INTERNAL_ERROR(Fault.INFRASTRUCTURE, Retry.ONCE);

    private final Fault fault;
    private final Retry retry;

    FailureCode(Fault fault, Retry retry) {
        this.fault = fault;
        this.retry = retry;
    }

    /** Whose fault it is. */
    @JsonIgnore
    public Fault fault() {
        return fault;
    }

    /**
     * Whether it speaks against the worker on which it happened, until others fail with the same task. A face that the
     * engine cannot use is nearly always the video's: one such video in many tasks must not stop a whole farm.
     */
    @JsonIgnore
    public boolean blamesWorker() {
        return switch (this) {
            case NO_WORKER_COULD_RENDER, FACE_OR_MODEL -> false;
            default -> fault == Fault.WORKER || fault == Fault.ENGINE;
        };
    }

    /** Whether another try can help. */
    @JsonIgnore
    public Retry retry() {
        return retry;
    }

    /** As it is written in the API, the database and JSON: lower snake case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whose fault a failure is. */
    public enum Fault {
        INPUT,
        WORKER,
        INFRASTRUCTURE,
        ENGINE
    }

    /** Whether another try can help. */
    public enum Retry {
        /** The same input will fail again. */
        NEVER,
        /** One more attempt, then it is final. */
        ONCE,
        /** While attempts are left. */
        YES,
        /** While attempts are left, after a longer pause. */
        LATER,
        /** On another worker, without costing an attempt. */
        ELSEWHERE
    }
}
