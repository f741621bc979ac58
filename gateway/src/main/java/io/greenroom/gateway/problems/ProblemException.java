package io.greenroom.gateway.problems;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A refusal on its way to the caller; made by {@link Problem#because} and turned into an answer in one place. */
public final class ProblemException extends RuntimeException {
    private final Problem problem;
    private final List<FieldProblem> errors;
    private final @Nullable Duration retryAfter;

    ProblemException(
            Problem problem,
            String detail,
            List<FieldProblem> errors,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        // A refusal is an answer, not a fault: nobody reads its stack.
        super(detail, cause, false, cause != null);
        this.problem = problem;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    /** The same refusal with what led to it, for the log. */
    public ProblemException causedBy(Throwable cause) {
        return new ProblemException(problem, detail(), errors, retryAfter, cause);
    }

    /** The same refusal, with the time after which trying again makes sense. */
    public ProblemException after(Duration pause) {
        return new ProblemException(problem, detail(), errors, pause, getCause());
    }

    public Problem problem() {
        return problem;
    }

    /** The sentence for a person. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Empty unless the refusal is about fields. */
    public List<FieldProblem> errors() {
        return errors;
    }

    /** Whole seconds, at least one, as the header Retry-After says them; empty where trying again is no help by itself. */
    Optional<String> retryAfterSeconds() {
        return Optional.ofNullable(retryAfter)
                .or(problem::retryAfter)
                .map(pause -> String.valueOf(Math.max(1, pause.plusMillis(999).toSeconds())));
    }
}
