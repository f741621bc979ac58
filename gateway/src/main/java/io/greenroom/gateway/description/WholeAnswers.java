package io.greenroom.gateway.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Says of every field of an answer that it is there, as it is, {@code null} or not. What a request needs its constraints say. */
@Component
class WholeAnswers implements GlobalOpenApiCustomizer {

    @Override
    @SuppressWarnings("rawtypes")
    public void customise(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Set<String> sent = sent(document, schemas);
        schemas.forEach((name, schema) -> {
            Map<String, Schema> fields = fields(schema);
            if (!sent.contains(name) && !fields.isEmpty()) {
                List<String> always = fields.entrySet().stream()
                        .filter(field -> !leftOut(field.getValue()))
                        .map(Map.Entry::getKey)
                        .toList();
                schema.setRequired(always);
            }
            fields.values().forEach(WholeAnswers::withoutMark);
        });
    }

    /** Names of the schemas that requests are made of. */
    @SuppressWarnings("rawtypes")
    private static Set<String> sent(OpenAPI document, Map<String, Schema> schemas) {
        Deque<Schema> open = new ArrayDeque<>();
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .map(Operation::getRequestBody)
                .filter(Objects::nonNull)
                .flatMap(body -> body.getContent().values().stream())
                .map(content -> content.getSchema())
                .filter(Objects::nonNull)
                .forEach(open::add);
        Set<String> names = new HashSet<>();
        while (!open.isEmpty()) {
            Schema<?> schema = open.pop();
            String reference = schema.get$ref();
            if (reference != null) {
                String name = reference.substring(reference.lastIndexOf('/') + 1);
                if (names.add(name) && schemas.containsKey(name)) {
                    open.push(schemas.get(name));
                }
            }
            parts(schema).forEach(open::push);
        }
        return names;
    }

    @SuppressWarnings("rawtypes")
    private static Stream<Schema> parts(Schema<?> schema) {
        Stream<Schema> items = Stream.ofNullable(schema.getItems());
        Stream<Schema> choices = Stream.ofNullable(schema.getAnyOf()).flatMap(List::stream);
        return Stream.of(items, choices, fields(schema).values().stream()).flatMap(part -> part);
    }

    @SuppressWarnings("rawtypes")
    private static Map<String, Schema> fields(Schema<?> schema) {
        Map<String, Schema> fields = schema.getProperties();
        return fields == null ? Map.of() : fields;
    }

    private static boolean leftOut(Schema<?> field) {
        return field.getExtensions() != null && field.getExtensions().containsKey(FieldResolver.MAY_BE_LEFT_OUT);
    }

    private static void withoutMark(Schema<?> field) {
        if (leftOut(field)) {
            field.getExtensions().remove(FieldResolver.MAY_BE_LEFT_OUT);
        }
    }
}
