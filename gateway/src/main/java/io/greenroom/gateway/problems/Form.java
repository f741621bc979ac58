package io.greenroom.gateway.problems;

import java.util.ArrayList;
import java.util.List;

/**
 * A request's JSON as it was read, whatever is wrong with it.
 *
 * @param value null in each component that could not be read or was not given
 * @param problems what is wrong with its fields, each for itself
 */
public record Form<T>(T value, List<FieldProblem> problems) {

    public Form {
        problems = List.copyOf(problems);
    }

    /** Whether nothing is wrong with this field yet, nor with the whole. */
    public boolean isFine(String field) {
        return problems.stream().map(FieldProblem::field).noneMatch(wrong -> wrong.isEmpty() || wrong.equals(field));
    }

    /** The same with something else that is wrong. */
    public Form<T> and(List<FieldProblem> more) {
        List<FieldProblem> all = new ArrayList<>(problems);
        all.addAll(more);
        return new Form<>(value, all);
    }
}
