package io.greenroom.gateway.following;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.Header;
import io.greenroom.events.Note;
import io.greenroom.events.TaskChanged;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.recording.Recorder;
import io.greenroom.gateway.recording.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@GatewayTest
class EventsTest {

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

    private Rows rows;
    private UUID task;
    private Told run;
    private String address;
    private Api us;
    private UUID key;

    @BeforeEach
    void aRunningTask() {
        rows = Rows.of(jdbc);
        task = rows.task();
        run = Told.by(Rows.run(task, 1, "gpu-1"));
        recorder.record(List.of(run.started()));
        address = "/api/tasks/" + task + "/events";
        JsonNode made = Api.admin(port)
                .post("/api/api-keys", Map.of("name", "ours", "workspace_id", rows.workspace()))
                .json();
        key = UUID.fromString(made.path("id").asString());
        us = Api.nobody(port).key(made.path("key").asString());
    }

    @Test
    void tellTheWholeStoryAndEndWithTheTask() {
        jdbc.sql("update tasks set name = '数字人' where id = ?")
                .param(task.toString())
                .update();
        Events events = Events.of(us, address, null);
        await().until(() -> !events.named("task").isEmpty());
        recorder.record(List.of(run.progressed(10)));
        await().until(() -> events.named("task").size() == 2);
        recorder.record(List.of(run.noted(Note.VIDEO_TURNED, Map.of("degrees", 90)), run.completed()));

        var answer = events.end();
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(events.ids()).isEqualTo(logIds());
        List<Events.Event> tasks = events.named("task");
        assertThat(events.all().get(events.all().size() - 1)).isEqualTo(tasks.get(tasks.size() - 1));
        assertThat(tasks.get(tasks.size() - 1).data())
                .isEqualTo(us.get("/api/tasks/" + task).json());
        assertThat(tasks.get(0).data().path("name").asString()).isEqualTo("数字人");
        assertThat(tasks).allMatch(event -> event.id().isEmpty());
    }

    @Test
    void goOnWhereTheyEndedWithoutAGap() {
        List<String> told = new ArrayList<>();
        for (int percent = 10; percent < 60; percent += 10) {
            Events events = Events.of(us, address, told.isEmpty() ? null : told.get(told.size() - 1));
            await().until(() -> !events.named("task").isEmpty());
            recorder.record(List.of(run.progressed(percent), run.progressed(percent + 5)));
            List<String> stored = logIds();
            String newest = stored.get(stored.size() - 1);
            await().until(() -> events.ids().contains(newest));
            events.hangUp();
            told.addAll(events.ids());
            recorder.record(List.of(run.progressed(percent + 7)));
        }
        recorder.record(List.of(run.completed()));
        Events rest = Events.of(us, address, told.get(told.size() - 1));
        assertThat(rest.end().statusCode()).isEqualTo(200);
        told.addAll(rest.ids());
        assertThat(told).isEqualTo(logIds());

        Events nothing = Events.of(us, address, told.get(told.size() - 1));
        assertThat(nothing.end().statusCode()).as("a browser asks no more").isEqualTo(204);
    }

    @Test
    void aLongStoryComesInPartsAndWhole() {
        for (int i = 0; i < 450; i++) {
            jdbc.sql("insert into task_logs (task_id, status, message, attempt) values (?, 'processing', 'said', 1)")
                    .param(task.toString())
                    .update();
        }
        recorder.record(List.of(run.completed()));
        Events events = Events.of(us, address, null);
        events.end();
        assertThat(events.ids()).hasSizeGreaterThan(450).isEqualTo(logIds());
    }

    @Test
    void hearOfWhatAnotherGatewayHasDone() {
        Events events = Events.of(us, address, null);
        await().until(() -> !events.named("task").isEmpty());
        jdbc.sql("insert into task_logs (task_id, status, message, attempt) values (?, 'processing', 'said', 1)")
                .param(task.toString())
                .update();
        jdbc.sql("update tasks set progress = 40, version = version + 1 where id = ?")
                .param(task.toString())
                .update();
        publisher.tell(new TaskChanged(Header.ofTask(task, 1), rows.workspace(), 9));
        await().untilAsserted(() -> assertThat(events.ids()).isEqualTo(logIds()));
        await().until(() -> events.named("task").size() == 2);
    }

    @Test
    void endWithTheirKeyAndWithADeletedTask() {
        Events events = Events.of(us, address, null);
        Events operators = Events.of(Api.admin(port), address, null);
        await().until(() -> followers.openedWith(key).size() == 1
                && !events.named("task").isEmpty()
                && !operators.named("task").isEmpty());
        Api.admin(port).delete("/api/api-keys/" + key);
        events.end();
        assertThat(operators.isOver()).isFalse();
        Api.admin(port).delete("/api/tasks/" + task);
        operators.end();
        await().until(() -> followers.openedWith(key).isEmpty());
    }

    @Test
    void endWithTheSessionThatOpenedThem() {
        Api browser = us.signIn();
        Events events = Events.of(browser, address, null);
        Events programs = Events.of(us, address, null);
        await().until(() ->
                !events.named("task").isEmpty() && !programs.named("task").isEmpty());
        browser.with("Origin", browser.origin()).delete("/api/session");
        events.end();
        assertThat(programs.isOver()).isFalse();
        programs.hangUp();
    }

    @Test
    void whoHangsUpIsForgotten() {
        Events events = Events.of(us, address, null);
        await().until(() -> !events.named("task").isEmpty());
        events.hangUp();
        await().until(() -> {
            recorder.record(List.of(run.noted(Note.VIDEO_TURNED, Map.of("degrees", 90))));
            return followers.openedWith(key).isEmpty();
        });
    }

    @Test
    void areRefusedLikeAnythingElse() {
        assertThat(Api.stranger(port).get(address).code()).isEqualTo("not_found");
        assertThat(us.get("/api/tasks/" + UUID.randomUUID() + "/events").code()).isEqualTo("not_found");
        assertThat(us.with("Accept", "text/event-stream")
                        .get("/api/tasks/none/events")
                        .code())
                .isEqualTo("not_found");
        assertThat(us.with("Last-Event-ID", "yesterday")
                        .get(address)
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("Last-Event-ID");
    }

    private List<String> logIds() {
        return jdbc.sql("select id from task_logs where task_id = ? order by id")
                .param(task.toString())
                .query(String.class)
                .list();
    }
}
