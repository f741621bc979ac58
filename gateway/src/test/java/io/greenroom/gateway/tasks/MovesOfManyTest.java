package io.greenroom.gateway.tasks;

import static io.greenroom.gateway.tasks.TasksOfEveryKind.ids;
import static io.greenroom.gateway.tasks.TasksOfEveryKind.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.events.Header;
import io.greenroom.events.StopRun;
import io.greenroom.events.TaskChanged;
import io.greenroom.events.TaskDeleted;
import io.greenroom.events.Topology;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Heard;
import io.greenroom.gateway.recording.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@GatewayTest
class MovesOfManyTest {

    private static final String CANCEL = "/api/tasks/cancel";
    private static final String RETRY = "/api/tasks/retry";
    private static final String DELETE = "/api/tasks/delete";
    private static final Map<String, Object> ALL = Map.of("filter", Map.of("all", true));

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate template;

    @Autowired
    Recorder recorder;

    @Autowired
    TaskMoves moves;

    @Autowired
    ConnectionFactory broker;

    private TasksOfEveryKind tasks;

    @BeforeEach
    void tasksOfEveryKind() {
        tasks = new TasksOfEveryKind(port, jdbc, recorder);
    }

    @Test
    void cancelsWhatIsOpenOfTheWorkspaceAndTellsWhoHasToKnow() {
        try (Heard orders = new Heard(broker, Topology.CONTROL);
                Heard news = new Heard(broker, Topology.LIVE)) {
            Answer answer = tasks.us.post(CANCEL, ALL);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("count").asInt()).isEqualTo(2);
            assertThat(ids(answer)).containsExactly(tasks.pending, tasks.processing);
            assertThat(answer.json().path("refused").size()).isZero();

            assertThat(orders.await(StopRun.class, any -> true, 1)
                            .get(0)
                            .header()
                            .runId())
                    .isEqualTo(tasks.run.runId());
            assertThat(news.await(TaskChanged.class, one -> tasks.isOurs(one.header()), 2))
                    .extracting(one -> one.header().taskId())
                    .containsExactly(tasks.pending, tasks.processing);
        }
        assertThat(tasks.statuses()).containsExactly("cancelled", "cancelled", "completed", "failed");
        assertThat(lastLine(tasks.pending)).isEqualTo("Cancelled.");
        assertThat(tasks.others.row(tasks.theirs)).containsEntry("status", "pending");

        assertThat(tasks.us.post(CANCEL, ALL).json().path("count").asInt(-1))
                .as("again changes nothing")
                .isZero();
    }

    @Test
    void aDryRunTellsWhatWouldMoveAndMovesNothing() {
        for (Object wanted : List.of(Map.of("all", true), Map.of("status", List.of("pending", "processing")))) {
            Answer dry = tasks.us.post(CANCEL, Map.of("filter", wanted, "dry_run", true));
            assertThat(dry.json().path("count").asInt()).isEqualTo(2);
            assertThat(ids(dry)).containsExactly(tasks.pending, tasks.processing);
        }
        Answer dry = tasks.us.post(
                RETRY, Map.of("ids", List.of(tasks.failed, tasks.pending, tasks.theirs), "dry_run", true));
        assertThat(ids(dry)).containsExactly(tasks.failed);
        assertThat(refused(dry))
                .containsEntry(tasks.pending, "transition_refused")
                .containsEntry(tasks.theirs, "not_found")
                .hasSize(2);
        assertThat(tasks.statuses()).containsExactly("pending", "processing", "completed", "failed");
    }

    @Test
    void ofGivenIdsTellsEachThatCannotMoveAndWhy() {
        UUID nowhere = UUID.randomUUID();
        Object these = Map.of(
                "ids", List.of(tasks.theirs, tasks.completed, tasks.pending, nowhere, tasks.failed, tasks.pending));
        Answer first = tasks.us.post(CANCEL, these);
        assertThat(ids(first)).containsExactly(tasks.pending);
        assertThat(refused(first))
                .containsEntry(tasks.theirs, "not_found")
                .containsEntry(nowhere, "not_found")
                .containsEntry(tasks.completed, "transition_refused")
                .containsEntry(tasks.failed, "transition_refused")
                .hasSize(4);
        Answer again = tasks.us.post(CANCEL, these);
        assertThat(again.json().path("count").asInt(-1)).isZero();
        assertThat(refused(again))
                .as("a cancelled one stands as asked")
                .hasSize(4)
                .doesNotContainKey(tasks.pending);
        assertThat(tasks.others.row(tasks.theirs)).containsEntry("status", "pending");
    }

    @Test
    void opensFailedAndCancelledTasksAgain() {
        tasks.us.post(CANCEL, Map.of("ids", List.of(tasks.pending)));
        Answer answer = tasks.us.post(RETRY, ALL);
        assertThat(ids(answer)).containsExactly(tasks.pending, tasks.failed);
        assertThat(tasks.statuses()).containsExactly("pending", "processing", "completed", "pending");
        assertThat(tasks.rows.row(tasks.failed)).containsEntry("attempt", 2).containsEntry("error_code", null);
        assertThat(lastLine(tasks.failed)).isEqualTo("Asked for again, attempt 2.");
        assertThat(tasks.us.post(RETRY, ALL).json().path("count").asInt(-1)).isZero();
        assertThat(tasks.us
                        .post(RETRY, Map.of("filter", Map.of("status", List.of("completed"))))
                        .json()
                        .path("count")
                        .asInt(-1))
                .as("no retry leads from there")
                .isZero();
    }

    @Test
    void deletesRunningTasksTooAndTellsTheirRuns() {
        try (Heard orders = new Heard(broker, Topology.CONTROL);
                Heard news = new Heard(broker, Topology.LIVE)) {
            assertThat(ids(tasks.us.post(DELETE, ALL)))
                    .containsExactly(tasks.pending, tasks.processing, tasks.completed, tasks.failed);
            assertThat(orders.await(StopRun.class, any -> true, 1)
                            .get(0)
                            .header()
                            .runId())
                    .isEqualTo(tasks.run.runId());
            assertThat(news.await(TaskDeleted.class, one -> tasks.isOurs(one.header()), 4))
                    .hasSize(4);
        }
        assertThat(tasks.us.get("/api/tasks").json().path("data").size()).isZero();
        assertThat(tasks.others.row(tasks.theirs)).containsEntry("status", "pending");
        assertThat(refused(tasks.us.post(DELETE, Map.of("ids", List.of(tasks.pending)))))
                .containsEntry(tasks.pending, "not_found");
    }

    @Test
    void goesOverAsManyTasksAsThereAreAndNamesTheFirstThousand() {
        List<UUID> copies = copies(tasks.pending, 1_103);
        Answer answer = tasks.us.post(CANCEL, Map.of("filter", Map.of("status", List.of("pending"))));
        assertThat(answer.json().path("count").asInt()).isEqualTo(1_104);
        assertThat(ids(answer)).hasSize(1_000).isSorted().startsWith(tasks.pending, copies.get(0));
        assertThat(jdbc.sql("select count(*) from task_logs join tasks on tasks.id = task_id where workspace_id = ?")
                        .param(tasks.rows.workspace().toString())
                        .query(Long.class)
                        .single())
                .as("a line for each, beside those of the first four")
                .isGreaterThanOrEqualTo(1_104L);
        assertThat(tasks.statuses().subList(1, 4)).containsExactly("processing", "completed", "failed");
    }

    @Test
    void aTaskThatHasMovedOnBeforeItIsLockedIsNotMeantAnyMore() {
        TaskFilter onlyPending =
                new TaskFilter(tasks.rows.workspace(), List.of("pending"), null, null, null, null, TaskMarks.NONE);
        MovedTasks moved =
                moves.many(TaskMove.CANCEL, List.of(tasks.pending, tasks.processing), onlyPending::coversStateOf);
        assertThat(moved.ids()).containsExactly(tasks.pending);
        assertThat(tasks.rows.row(tasks.processing)).containsEntry("status", "processing");
    }

    @Test
    void severalWhoCancelTheSameAtOnceMoveEachTaskOnce() {
        copies(tasks.pending, 300);
        List<Answer> answers = Stream.of(tasks.us, tasks.us, tasks.us)
                .parallel()
                .map(one -> one.post(CANCEL, ALL))
                .toList();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(answers.stream()
                        .mapToInt(answer -> answer.json().path("count").asInt())
                        .sum())
                .isEqualTo(302);
        await().untilAsserted(
                        () -> assertThat(tasks.rows.logLines(tasks.pending)).isEqualTo(1));
    }

    private String lastLine(UUID task) {
        return jdbc.sql("select message from task_logs where task_id = ? order by id desc limit 1")
                .param(task.toString())
                .query(String.class)
                .single();
    }

    private List<UUID> copies(UUID task, int count) {
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(Header.newId());
        }
        template.batchUpdate(
                """
                insert into tasks (id, workspace_id, name, audio_path, digital_human_id, api_key, engine)
                select ?, workspace_id, name, audio_path, digital_human_id, api_key, engine
                from tasks
                where id = ?
                """,
                made.stream()
                        .map(id -> new Object[] {id.toString(), task.toString()})
                        .toList());
        return made;
    }
}
