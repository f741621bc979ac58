package io.greenroom.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.TestServices;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@GatewayTest
class SessionsTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    Tickets tickets;

    Api nobody;
    String cookie;
    Api browser;

    @BeforeEach
    void signIn() {
        nobody = Api.nobody(port);
        Answer signedIn = nobody.post("/api/session", Map.of("key", TestServices.ADMIN_KEY));
        assertThat(signedIn.status()).isEqualTo(204);
        String header = signedIn.header("Set-Cookie");
        assertThat(header).contains("HttpOnly", "SameSite=Strict", "Path=/");
        cookie = header.substring(0, header.indexOf(';'));
        browser = nobody.with("Cookie", cookie);
    }

    @Test
    void refusesAWrongKeyAndNone() {
        assertThat(nobody.post("/api/session", Map.of("key", "wrong")).status()).isEqualTo(401);
        Answer empty = nobody.post("/api/session", Map.of());
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.json().at("/errors/0/field").asString()).isEqualTo("key");
        assertThat(empty.json().at("/errors/0/code").asString()).isEqualTo("required");
    }

    @Test
    void keepsOnlyTheDigestOfItsToken() {
        String token = cookie.substring(cookie.indexOf('=') + 1);
        assertThat(database.sql("select count(*) from sessions where id = ?")
                        .param(Secrets.hash(token))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void readsWithTheCookieAlone() {
        Answer who = browser.get("/api/session");
        assertThat(who.status()).isEqualTo(200);
        assertThat(who.json().get("name").asString()).isEqualTo("admin");
        assertThat(nobody.with("Cookie", "greenroom_session=other")
                        .get("/api/session")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void tellsWhichKeyOfWhichWorkspaceItIsAndUntilWhen() {
        Api admin = Api.admin(port);
        Answer key = admin.post(
                "/api/api-keys",
                Map.of("name", "until then", "scopes", List.of("read"), "expires_at", "2090-01-31T12:00:00.000Z"));
        Answer signedIn =
                nobody.post("/api/session", Map.of("key", key.json().get("key").asString()));
        JsonNode who = nobody.with("Cookie", signedIn.header("Set-Cookie").split(";")[0])
                .get("/api/session")
                .json();
        assertThat(who.get("key_id")).isEqualTo(key.json().get("id"));
        assertThat(who.get("workspace_id")).isEqualTo(key.json().get("workspace_id"));
        assertThat(who.get("workspace_name").asString()).isEqualTo("until then");
        assertThat(who.get("expires_at").asString()).isEqualTo("2090-01-31T12:00:00.000Z");
        assertThat(browser.get("/api/session").json().get("expires_at").isNull())
                .isTrue();
    }

    @Test
    void changesThingsOnlyFromItsOwnPages() {
        Map<String, String> body = Map.of("name", "from a page");
        for (String origin : List.of("https://evil.example", "http://localhost:1", "null", "http://localhost")) {
            Answer refused = browser.with("Origin", origin).post("/api/api-keys", body);
            assertThat(refused.status()).as(origin).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("origin_refused");
        }
        assertThat(browser.post("/api/api-keys", body).code()).isEqualTo("origin_refused");
        assertThat(browser.with("Origin", browser.origin())
                        .post("/api/api-keys", body)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void endsWhenSignedOut() {
        Answer out = browser.with("Origin", browser.origin()).delete("/api/session");
        assertThat(out.status()).isEqualTo(204);
        assertThat(out.header("Set-Cookie")).contains("Max-Age=0");
        assertThat(browser.get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void endsWithItsKeyAndWithItsTime() {
        Api admin = Api.admin(port);
        Answer key = admin.post("/api/api-keys", Map.of("name", "short"));
        Answer signedIn =
                nobody.post("/api/session", Map.of("key", key.json().get("key").asString()));
        Api other = nobody.with("Cookie", signedIn.header("Set-Cookie").split(";")[0]);
        assertThat(other.get("/api/session").status()).isEqualTo(200);
        admin.delete("/api/api-keys/" + key.json().get("id").asString());
        assertThat(other.get("/api/session").status()).isEqualTo(401);

        Answer again = nobody.post("/api/session", Map.of("key", TestServices.ADMIN_KEY));
        String old = again.header("Set-Cookie").split(";")[0];
        database.sql("update sessions set expires_at = '2020-01-01' where id = ?")
                .param(Secrets.hash(old.substring(old.indexOf('=') + 1)))
                .update();
        assertThat(nobody.with("Cookie", old).get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void aTicketOpensOnce() {
        Answer issued = browser.with("Origin", browser.origin()).post("/api/live/tickets");
        assertThat(issued.status()).isEqualTo(201);
        String ticket = issued.json().get("ticket").asString();

        assertThat(tickets.redeem(ticket))
                .hasValueSatisfying(caller -> assertThat(caller.admin()).isTrue());
        assertThat(tickets.redeem(ticket)).isEmpty();
        assertThat(tickets.redeem("made up")).isEmpty();
    }

    @Test
    void anOldTicketOpensNothing() {
        String ticket =
                Api.admin(port).post("/api/live/tickets").json().get("ticket").asString();
        database.sql("update live_tickets set expires_at = '2020-01-01' where id = ?")
                .param(Secrets.hash(ticket))
                .update();
        assertThat(tickets.redeem(ticket)).isEmpty();
    }
}
