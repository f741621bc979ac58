package io.greenroom.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.api.Row.Reach;
import io.greenroom.gateway.keys.Scope;
import io.greenroom.gateway.recording.Recorder;
import io.greenroom.media.ObjectStore;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Knocks at every operation of the API with every kind of key. What each lets in is said in {@link IsolationRows}. */
@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationTest {

    static final List<Row> ROWS = IsolationRows.ROWS;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Recorder recorder;

    @Autowired
    ObjectStore store;

    Studio ours;
    Studio theirs;
    /** Callers who are nobody, by what is wrong with them. */
    final Map<String, Api> nobodies = new LinkedHashMap<>();

    @BeforeAll
    void twoWorkspacesAndKeysThatOpenNothing() {
        ours = new Studio(port, jdbc, recorder, store);
        theirs = new Studio(port, jdbc, recorder, store);
        Api nobody = Api.nobody(port);
        nobodies.put("no key", nobody);
        nobodies.put("a made-up key", nobody.key("gr_12345678_" + "x".repeat(38)));
        nobodies.put("a made-up session", nobody.with("Cookie", "greenroom_session=" + "x".repeat(40)));
        // They had every scope, so that nothing else can be what keeps them out.
        ended("a disabled key", "is_active = false");
        ended("an expired key", "expires_at = '2020-01-01'");
    }

    private void ended(String name, String how) {
        String key = ours.key(Scope.ADMIN);
        Api session = ours.session(key).with("Origin", Api.nobody(port).origin());
        jdbc.sql("update api_keys set " + how + " where prefix = ?")
                .param(key.substring(0, key.lastIndexOf('_')))
                .update();
        nobodies.put(name, Api.nobody(port).key(key));
        nobodies.put("the session of " + name, session);
        // What a gateway remembers of a key it forgets within seconds.
        await(name).untilAsserted(() -> {
            assertThat(nobodies.get(name).get("/api/session").status()).isEqualTo(401);
            assertThat(session.get("/api/session").status()).isEqualTo(401);
        });
    }

    @AfterAll
    void letTasksGoOutAgain() {
        Api.admin(port).post("/api/dispatch/resume");
    }

    @Test
    void everyOperationHasARow() {
        Set<String> described = Description.of(port).operations();
        Set<String> rows = ROWS.stream().map(Row::operation).collect(Collectors.toCollection(TreeSet::new));

        Set<String> missing = new TreeSet<>(described);
        missing.removeAll(rows);
        assertThat(missing).as("""
            operations without a row in IsolationRows.ROWS. A line each is enough, such as
                row("GET /api/things/{id}", READ).about(Studio::thing),   others are told not_found
                row("GET /api/things", READ).lists(Studio::thing),        the lists of others lack it
                row("POST /api/things", SUBMIT).sends((us, none) -> Map.of("name", "t")),
                row("POST /api/things/sweep", ADMIN),
            where Studio.thing() makes a new one in a workspace and returns Thing.of(id)\
            """).isEmpty();
        rows.removeAll(described);
        assertThat(rows)
                .as("rows in IsolationRows.ROWS of operations that are no more")
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void opensOnlyToThoseWhoMay(Row row) {
        Thing thing = row.reach().make(ours);
        if (row.scope() == null) {
            assertLetIn("nobody", row, row.ask(Api.nobody(port), ours, thing), thing);
            return;
        }
        nobodies.forEach((name, api) -> assertRefused(name, row.ask(api, ours, thing), 401, "unauthorized"));
        for (Api caller : withoutScope(row.scope())) {
            Answer answer = row.ask(caller, ours, thing);
            if (row.anyKey()) {
                assertLetIn("a key of another scope", row, answer, thing);
            } else {
                assertRefused("a key without the scope", answer, 403, "forbidden");
            }
        }
        if (!row.looks()) {
            Api browser = ours.session(ours.key(row.scope()));
            assertRefused("a page of nobody knows whom", row.ask(browser, ours, thing), 403, "origin_refused");
            Api foreign = browser.with("Origin", "https://evil.example");
            assertRefused("a page of others", row.ask(foreign, ours, thing), 403, "origin_refused");
        }
        assertStaysWithin(row, thing);
        // None of those has changed anything: there it is, as if nobody had asked.
        assertLetIn("a key", row, row.ask(Api.nobody(port).key(ours.key(row.scope())), ours, thing), thing);
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void opensToASessionAndToAnAdminAsToAKey(Row row) {
        if (row.scope() == null) {
            return;
        }
        Api browser = ours.session(ours.key(row.scope()));
        Thing thing = row.reach().make(ours);
        Api page = row.looks() ? browser : browser.with("Origin", browser.origin());
        assertLetIn("a session", row, row.ask(page, ours, thing), thing);

        Thing another = row.reach().make(ours);
        assertLetIn("an admin of another workspace", row, row.ask(Api.admin(port), ours, another), another);
    }

    /** What belongs to us does not exist for others, not even as something that they may not see. */
    private void assertStaysWithin(Row row, Thing thing) {
        Reach reach = row.reach();
        Api others = Api.nobody(port).key(theirs.key(row.scope()));
        boolean seesAll = row.scope() == Scope.ADMIN;
        if (reach instanceof Reach.One one) {
            Answer nowhere = row.ask(others, theirs, thing.thatIsNowhere());
            assertThat(nowhere.status()).as(nowhere.text()).isBetween(404, 422);
            assertThat(nowhere.code()).isEqualTo(one.code());
            if (!seesAll) {
                Answer foreign = row.ask(others, theirs, thing);
                assertThat(foreign.text()).as("what others are told").isEqualTo(nowhere.text());
                assertThat(foreign.status()).isEqualTo(nowhere.status());
            }
        } else if (!seesAll && reach instanceof Reach.All) {
            Answer list = row.ask(others, theirs, thing);
            assertThat(list.status()).as(list.text()).isEqualTo(200);
            assertThat(list.text()).as("what others see").doesNotContain(thing.id());
        } else if (!seesAll && reach instanceof Reach.Many) {
            assertThat(row.ask(others, theirs, thing).json().path("count").asInt(-1))
                    .as("what others move")
                    .isZero();
        }
    }

    private void assertLetIn(String who, Row row, Answer answer, Thing thing) {
        if (row.answers() != 0) {
            assertThat(answer.status()).as(who + ": " + answer.text()).isEqualTo(row.answers());
            return;
        }
        assertThat(answer.status()).as(who + ": " + answer.text()).isBetween(200, 299);
        if (row.reach() instanceof Reach.All) {
            assertThat(answer.text()).as(who).contains(thing.id());
        } else if (row.reach() instanceof Reach.Many) {
            assertThat(answer.json().path("count").asInt()).as(who).isEqualTo(1);
        }
    }

    private static void assertRefused(String who, Answer answer, int status, String code) {
        assertThat(answer.status()).as(who + ": " + answer.text()).isEqualTo(status);
        assertThat(answer.code()).as(who).isEqualTo(code);
    }

    /** A key that has all but this scope, and a session of it on our own page. */
    private List<Api> withoutScope(Scope scope) {
        Scope[] others = Arrays.stream(Scope.values())
                .filter(each -> each != scope && each != Scope.ADMIN)
                .toArray(Scope[]::new);
        Api nobody = Api.nobody(port);
        String key = ours.key(others);
        return List.of(nobody.key(key), ours.session(key).with("Origin", nobody.origin()));
    }
}
