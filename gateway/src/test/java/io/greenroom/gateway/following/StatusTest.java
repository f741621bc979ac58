package io.greenroom.gateway.following;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.Header;
import io.greenroom.events.TaskChanged;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.recording.Recorder;
import io.greenroom.gateway.recording.Told;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What programs poll. Where a change is made by another gateway, it is made beside this one's back: in the rows. */
@GatewayTest
class StatusTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Recorder recorder;

    @Autowired
    ConfirmedPublisher publisher;

    @Autowired
    Followers followers;

    @Autowired
    HikariDataSource database;

    private Rows rows;
    private UUID task;
    private Told run;
    private String address;
    private Api us;
    private UUID key;

    @BeforeEach
    void aPendingTask() {
        rows = Rows.of(jdbc);
        task = rows.task();
        run = Told.by(Rows.run(task, 1, "gpu-1"));
        address = "/api/tasks/" + task + "/status";
        var made = Api.admin(port)
                .post("/api/api-keys", Map.of("name", "ours", "workspace_id", rows.workspace()))
                .json();
        key = UUID.fromString(made.path("id").asString());
        us = Api.nobody(port).key(made.path("key").asString());
    }

    @Test
    void itsTagNamesWhatItSays() {
        Answer first = us.get(address);
        String tag = first.header("ETag");
        assertThat(tag).startsWith("W/\"");
        assertThat(us.get(address).header("ETag")).isEqualTo(tag);
        Answer again = us.with("If-None-Match", "\"other\", " + tag).get(address);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);

        recorder.record(List.of(run.progressed(10)));
        Answer changed = us.with("If-None-Match", tag).get(address);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("progress").asInt()).isEqualTo(10);
        assertThat(changed.header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void thePlaceInTheQueueAndTheEtaAreNotWorthAnAnswer() {
        String tag = us.get(address).header("ETag");
        rows.task("nobody", 9);
        assertThat(us.get(address).json().path("queue_position").asInt()).isEqualTo(2);
        assertThat(us.with("If-None-Match", tag).get(address).status()).isEqualTo(304);
    }

    @Test
    void aPollIsAnsweredByWhatAnotherGatewayHasDone() {
        CompletableFuture<Answer> poll = us.getLater(address + "?wait=60");
        awaitFollowers();
        jdbc.sql("update tasks set progress = 40, version = 7, updated_at = now(3) where id = ?")
                .param(task.toString())
                .update();
        publisher.tell(new TaskChanged(Header.ofTask(task, 1), rows.workspace(), 7));
        assertThat(poll.join().json().path("progress").asInt()).isEqualTo(40);
        await().until(() -> followers.openedWith(key).isEmpty());
    }

    @Test
    void aPollIsAnsweredEvenWhereTheNewsWasLost() {
        CompletableFuture<Answer> poll = us.getLater(address + "?wait=60");
        awaitFollowers();
        jdbc.sql("update tasks set progress = 40 where id = ?")
                .param(task.toString())
                .update();
        followers.look();
        assertThat(poll.join().json().path("progress").asInt()).isEqualTo(40);
    }

    @Test
    void aPollThatKnowsAnOlderStateIsAnsweredAtOnce() {
        String tag = us.get(address).header("ETag");
        recorder.record(List.of(run.started()));
        Answer answer =
                us.with("If-None-Match", tag).getLater(address + "?wait=60").join();
        assertThat(answer.json().path("status").asString()).isEqualTo("processing");
    }

    @Test
    void aPollThatHearsNothingSaysSoInTheEnd() {
        String tag = us.get(address).header("ETag");
        assertThat(us.with("If-None-Match", tag).get(address + "?wait=1").status())
                .isEqualTo(304);
        Answer without = us.get(address + "?wait=1");
        assertThat(without.status()).isEqualTo(200);
        assertThat(without.json().path("status").asString()).isEqualTo("pending");
        for (String wait : List.of("-1", "61", "long")) {
            assertThat(us.get(address + "?wait=" + wait).status()).as(wait).isEqualTo(422);
        }
    }

    @Test
    void aPollEndsWithItsTask() {
        CompletableFuture<Answer> poll = us.getLater(address + "?wait=60");
        awaitFollowers();
        us.delete("/api/tasks/" + task);
        assertThat(poll.join().code()).isEqualTo("not_found");
    }

    @Test
    void aPollEndsWithItsKey() {
        CompletableFuture<Answer> poll = us.getLater(address + "?wait=60");
        awaitFollowers();
        Api.admin(port).delete("/api/api-keys/" + key);
        assertThat(poll.join().code()).isEqualTo("unauthorized");
    }

    @Test
    void manyPollsKeepNeitherThreadsNorConnections() {
        List<CompletableFuture<Answer>> polls = IntStream.range(0, 300)
                .mapToObj(number -> us.getLater(address + "?wait=60"))
                .toList();
        await().until(() -> followers.openedWith(key).size() == 300);
        await().until(() -> database.getHikariPoolMXBean().getActiveConnections() <= 2);
        await("no thread has one in hand")
                .until(() -> Thread.getAllStackTraces().values().stream()
                        .flatMap(Arrays::stream)
                        .map(StackTraceElement::getClassName)
                        .noneMatch(List.of(StatusController.class.getName(), StatusPoll.class.getName())::contains));
        recorder.record(List.of(run.started()));
        polls.forEach(
                poll -> assertThat(poll.join().json().path("status").asString()).isEqualTo("processing"));
    }

    @Test
    void aKeyMayHaveSoManyOpenAndNoMore() {
        List<CompletableFuture<Answer>> polls = IntStream.range(0, Followers.MOST_OF_A_KEY)
                .mapToObj(number -> us.getLater(address + "?wait=60"))
                .toList();
        await().until(() -> followers.openedWith(key).size() == Followers.MOST_OF_A_KEY);
        Answer refused = us.get(address + "?wait=1");
        assertThat(refused.code()).isEqualTo("rate_limited");
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        assertThat(us.get(address).status()).isEqualTo(200);
        Api.admin(port).delete("/api/api-keys/" + key);
        polls.forEach(poll -> assertThat(poll.join().status()).isEqualTo(401));
    }

    private void awaitFollowers() {
        await().until(() -> !followers.openedWith(key).isEmpty());
    }
}
