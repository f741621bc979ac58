package io.greenroom.gateway.browsers;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.limits.HandTime;
import io.greenroom.gateway.limits.StrictGateway;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@GatewayTest
@Import(StrictGateway.class)
class ForeignPagesTest {
    @LocalServerPort
    int port;

    @Autowired
    HandTime time;

    @BeforeEach
    void everyoneHasRested() {
        time.pass(Duration.ofHours(1));
    }

    @Test
    void letsAPageOfTheSettingsCallWithAKey() {
        Answer leave = Api.nobody(port)
                .with("Origin", StrictGateway.STUDIO)
                .with("Access-Control-Request-Method", "POST")
                .with("Access-Control-Request-Headers", "x-api-key")
                .send("OPTIONS", "/api/tasks", BodyPublishers.noBody());
        assertThat(leave.status()).isEqualTo(204);
        assertThat(leave.header("Access-Control-Allow-Origin")).isEqualTo(StrictGateway.STUDIO);
        assertThat(leave.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(leave.header("Access-Control-Allow-Headers")).contains("X-API-KEY", "Idempotency-Key", "If-Range");
        assertThat(leave.header("Access-Control-Allow-Credentials")).isNull();

        Answer answer = Api.stranger(port).with("Origin", StrictGateway.STUDIO).get("/api/tasks");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(StrictGateway.STUDIO);
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("RateLimit", "Idempotent-Replayed");
        assertThat(answer.headers().allValues("Vary")).contains("Origin");
        assertThat(Api.nobody(port)
                        .with("Origin", StrictGateway.STUDIO)
                        .get("/api/tasks")
                        .header("Access-Control-Allow-Origin"))
                .isEqualTo(StrictGateway.STUDIO);
    }

    @Test
    void givesNoLeaveToAnyOtherPage() {
        for (String origin : new String[] {"https://evil.example.com", "http://studio.example.com", "null"}) {
            Answer leave = Api.nobody(port)
                    .with("Origin", origin)
                    .with("Access-Control-Request-Method", "GET")
                    .send("OPTIONS", "/api/tasks", BodyPublishers.noBody());
            assertThat(leave.status()).isEqualTo(401);
            assertThat(leave.header("Access-Control-Allow-Origin")).isNull();
            assertThat(Api.stranger(port)
                            .with("Origin", origin)
                            .get("/api/tasks")
                            .header("Access-Control-Allow-Origin"))
                    .isNull();
        }
    }
}
