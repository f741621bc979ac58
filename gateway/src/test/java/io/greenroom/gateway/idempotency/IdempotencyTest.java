package io.greenroom.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.problems.ProblemException;
import io.greenroom.gateway.tasks.Submitter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@GatewayTest
class IdempotencyTest {

    private static final String TASKS = "/api/tasks";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    IdempotencyKeys keys;

    @Autowired
    OpenClaims open;

    @Autowired
    TransactionTemplate transaction;

    private Submitter ours;
    private String key;

    @BeforeEach
    void aKeyThatNobodyHasUsed() {
        ours = new Submitter(port);
        key = UUID.randomUUID().toString();
        jdbc.sql("delete from idempotency_keys").update();
    }

    @Test
    void theSameBodyFindsTheSameTaskInWhateverOrderItsFieldsCome() {
        Map<String, Object> body = ours.task(Map.of("labels", Map.of("b", "1", "a", "2")));
        Answer first = submit(body);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header(OnceOnly.REPLAYED)).isNull();

        Answer again = submit(
                JsonMapper.shared().writeValueAsString(new LinkedHashMap<>(new TreeMap<>(body).descendingMap())));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header(OnceOnly.REPLAYED)).isEqualTo("true");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(Submitter.id(again)).isEqualTo(Submitter.id(first));
        assertThat(tasks()).isEqualTo(1);
    }

    @Test
    void showsTheTaskAsItIsNowAndSaysWhenItIsGone() {
        Map<String, Object> body = ours.task(Map.of());
        UUID task = Submitter.id(submit(body));
        ours.us.post(TASKS + "/" + task + "/cancel");
        assertThat(submit(body).json().path("status").asString()).isEqualTo("cancelled");
        ours.us.delete(TASKS + "/" + task);
        assertThat(submit(body).status()).isEqualTo(404);
        assertThat(tasks()).isZero();
    }

    @Test
    void anotherBodyIsRefusedAndSoIsTheSameOneElsewhere() {
        submit(ours.task(Map.of()));
        Answer other = submit(ours.task(Map.of("name", "Another")));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
        Answer elsewhere = with(key).post(TASKS + "/batch", Map.of("tasks", List.of(ours.task(Map.of()))));
        assertThat(elsewhere.code()).isEqualTo("idempotency_key_reused");
        assertThat(tasks()).isEqualTo(1);
    }

    @Test
    void isTheWorkspacesOwn() {
        UUID task = Submitter.id(submit(ours.task(Map.of())));
        Submitter others = new Submitter(port);
        Answer theirs = others.us.with(OnceOnly.HEADER, key).post(TASKS, others.task(Map.of()));
        assertThat(theirs.status()).isEqualTo(201);
        assertThat(Submitter.id(theirs)).isNotEqualTo(task);
    }

    @Test
    void whatWasRefusedLeavesTheKeyFree() {
        assertThat(submit(ours.task(Map.of("priority", 99))).code()).isEqualTo("validation_failed");
        assertThat(submit(ours.task(Map.of("priority", 9))).status()).isEqualTo(201);
    }

    @Test
    void aSecondRequestIsToldThatTheFirstIsInFlight() {
        Claim first = takeAs(ours.task(Map.of()));
        Answer second = submit(ours.task(Map.of()));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("idempotency_in_flight");
        assertThat(tasks()).isZero();
        keys.release(first);
        assertThat(submit(ours.task(Map.of())).status()).isEqualTo(201);
    }

    @Test
    void aGatewayThatDiesWithAClaimHoldsTheKeyForAMinuteAndOneThatWasOnlySlowMakesNothing() {
        Claim dead = takeAs(ours.task(Map.of()));
        jdbc.sql("update idempotency_keys set claimed_until = date_sub(now(6), interval 1 second)")
                .update();
        Answer after = submit(ours.task(Map.of()));
        assertThat(after.status()).isEqualTo(201);

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> keys.complete(dead, UUID.randomUUID())))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("being worked on");
        keys.release(dead);
        assertThat(Submitter.id(submit(ours.task(Map.of()))))
                .as("a claim that was lost frees nothing")
                .isEqualTo(Submitter.id(after));
    }

    @Test
    void aClaimThatIsLostCompletesNothingWhileItsHeirIsAtWork() {
        Claim slow = takeAs(ours.task(Map.of()));
        jdbc.sql("update idempotency_keys set claimed_until = date_sub(now(6), interval 1 second)")
                .update();
        String hash = jdbc.sql("select body_sha256 from idempotency_keys")
                .query(String.class)
                .single();
        Claim heir = keys.take(slow.row(), hash).claim();
        UUID made = UUID.randomUUID();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> keys.complete(slow, UUID.randomUUID())))
                .isInstanceOf(ProblemException.class);
        keys.release(slow);
        transaction.executeWithoutResult(status -> keys.complete(heir, made));
        assertThat(keys.take(slow.row(), hash).made()).isEqualTo(made);
    }

    @Test
    void aClaimDoesNotRunOutWhileItsRequestIsAtWork() {
        Claim slow = takeAs(ours.task(Map.of()));
        open.during(slow, () -> {
            jdbc.sql("update idempotency_keys set claimed_until = date_sub(now(6), interval 1 second)")
                    .update();
            open.renew();
            assertThat(submit(ours.task(Map.of())).code()).isEqualTo("idempotency_in_flight");
            return slow;
        });
        jdbc.sql("update idempotency_keys set claimed_until = date_sub(now(6), interval 1 second)")
                .update();
        open.renew();
        assertThat(submit(ours.task(Map.of())).status())
                .as("nobody is at work under it any more")
                .isEqualTo(201);
    }

    @Test
    void aDayLaterTheKeyIsNewAgain() {
        UUID yesterday = Submitter.id(submit(ours.task(Map.of())));
        jdbc.sql("update idempotency_keys set created_at = date_sub(now(6), interval 25 hour)")
                .update();
        Answer today = submit(ours.task(Map.of("name", "Another")));
        assertThat(today.status()).isEqualTo(201);
        assertThat(Submitter.id(today)).isNotEqualTo(yesterday);
        assertThat(submit(ours.task(Map.of("name", "Another"))).status()).isEqualTo(200);
    }

    @Test
    void manyAtOnceMakeOneTask() {
        Map<String, Object> body = ours.task(Map.of());
        List<Answer> answers = Submitter.atOnce(16, i -> submit(body));
        assertThat(answers).allMatch(answer -> List.of(200, 201, 409).contains(answer.status()));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(tasks()).isEqualTo(1);
    }

    @Test
    void aKeyHasVisibleCharactersOnly() {
        for (String wrong : List.of("with a blank", "x".repeat(256))) {
            key = wrong;
            Answer answer = submit(ours.task(Map.of()));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("Idempotency-Key");
        }
    }

    /** Claims the key as a gateway does that gets no further. */
    private Claim takeAs(Map<String, Object> body) {
        submit(body);
        ours.us.post(TASKS + "/delete", Map.of("filter", Map.of("all", true)));
        String row =
                jdbc.sql("select id from idempotency_keys").query(String.class).single();
        String hash = jdbc.sql("select body_sha256 from idempotency_keys")
                .query(String.class)
                .single();
        jdbc.sql("delete from idempotency_keys").update();
        return keys.take(row, hash).claim();
    }

    private Answer submit(Object body) {
        return with(key).post(TASKS, body);
    }

    private Api with(String idempotencyKey) {
        return ours.us.with(OnceOnly.HEADER, idempotencyKey);
    }

    private int tasks() {
        return ours.us.get(TASKS + "?count=true").json().path("total").asInt();
    }
}
