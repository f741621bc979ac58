package io.greenroom.gateway.problems;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A refusal on its way to the caller; made by {@link Problem#because} and turned into an answer in one place. */
public final class ProblemException extends RuntimeException {
    private final Problem problem;
    private final List<FieldProblem> errors;

    ProblemException(Problem problem, String detail, List<FieldProblem> errors, @Nullable Throwable cause) {
        // A refusal is an answer, not a fault: nobody reads its stack.
        super(detail, cause, false, cause != null);
        this.problem = problem;
        this.errors = List.copyOf(errors);
    }

    /** The same refusal with what led to it, for the log. */
    public ProblemException causedBy(Throwable cause) {
        return new ProblemException(problem, detail(), errors, cause);
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
}
