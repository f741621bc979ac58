package io.greenroom.gateway.parking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.greenroom.events.BrokerLink;
import io.greenroom.events.Header;
import io.greenroom.events.Parking;
import io.greenroom.events.QueueWriter;
import io.greenroom.events.Topology;
import io.greenroom.events.WireConverter;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.keys.Scope;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.ProblemException;
import io.greenroom.gateway.recording.Told;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What admins do about parked messages. */
@GatewayTest
class ParkedMessagesTest {

    private static final String ALL = "/api/parked-messages";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ParkedMessages parked;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher announce;

    private Api admin;

    @BeforeEach
    void nothingParked() {
        admin = Api.admin(port);
        jdbc.sql("delete from parked_messages").update();
    }

    @Test
    void listsThemNewestFirstPageByPageWithoutTheirBodies() {
        UUID first = park(Topology.THUMBNAIL, "1");
        UUID second = park(Topology.GATEWAY_EVENTS, "2");
        UUID third = park(Topology.THUMBNAIL, "3");
        JsonNode page = admin.get(ALL + "?limit=2&count=true").json();
        assertThat(page.path("data").findValuesAsString("id")).containsExactly(third.toString(), second.toString());
        assertThat(page.path("total").asInt()).isEqualTo(3);
        assertThat(page.path("has_more").asBoolean()).isTrue();
        JsonNode rest = admin.get(
                        ALL + "?limit=2&cursor=" + page.path("next_cursor").asString())
                .json();
        assertThat(rest.path("data").findValuesAsString("id")).containsExactly(first.toString());
        assertThat(rest.path("has_more").asBoolean(true)).isFalse();
        assertThat(rest.at("/data/0").propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "queue",
                        "exchange",
                        "routing_key",
                        "message_id",
                        "reason",
                        "content_type",
                        "headers",
                        "size_bytes",
                        "truncated",
                        "parked_at");
        assertThat(admin.get(ALL + "?queue=" + Topology.GATEWAY_EVENTS)
                        .json()
                        .path("data")
                        .findValuesAsString("id"))
                .containsExactly(second.toString());
    }

    @Test
    void showsABodyAsTextWhereItIsOneAndLetsItBeSaved() {
        UUID text = park(Topology.THUMBNAIL, "{\"说\":\"<script>\"");
        JsonNode shown = admin.get(ALL + "/" + text).json();
        assertThat(shown.path("body").asString()).isEqualTo("{\"说\":\"<script>\"");
        assertThat(shown.path("body_encoding").asString()).isEqualTo("utf-8");

        byte[] bytes = {(byte) 0xff, 0, (byte) 0xfe};
        UUID binary = park(message(Topology.THUMBNAIL, bytes));
        shown = admin.get(ALL + "/" + binary).json();
        assertThat(shown.path("body_encoding").asString()).isEqualTo("base64");
        assertThat(Base64.getDecoder().decode(shown.path("body").asString())).isEqualTo(bytes);

        Answer saved = admin.get(ALL + "/" + binary + "/body");
        assertThat(saved.body()).isEqualTo(bytes);
        assertThat(saved.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(saved.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(saved.header("Content-Disposition")).startsWith("attachment");
    }

    @Test
    void whatIsReplayedIsReadAsIfItHadJustCome() {
        Rows rows = Rows.of(jdbc);
        UUID task = rows.task();
        UUID id = park(message(
                Topology.GATEWAY_EVENTS,
                WireConverter.write(Told.by(Rows.run(task, 1, "gpu-1")).started())));
        assertThat(admin.post(ALL + "/" + id + "/replay").status()).isEqualTo(204);
        await().untilAsserted(() -> assertThat(rows.row(task)).containsEntry("status", "processing"));
        assertThat(admin.get(ALL + "/" + id).status()).isEqualTo(404);
        assertThat(admin.post(ALL + "/" + id + "/replay").status()).isEqualTo(404);
    }

    @Test
    void whatStillCannotBeReadIsParkedAgain() {
        UUID id = park(Topology.GATEWAY_HEARTBEATS, "still no JSON");
        assertThat(admin.post(ALL + "/" + id + "/replay").status()).isEqualTo(204);
        await().untilAsserted(() ->
                assertThat(admin.get(ALL).json().path("data").size()).isEqualTo(1));
        JsonNode again = admin.get(ALL).json().at("/data/0");
        assertThat(again.path("id").asString()).isNotEqualTo(id.toString());
        assertThat(again.path("queue").asString()).isEqualTo(Topology.GATEWAY_HEARTBEATS);
        assertThat(again.path("message_id").asString()).isEqualTo("the sender's own");
    }

    @Test
    void whatCannotBeReplayedSaysSoAndIsKept() {
        Message cut = message(Topology.THUMBNAIL, new byte[10]);
        cut.getMessageProperties().setHeader(Parking.BYTES, 5_000_000);
        List<UUID> kept = List.of(
                park(cut),
                park(new Message(new byte[1], new MessageProperties())),
                park(Topology.PARKING, "round and round"),
                park("somebody.elses", "a foreign queue"));
        for (UUID id : kept) {
            Answer refused = admin.post(ALL + "/" + id + "/replay");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("not_replayable");
            assertThat(admin.get(ALL + "/" + id).status()).isEqualTo(200);
        }
        UUID nowhere = park(Topology.renderQueue("no-such-engine-" + UUID.randomUUID()), "its queue is gone");
        Answer refused = admin.post(ALL + "/" + nowhere + "/replay");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("unavailable");
        assertThat(admin.get(ALL + "/" + nowhere).status()).isEqualTo(200);
    }

    @Test
    void whileTheBrokerIsAwayAMessageIsKept() {
        UUID id = park(Topology.THUMBNAIL, "{}");
        BrokerLink away = BrokerLink.open("amqp://nobody:nothing@127.0.0.1:1", "away");
        var service = new ParkedMessageService(parked, new QueueWriter(away), transaction, announce);
        Caller caller = new Caller(Header.newId(), Header.newId(), "0", Set.of(Scope.ADMIN));
        assertThatThrownBy(() -> service.replay(id, caller))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(Problem.UNAVAILABLE));
        assertThat(admin.get(ALL + "/" + id).status()).isEqualTo(200);
        away.destroy();
    }

    @Test
    void dropsOneSomeThoseOfAQueueAndAll() {
        UUID one = park(Topology.THUMBNAIL, "1");
        assertThat(admin.delete(ALL + "/" + one).status()).isEqualTo(204);
        assertThat(admin.delete(ALL + "/" + one).status()).isEqualTo(404);

        UUID two = park(Topology.THUMBNAIL, "2");
        UUID three = park(Topology.THUMBNAIL, "3");
        park(Topology.GATEWAY_EVENTS, "4");
        assertThat(dropped(Map.of("ids", List.of(one, two)))).isEqualTo(1);
        assertThat(dropped(Map.of("queue", Topology.THUMBNAIL))).isEqualTo(1);
        assertThat(admin.get(ALL + "/" + three).status()).isEqualTo(404);
        for (int i = 0; i < 205; i++) {
            park(Topology.THUMBNAIL, "more than one batch");
        }
        assertThat(dropped(Map.of("all", true))).isEqualTo(206);
        assertThat(dropped(Map.of("all", true))).isZero();
    }

    @Test
    void whatWasNotSaidIsNotTakenForAll() {
        UUID id = park(Topology.THUMBNAIL, "1");
        Map<String, String> refusedAt = new LinkedHashMap<>();
        refusedAt.put("{}", "ids");
        refusedAt.put("{'all':false}", "ids");
        refusedAt.put("{'all':true,'queue':'greenroom.thumbnail'}", "ids");
        refusedAt.put("{'ids':[]}", "ids");
        refusedAt.put("{'queue':''}", "queue");
        refusedAt.put("{'all':true,'queues':'greenroom.thumbnail'}", "queues");
        refusedAt.forEach((body, field) -> {
            Answer answer = admin.post(ALL + "/delete", body.replace('\'', '"'));
            assertThat(answer.status()).as(body).isEqualTo(422);
            assertThat(answer.json().at("/errors/0/field").asString()).as(body).isEqualTo(field);
        });
        assertThat(admin.get(ALL + "/" + id).status()).isEqualTo(200);
    }

    @Test
    void isForAdminsOnly() {
        UUID id = park(Topology.THUMBNAIL, "secret");
        Api stranger = Api.stranger(port);
        Api nobody = Api.nobody(port);
        for (String path : List.of(ALL, ALL + "/" + id, ALL + "/" + id + "/body")) {
            assertThat(nobody.get(path).status()).as(path).isEqualTo(401);
            assertThat(stranger.get(path).code()).as(path).isEqualTo("forbidden");
        }
        assertThat(nobody.post(ALL + "/" + id + "/replay").status()).isEqualTo(401);
        assertThat(stranger.post(ALL + "/" + id + "/replay").code()).isEqualTo("forbidden");
        assertThat(nobody.delete(ALL + "/" + id).status()).isEqualTo(401);
        assertThat(stranger.delete(ALL + "/" + id).code()).isEqualTo("forbidden");
        assertThat(nobody.post(ALL + "/delete", Map.of("all", true)).status()).isEqualTo(401);
        assertThat(stranger.post(ALL + "/delete", Map.of("all", true)).code()).isEqualTo("forbidden");
        assertThat(admin.get(ALL + "/" + id).status()).isEqualTo(200);
        assertThat(admin.get(ALL + "/" + UUID.randomUUID()).code()).isEqualTo("not_found");
        assertThat(admin.get(ALL + "/nothing").status()).isEqualTo(404);
    }

    private int dropped(Map<String, Object> these) {
        Answer answer = admin.post(ALL + "/delete", these);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().path("count").asInt(-1);
    }

    private UUID park(String queue, String body) {
        return park(message(queue, body.getBytes(StandardCharsets.UTF_8)));
    }

    private UUID park(Message message) {
        ParkedMessage row = ParkedMessage.of(message);
        parked.store(row, message.getBody());
        return row.id();
    }

    private static Message message(String queue, byte[] body) {
        MessageProperties properties = new MessageProperties();
        properties.setMessageId(UUID.randomUUID().toString());
        properties.setHeader(Parking.FROM, queue);
        properties.setHeader(Parking.BECAUSE, "nobody could read it");
        properties.setHeader(Parking.MESSAGE_ID, "the sender's own");
        properties.setHeader("theirs", 7);
        return new Message(body, properties);
    }
}
