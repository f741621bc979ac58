package io.greenroom.gateway.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows for each JSON body one that works, as a person would send it: they stand in {@code openapi/requests.json} by
 * operation.
 */
@Component
class RequestExamples implements GlobalOpenApiCustomizer {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JsonNode examples = read();

    @Override
    public void customise(OpenAPI document) {
        document.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().forEach((method, operation) -> show(path, method, operation)));
    }

    private void show(String path, PathItem.HttpMethod method, Operation operation) {
        JsonNode example = examples.path(method + " " + path);
        if (example.isMissingNode() || operation.getRequestBody() == null) {
            return;
        }
        operation
                .getRequestBody()
                .getContent()
                .values()
                .forEach(body -> body.setExample(JSON.treeToValue(example, Object.class)));
    }

    private static JsonNode read() {
        try (InputStream file = new ClassPathResource("openapi/requests.json").getInputStream()) {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException("openapi/requests.json", e);
        }
    }
}
