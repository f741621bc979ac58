package io.greenroom.gateway.tasks;

import io.greenroom.gateway.problems.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What labels of tasks may be. Without colons in their names, so that a query can say {@code name:value}. */
final class Labels {

    private static final int MOST = 32;
    private static final int LONGEST_VALUE = 255;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?");

    private Labels() {}

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** What is wrong with those of a new task; they may hold nulls as JSON can. */
    static List<FieldProblem> wrong(Map<String, @Nullable String> labels) {
        List<FieldProblem> wrong = new ArrayList<>();
        if (labels.size() > MOST) {
            wrong.add(new FieldProblem("labels", "size", "has at most " + MOST + " labels"));
            return wrong;
        }
        labels.forEach((name, value) -> {
            String field = "labels." + name;
            if (!isName(name)) {
                wrong.add(new FieldProblem(field, "pattern", "must be 1 to 63 letters, digits, -, _, . or /"));
            }
            if (value == null) {
                wrong.add(new FieldProblem(field, "required", "must be a text"));
            } else if (value.length() > LONGEST_VALUE) {
                wrong.add(new FieldProblem(field, "size", "must have at most " + LONGEST_VALUE + " characters"));
            }
        });
        return wrong;
    }
}
