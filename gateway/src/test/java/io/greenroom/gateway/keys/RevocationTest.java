package io.greenroom.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.GatewayTest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Another gateway on the same database, which hears nothing of what is done here. */
@GatewayTest
class RevocationTest {

    /** How a key ends. */
    enum Way {
        DELETED((admin, path) -> admin.delete(path)),
        DISABLED((admin, path) -> admin.put(path, Map.of("name", "x", "is_active", false))),
        ROTATED((admin, path) -> admin.post(path + "/rotate", Map.of("overlap_seconds", 0)));

        private final BiConsumer<Api, String> end;

        Way(BiConsumer<Api, String> end) {
            this.end = end;
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    ApiKeys keys;

    @Autowired
    JdbcClient database;

    private final AtomicLong nanos = new AtomicLong();
    private Callers elsewhere;
    private Api admin;
    private String id;
    private String key;
    private String token;

    @BeforeEach
    void aKeyAndASessionThatTheOtherGatewayKnows() {
        elsewhere = new Callers(keys, Clock.systemUTC(), nanos::get);
        admin = Api.admin(port);
        JsonNode made = admin.post("/api/api-keys", Map.of("name", "short")).json();
        id = made.get("id").asString();
        key = made.get("key").asString();
        token = Api.nobody(port).key(key).sessionToken();
        assertThat(elsewhere.byKey(key)).isPresent();
        assertThat(elsewhere.bySession(token)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void opensNothingFiveSecondsLaterWithoutAnyNews(Way way) {
        way.end.accept(admin, "/api/api-keys/" + id);
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(elsewhere.byKey(key)).isEmpty();
        assertThat(elsewhere.bySession(token)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void opensNothingAtOnceWhereTheNewsArrives(Way way) {
        way.end.accept(admin, "/api/api-keys/" + id);
        new OpenConnections(elsewhere).changed(UUID.fromString(id));
        assertThat(elsewhere.byKey(key)).isEmpty();
        assertThat(elsewhere.bySession(token)).isEmpty();
    }

    @Test
    void expiresOnEveryGatewayWithinFiveSeconds() {
        database.sql("update api_keys set expires_at = '2020-01-01' where id = ?")
                .param(id)
                .update();
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(elsewhere.byKey(key)).isEmpty();
        assertThat(elsewhere.bySession(token)).isEmpty();
    }
}
