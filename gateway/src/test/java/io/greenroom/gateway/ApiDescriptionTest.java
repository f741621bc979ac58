package io.greenroom.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@GatewayTest
class ApiDescriptionTest {
    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    @Test
    void describesEveryRouteToAnyoneWhoAsks() {
        JsonNode description = Api.nobody(port).get("/v3/api-docs").json();

        Set<String> served = routes.getHandlerMethods().keySet().stream()
                .flatMap(route -> route.getPatternValues().stream())
                .filter(path -> path.startsWith("/api/"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(served).contains("/api/tasks", "/api/upload", "/api/digital-humans/{id}/thumbnail");
        assertThat(description.get("paths").propertyNames()).containsAll(served);
    }

    @Test
    void saysHowToProveWhoOneIsAndWhatARefusalLooksLike() {
        JsonNode description = Api.nobody(port).get("/v3/api-docs").json();

        assertThat(description.at("/info/title").asString()).isEqualTo("Greenroom");
        assertThat(description.at("/components/securitySchemes/key/name").asString())
                .isEqualTo("X-API-KEY");
        assertThat(description.at("/components/securitySchemes/session/in").asString())
                .isEqualTo("cookie");
        assertThat(description
                        .at("/components/schemas/ProblemBody/properties/code")
                        .isMissingNode())
                .isFalse();
    }
}
