package io.greenroom.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.GatewayTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The pages' client is made of web-ui/openapi.json: the document that this gateway serves, without its examples. */
@GatewayTest
class ClientDescriptionTest {

    private static final Path FILE = Path.of(System.getProperty("greenroom.root"), "web-ui", "openapi.json");
    private static final Set<String> OF_NO_TYPE = Set.of("example", "examples", "servers");
    private static final JsonMapper LINES =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @LocalServerPort
    int port;

    @Test
    void isMadeOfWhatTheGatewayServes() throws IOException {
        String document = Api.nobody(port).get("/v3/api-docs").text();
        String made = LINES.writeValueAsString(inOrder(LINES.readValue(document, Object.class))) + "\n";
        if (Boolean.getBoolean("greenroom.write-docs")) {
            Files.writeString(FILE, made);
        }
        assertThat(FILE)
                .as("web-ui/openapi.json is made anew with -Dgreenroom.write-docs=true -Dtest=ClientDescriptionTest")
                .hasContent(made);
    }

    /** By name: the order in which the describer finds them changes from start to start. */
    private static Object inOrder(Object node) {
        if (node instanceof Map<?, ?> parts) {
            Map<String, Object> sorted = new TreeMap<>();
            parts.forEach((name, value) -> {
                if (name.equals("properties")) {
                    sorted.put("properties", fields(value));
                } else if (!OF_NO_TYPE.contains(name)) {
                    sorted.put((String) name, inOrder(value));
                }
            });
            return sorted;
        }
        return node instanceof List<?> items
                ? items.stream().map(ClientDescriptionTest::inOrder).collect(Collectors.toList())
                : node;
    }

    /** Of a schema: a field may have any name. */
    private static Object fields(Object properties) {
        Map<String, Object> sorted = new TreeMap<>();
        ((Map<?, ?>) properties).forEach((name, schema) -> sorted.put((String) name, inOrder(schema)));
        return sorted;
    }
}
