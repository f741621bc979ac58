package io.greenroom.gateway.api;

import io.greenroom.gateway.Api;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document as a client reads it. */
final class Description {

    private final JsonNode document;
    private final Map<String, JsonNode> operations = new TreeMap<>();

    private Description(JsonNode document) {
        this.document = document;
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())));
    }

    static Description of(int port) {
        return new Description(Api.nobody(port).get("/v3/api-docs").json());
    }

    /** Such as "GET /api/tasks/{id}". */
    Set<String> operations() {
        return operations.keySet();
    }

    JsonNode operation(String name) {
        return operations.get(name);
    }

    /** What a reference stands for, else the node itself. */
    JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    List<JsonNode> parameters(String operation, String where) {
        return StreamSupport.stream(operation(operation).path("parameters").spliterator(), false)
                .map(this::resolved)
                .filter(parameter -> parameter.path("in").asString("").equals(where))
                .toList();
    }

    /** Of a JSON body; null where none is taken. */
    @Nullable
    JsonNode bodySchema(String operation) {
        JsonNode content = operation(operation).at("/requestBody/content/application~1json");
        return content.isMissingNode() ? null : content.path("schema");
    }

    /** What is described for that status; missing where nothing is. */
    JsonNode response(String operation, int status) {
        return resolved(operation(operation).path("responses").path(String.valueOf(status)));
    }

    /** The schema of an answer of that type; null where the type is not described. A type may be described as video/*. */
    @Nullable
    JsonNode schema(JsonNode response, String contentType) {
        String type = contentType.replaceFirst(";.*", "").strip();
        for (Map.Entry<String, JsonNode> described : response.path("content").properties()) {
            if (type.matches(described
                    .getKey()
                    .replaceFirst(";.*", "")
                    .replace("+", "\\+")
                    .replace("*", ".*"))) {
                return described.getValue().path("schema");
            }
        }
        return null;
    }

    /** The codes of refusals with that status. */
    Set<String> codes(JsonNode response) {
        return response.path("content").path("application/problem+json").path("examples").propertyNames().stream()
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
