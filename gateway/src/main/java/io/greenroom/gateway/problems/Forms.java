package io.greenroom.gateway.problems;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON field by field, so that its sender is told all that is wrong at once: where a whole body is read, the first
 * field of a wrong type hides the others.
 */
@Component
public class Forms {

    private final JsonMapper json;
    private final Validator validator;

    Forms(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** @param type a record whose components may be null */
    public <T extends Record> Form<T> read(JsonNode body, Class<T> type) {
        List<FieldProblem> problems = new ArrayList<>();
        ObjectNode readable = json.createObjectNode();
        if (!(body instanceof ObjectNode fields)) {
            problems.add(new FieldProblem("", "type", "must be an object"));
            return new Form<>(json.treeToValue(readable, type), problems);
        }
        for (RecordComponent component : type.getRecordComponents()) {
            String field = Refusals.snakeCase(component.getName());
            JsonNode given = fields.get(field);
            try {
                Object value = value(component, given);
                problems.addAll(wrong(type, component, value));
                if (value != null) {
                    readable.set(field, given);
                }
            } catch (JacksonException wrongShape) {
                problems.add(new FieldProblem(path(field, wrongShape), "type", "has the wrong type"));
            }
        }
        return new Form<>(json.treeToValue(readable, type), problems);
    }

    private @Nullable Object value(RecordComponent component, @Nullable JsonNode given) {
        return given == null ? null : json.treeToValue(given, json.constructType(component.getGenericType()));
    }

    private <T> List<FieldProblem> wrong(Class<T> type, RecordComponent component, @Nullable Object value) {
        return validator.validateValue(type, component.getName(), value).stream()
                .map(Forms::problem)
                .sorted(Comparator.comparing(FieldProblem::code))
                .toList();
    }

    private static FieldProblem problem(ConstraintViolation<?> violation) {
        String constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return Refusals.field(violation.getPropertyPath().toString(), constraint, violation.getMessage());
    }

    private static String path(String field, JacksonException wrongShape) {
        return Stream.concat(Stream.of(field), wrongShape.getPath().stream().map(Refusals::step))
                .collect(Collectors.joining("."));
    }
}
