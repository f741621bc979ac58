package io.greenroom.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.SecondGateway;
import io.greenroom.gateway.TestServices;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.socket.CloseStatus;
import tools.jackson.databind.JsonNode;

/** A socket lives no longer than its key, and may no more than it. */
@GatewayTest
class RevokedSocketsTest {

    /** What may become of a key. */
    enum Way {
        DELETED((admin, path) -> admin.delete(path)),
        DISABLED((admin, path) -> admin.put(path, Map.of("name", "x", "is_active", false))),
        ROTATED((admin, path) -> admin.post(path + "/rotate", Map.of("overlap_seconds", 0))),
        NO_LONGER_AN_ADMINS((admin, path) -> admin.put(path, Map.of("name", "x", "scopes", List.of("submit", "read"))));

        private final BiConsumer<Api, String> end;

        Way(BiConsumer<Api, String> end) {
            this.end = end;
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    Environment environment;

    private final HttpClient http = HttpClient.newHttpClient();
    private Api admin;
    private String id;
    private String key;
    private String cookie;
    private Api browser;
    private Socket operators;
    private Socket byKey;
    private Socket byTicket;

    @BeforeEach
    void socketsOfTwoKeys() {
        admin = Api.admin(port);
        JsonNode made = admin.post("/api/api-keys", Map.of("name", "short", "scopes", List.of("admin")))
                .json();
        id = made.get("id").asString();
        key = made.get("key").asString();
        cookie = "greenroom_session=" + Api.nobody(port).key(key).sessionToken();
        browser = Api.nobody(port).with("Cookie", cookie);
        operators = open("X-API-KEY", TestServices.ADMIN_KEY, "");
        byKey = open("X-API-KEY", key, "");
        byTicket = open("X-Nothing", "-", "?ticket=" + ticket(browser));
    }

    @AfterEach
    void hangUp() {
        List.of(operators, byKey, byTicket).forEach(socket -> socket.socket.abort());
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void endsWithItsKeyWhileOthersStay(Way way) {
        way.end.accept(admin, "/api/api-keys/" + id);
        assertTurnedOut();
    }

    @Test
    void endsWithoutAnyNewsWhenItsKeyExpires() {
        database.sql("update api_keys set expires_at = now(3) where id = ?")
                .param(id)
                .update();
        assertTurnedOut();
    }

    @Test
    void staysWhereItsKeyIsOnlyGivenAnotherName() {
        admin.put("/api/api-keys/" + id, Map.of("name", "a better name"));
        assertAnswers(byKey);
        database.sql("delete from api_keys where id = ?").param(id).update();
        assertTurnedOut();
    }

    @Test
    void endsWhenItsSessionIsSignedOutWhileOthersOfItsKeyStay() {
        Socket another = open(
                "X-Nothing", "-", "?ticket=" + ticket(Api.nobody(port).key(key).signIn()));
        Socket byCookie = open("Cookie", cookie, "");
        signOut();
        await().untilAsserted(() -> {
            assertThat(byTicket.closed).isCompletedWithValue(CloseStatus.POLICY_VIOLATION.getCode());
            assertThat(byCookie.closed).isCompletedWithValue(CloseStatus.POLICY_VIOLATION.getCode());
        });
        assertAnswers(another);
        assertAnswers(byKey);
        another.socket.abort();
    }

    @Test
    void endsOnAnotherGatewayToo() {
        try (SecondGateway other = new SecondGateway(environment)) {
            Socket elsewhere = open(other.port(), "X-Nothing", "-", "?ticket=" + ticket(browser));
            signOut();
            await().untilAsserted(() ->
                    assertThat(elsewhere.closed).isCompletedWithValue(CloseStatus.POLICY_VIOLATION.getCode()));
        }
    }

    @Test
    void isNotOpenedByATicketOfASessionThatWasSignedOut() {
        String ticket = ticket(browser);
        signOut();
        assertRefused(() -> open("X-Nothing", "-", "?ticket=" + ticket));
    }

    @Test
    void isOpenedByACookieOnlyFromOurOwnPages() {
        open("Cookie", cookie, "").socket.abort();
        for (String origin : List.of("https://evil.example", "http://localhost:1", "null")) {
            assertRefused(() -> http.newWebSocketBuilder()
                    .header("Cookie", cookie)
                    .header("Origin", origin)
                    .buildAsync(address(port, ""), new Socket())
                    .join());
        }
        assertRefused(() -> http.newWebSocketBuilder()
                .header("Cookie", cookie)
                .buildAsync(address(port, ""), new Socket())
                .join());
    }

    private static void assertRefused(ThrowingCallable opening) {
        assertThatThrownBy(opening)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(401));
    }

    private void signOut() {
        browser.with("Origin", browser.origin()).delete("/api/session");
    }

    @Test
    void endsWithoutAnyNewsWhenItsSessionEnds() {
        database.sql("update sessions set expires_at = now(3) where key_id = ?")
                .param(id)
                .update();
        await().untilAsserted(
                        () -> assertThat(byTicket.closed).isCompletedWithValue(CloseStatus.POLICY_VIOLATION.getCode()));
        assertAnswers(byKey);
    }

    private void assertTurnedOut() {
        await().untilAsserted(() -> {
            assertThat(byKey.closed).isCompletedWithValue(CloseStatus.POLICY_VIOLATION.getCode());
            assertThat(byTicket.closed).isCompletedWithValue(CloseStatus.POLICY_VIOLATION.getCode());
        });
        assertAnswers(operators);
    }

    private static void assertAnswers(Socket socket) {
        socket.answered = new CountDownLatch(1);
        socket.socket.sendText("?", true).join();
        await().until(() -> socket.answered.getCount() == 0);
        assertThat(socket.closed).isNotDone();
    }

    private static String ticket(Api browser) {
        Answer issued = browser.with("Origin", browser.origin()).post("/api/live/tickets");
        return issued.json().get("ticket").asString();
    }

    private Socket open(String header, String value, String query) {
        return open(port, header, value, query);
    }

    private Socket open(int port, String header, String value, String query) {
        Socket socket = new Socket();
        socket.socket = http.newWebSocketBuilder()
                .header(header, value)
                .header("Origin", "http://localhost:" + port)
                .subprotocols("greenroom.v1")
                .buildAsync(address(port, query), socket)
                .join();
        await().until(() -> socket.answered.getCount() == 0);
        return socket;
    }

    private static URI address(int port, String query) {
        return URI.create("ws://localhost:" + port + "/api/live" + query);
    }

    private static final class Socket implements WebSocket.Listener {
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private volatile CountDownLatch answered = new CountDownLatch(1);
        private WebSocket socket;

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            // Signs of life come to whoever asks nothing, too.
            if (!data.toString().contains("\"ping\"")) {
                answered.countDown();
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closed.complete(status);
            return null;
        }
    }
}
