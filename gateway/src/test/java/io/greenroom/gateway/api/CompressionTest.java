package io.greenroom.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.GatewayTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@GatewayTest
class CompressionTest {

    @LocalServerPort
    private int port;

    @Test
    void longAnswersAreShortOnTheLineForWhoCanReadThem() throws IOException {
        Answer plain = Api.nobody(port).get("/v3/api-docs");
        Answer packed = Api.nobody(port).with("Accept-Encoding", "gzip").get("/v3/api-docs");
        assertThat(plain.header("Content-Encoding")).isNull();
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.headers().allValues("Vary")).anyMatch(names -> names.contains("accept-encoding"));
        assertThat(packed.body()).hasSizeLessThan(plain.body().length / 4);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(plain.body());
    }
}
