package io.greenroom.gateway.problems;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with a request, so that its sender is told all of it at once. For one thread. */
public final class Findings {

    private final List<ProblemException> refusals = new ArrayList<>();

    /** What a check finds; null where it refuses. */
    public <T> @Nullable T of(Supplier<T> check) {
        try {
            return check.get();
        } catch (ProblemException refusal) {
            refusals.add(refusal);
            return null;
        }
    }

    /** Fields that were found wrong already. */
    public void add(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            refusals.add(invalid(problems));
        }
    }

    /** Empty when nothing is wrong. One refusal stays what it is; several are validation_failed, with the fields of all. */
    public Optional<ProblemException> asOne() {
        if (refusals.size() < 2) {
            return refusals.stream().findFirst();
        }
        return Optional.of(invalid(
                refusals.stream().flatMap(refusal -> refusal.errors().stream()).toList()));
    }

    private static ProblemException invalid(List<FieldProblem> problems) {
        String fields = problems.stream().map(FieldProblem::field).distinct().collect(Collectors.joining(", "));
        return Problem.VALIDATION_FAILED.because("Check " + fields + ".", problems);
    }
}
