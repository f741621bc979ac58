package io.greenroom.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.TestServices;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@GatewayTest
@Import(StrictGateway.class)
class RateLimitTest {
    private static final int KEY_BURST = 2 * StrictGateway.RATE;
    private static final int ADDRESS_BURST = 10 * StrictGateway.ADDRESS_RATE;

    @LocalServerPort
    int port;

    @Autowired
    HandTime time;

    @BeforeEach
    void everyoneHasRested() {
        time.pass(Duration.ofHours(1));
    }

    @Test
    void tellsEachKeyWhatItHasLeftAndRefusesItWhenNothingIs() {
        Api us = Api.stranger(port);
        Api others = Api.stranger(port);
        Answer first = us.get("/api/tasks");
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"key\";q=10;w=2");
        assertThat(first.header("RateLimit")).isEqualTo("\"key\";r=9;t=1");
        assertThat(first.header("Retry-After")).isNull();
        assertAnswered(KEY_BURST - 1, i -> us.get("/api/tasks"), 200);

        Answer refused = us.post("/api/tasks", Map.of());
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("rate_limited");
        assertThat(refused.header("RateLimit")).isEqualTo("\"key\";r=0;t=2");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(others.get("/api/tasks").status()).isEqualTo(200);

        time.pass(Duration.ofSeconds(1));
        assertAnswered(StrictGateway.RATE, i -> us.get("/api/tasks"), 200);
        assertThat(us.get("/api/nowhere").status()).isEqualTo(429);
    }

    @Test
    void countsASessionWithItsKey() {
        String key = Api.admin(port)
                .post("/api/api-keys", Map.of("name", "k"))
                .json()
                .get("key")
                .asString();
        Answer signedIn = Api.nobody(port).post("/api/session", Map.of("key", key));
        Api browser =
                Api.nobody(port).with("Cookie", signedIn.header("Set-Cookie").split(";")[0]);

        assertAnswered(KEY_BURST, i -> browser.get("/api/session"), 200);
        assertThat(browser.get("/api/session").status()).isEqualTo(429);
        assertThat(Api.nobody(port).key(key).get("/api/tasks").status()).isEqualTo(429);
    }

    @Test
    void letsNobodyTryKeysFasterThanAnAddressMay() {
        Api guesser = from("203.0.113.7");
        assertAnswered(ADDRESS_BURST, i -> guesser.key("wrong" + i).get("/api/tasks"), 401);

        Answer refused = guesser.key("wrong again").get("/api/tasks");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"address\";q=30;w=10");
        assertThat(guesser.post("/api/session", Map.of("key", "wrong")).status())
                .isEqualTo(429);
        assertThat(from("203.0.113.8").get("/api/tasks").status()).isEqualTo(401);

        time.pass(Duration.ofSeconds(1));
        assertAnswered(StrictGateway.ADDRESS_RATE, i -> guesser.get("/api/tasks"), 401);
        assertThat(guesser.get("/api/tasks").status()).isEqualTo(429);
    }

    @Test
    void letsWhoeverHasBeenInLatelyPassWhereOthersHaveUsedUpTheirAddress() {
        String key = madeKey();
        String unused = madeKey();
        Api proxied = from("203.0.113.9");
        assertThat(proxied.key(key).get("/api/tasks").status()).isEqualTo(200);
        Api browser = proxied.with(
                "Cookie", "greenroom_session=" + Api.nobody(port).key(key).sessionToken());
        assertThat(browser.get("/api/session").status()).isEqualTo(200);
        assertAnswered(ADDRESS_BURST, i -> proxied.key("wrong" + i).get("/api/tasks"), 401);

        assertThat(proxied.key(key).get("/api/tasks").status()).isEqualTo(200);
        assertThat(browser.get("/api/session").status()).isEqualTo(200);
        assertThat(proxied.key(unused).get("/api/tasks").status()).isEqualTo(429);
        assertThat(proxied.key("wrong again").get("/api/tasks").status())
                .as("nobody has won guesses by it")
                .isEqualTo(429);
    }

    @Test
    void countsSigningInByItsAddress() {
        Api browser = from("203.0.113.20");
        Map<String, String> key = Map.of("key", TestServices.ADMIN_KEY);
        assertAnswered(ADDRESS_BURST, i -> browser.post("/api/session", key), 204);
        assertThat(browser.post("/api/session", key).status()).isEqualTo(429);
    }

    @Test
    void chargesAnAddressForNoneOfItsValidKeys() {
        for (int key = 0; key * KEY_BURST <= ADDRESS_BURST; key++) {
            String made = Api.admin(port)
                    .post("/api/api-keys", Map.of("name", "k"))
                    .json()
                    .get("key")
                    .asString();
            assertAnswered(KEY_BURST, i -> from("203.0.113.30").key(made).get("/api/tasks"), 200);
        }
        assertThat(from("203.0.113.30").get("/api/tasks").status()).isEqualTo(401);
    }

    @Test
    void takesTheAddressThatATrustedProxyHasSeenForTheCallers() {
        assertAnswered(
                ADDRESS_BURST, i -> from("198.51.100." + i + ", 203.0.113.40").get("/api/tasks"), 401);
        assertThat(from("198.51.100.99, 203.0.113.40").get("/api/tasks").status())
                .isEqualTo(429);
        assertThat(from("203.0.113.40, 127.0.0.9").get("/api/tasks").status()).isEqualTo(429);
        assertThat(from("203.0.113.41").get("/api/tasks").status()).isEqualTo(401);
    }

    @Test
    void takesASiteWithManyAddressesForOne() {
        assertAnswered(ADDRESS_BURST, i -> from("2001:db8:0:1::" + i).get("/api/tasks"), 401);
        assertThat(from("2001:db8:0:1:ffff::1").get("/api/tasks").status()).isEqualTo(429);
        assertThat(from("2001:db8:0:2::1").get("/api/tasks").status()).isEqualTo(401);
    }

    @Test
    void neverRefusesHealthPagesOrDocuments() {
        Api guesser = from("203.0.113.50");
        assertAnswered(ADDRESS_BURST, i -> guesser.get("/api/tasks"), 401);
        assertThat(guesser.get("/api/tasks").status()).isEqualTo(429);

        for (String path : new String[] {"/actuator/health/liveness", "/login", "/docs/errors", "/v3/api-docs"}) {
            Answer answer = guesser.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.header("RateLimit")).as(path).isNull();
        }
        assertAnswered(ADDRESS_BURST, i -> guesser.get("/actuator/health/readiness"), 200);
    }

    private String madeKey() {
        Answer made = Api.admin(port).post("/api/api-keys", Map.of("name", "k"));
        return made.json().get("key").asString();
    }

    private Api from(String address) {
        return Api.nobody(port).with("X-Forwarded-For", address);
    }

    private static void assertAnswered(int times, IntFunction<Answer> request, int status) {
        for (int i = 0; i < times; i++) {
            assertThat(request.apply(i).status()).as("request " + i).isEqualTo(status);
        }
    }
}
