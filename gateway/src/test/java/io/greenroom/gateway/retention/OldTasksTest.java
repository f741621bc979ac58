package io.greenroom.gateway.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.Run;
import io.greenroom.events.TaskDeleted;
import io.greenroom.events.Topology;
import io.greenroom.events.WireConverter;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.RetentionSettings;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.recording.Recorder;
import io.greenroom.gateway.recording.Told;
import io.greenroom.gateway.retention.RetentionReport.Kind;
import io.greenroom.gateway.retention.RetentionReport.Removed;
import io.greenroom.gateway.tasks.TaskObjects;
import io.greenroom.gateway.tasks.Tasks;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.StoreException;
import io.greenroom.media.StoreSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.FanoutExchange;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GatewayTest
@Import(Keeper.class)
class OldTasksTest {

    @Autowired
    Keeper keeper;

    @Autowired
    Recorder recorder;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskObjects objects;

    @Autowired
    ConfirmedPublisher publisher;

    @Autowired
    AmqpAdmin admin;

    @Autowired
    RabbitTemplate broker;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    Rows rows;

    @BeforeEach
    void nothingElseIsOld() {
        keeper.look();
        rows = Rows.of(jdbc);
    }

    @Test
    void aTaskThatEndedLongAgoGoesWithItsStoryAndAllItsObjects() {
        UUID task = rows.task();
        Run run = Rows.run(task, 1, "gpu");
        recorder.record(List.of(Told.by(run).started()));
        List<String> stored = store(task, run);
        recorder.record(List.of(Told.by(run).completed()));
        keeper.ended(task, "completed", 31);

        Removed removed = keeper.look().get(Kind.TASKS);

        assertThat(removed).isEqualTo(new Removed(Kind.TASKS, 1, 4, 40, List.of(task.toString())));
        assertThat(keeper.hasRow("tasks", task)).isFalse();
        assertThat(rows.logLines(task)).isZero();
        assertThat(jobsOf(task)).isZero();
        assertThat(keeper.left(stored)).isEmpty();
    }

    @Test
    void whoWatchesIsTold() {
        Queue watcher = new Queue("watcher-" + UUID.randomUUID(), true);
        admin.declareQueue(watcher);
        admin.declareBinding(BindingBuilder.bind(watcher).to(new FanoutExchange(Topology.LIVE)));
        UUID task = rows.task();
        keeper.ended(task, "cancelled", 31);

        keeper.dryRun();
        keeper.look();

        Message news = broker.receive(watcher.getName(), 10_000);
        assertThat(news).isNotNull();
        assertThat(WireConverter.read(news.getBody()))
                .isInstanceOfSatisfying(
                        TaskDeleted.class,
                        deleted -> assertThat(deleted.header().taskId()).isEqualTo(task));
        assertThat(broker.receive(watcher.getName()))
                .as("a dry run tells nothing")
                .isNull();
        admin.deleteQueue(watcher.getName());
    }

    @Test
    void goesHoweverItEndedAndNeverBeforeItEnded() {
        UUID failed = rows.task();
        UUID cancelled = rows.task();
        UUID young = rows.task();
        UUID waiting = rows.task();
        keeper.ended(failed, "failed", 31);
        keeper.ended(cancelled, "cancelled", 31);
        keeper.ended(young, "completed", 29);
        // As if an end had been left behind: it is the state that counts.
        keeper.ended(waiting, "pending", 31);

        assertThat(keeper.look().get(Kind.TASKS).examples())
                .containsExactlyInAnyOrder(failed.toString(), cancelled.toString());
        assertThat(keeper.hasRow("tasks", failed)).isFalse();
        assertThat(keeper.hasRow("tasks", cancelled)).isFalse();
        assertThat(keeper.hasRow("tasks", young)).isTrue();
        assertThat(keeper.hasRow("tasks", waiting)).isTrue();
    }

    @Test
    void nothingIsTooOldToKeepUnlessSomebodySaysSo() {
        UUID task = rows.task();
        keeper.ended(task, "completed", 10_000);
        RetentionSettings keepTasks = new RetentionSettings(null, Duration.ofDays(7), null, Duration.ZERO);
        assertThat(keeper.look(keeper.round(false, keepTasks, () -> true))).doesNotContainKey(Kind.TASKS);
        assertThat(keeper.look(keeper.round(true, keepTasks, () -> true))).doesNotContainKey(Kind.TASKS);
        assertThat(keeper.hasRow("tasks", task)).isTrue();
    }

    @Test
    void oneThatIsBeingWorkedWithIsLeftForAnotherTimeAndHoldsNobodyUp() {
        List<UUID> old = oldTasks(60);
        UUID locked = old.get(30);
        Map<Kind, Removed> removed = transaction.execute(status -> {
            tasks.lock(locked);
            return elsewhere(() -> keeper.look()).join();
        });
        assertThat(removed.get(Kind.TASKS).rows()).isEqualTo(59);
        assertThat(keeper.hasRow("tasks", locked)).isTrue();
        assertThat(keeper.look().get(Kind.TASKS).examples()).containsExactly(locked.toString());
    }

    @Test
    void oneThatIsBeingOpenedAgainStays() {
        UUID task = rows.task();
        keeper.ended(task, "failed", 31);
        Round round = keeper.round(false, Keeper.AT_ONCE, () -> true);
        transaction.executeWithoutResult(status -> {
            tasks.lock(task);
            CompletableFuture<Map<Kind, Removed>> look = elsewhere(() -> keeper.look(round));
            look.join();
            jdbc.sql("update tasks set status = 'pending', completed_at = null where id = ?")
                    .param(task.toString())
                    .update();
        });
        assertThat(keeper.look()).doesNotContainKey(Kind.TASKS);
        assertThat(rows.column(task, "status")).isEqualTo("pending");
    }

    @Test
    void twoRoundsAtOnceRemoveEachTaskOnce() {
        List<UUID> old = oldTasks(120);
        var one = elsewhere(() -> keeper.look());
        var other = elsewhere(() -> keeper.look());
        long removed = rowsOf(one.join()) + rowsOf(other.join());
        // What one had locked the other has skipped, or found gone.
        assertThat(removed + rowsOf(keeper.look())).isEqualTo(old.size());
        assertThat(old).noneMatch(task -> keeper.hasRow("tasks", task));
    }

    @Test
    void whatACrashBetweenRowAndObjectsLeavesIsFoundByTheNextRound() {
        UUID task = rows.task();
        Run run = Rows.run(task, 1, "gpu");
        List<String> stored = store(task, run);
        keeper.ended(task, "completed", 31);
        try (ObjectStore away = new ObjectStore(
                new StoreSettings(URI.create("http://127.0.0.1:9"), "access", "secret-of-the-test", "away"))) {
            OldTasks step = new OldTasks(jdbc, transaction, objects, away, publisher);
            Round round = keeper.round(false, Keeper.AT_ONCE, () -> true);
            assertThatThrownBy(() -> step.take(round)).isInstanceOf(StoreException.class);
        }
        assertThat(keeper.hasRow("tasks", task)).isFalse();
        assertThat(keeper.left(stored)).isEqualTo(stored);

        Map<Kind, Removed> next = keeper.look();

        assertThat(next).doesNotContainKey(Kind.TASKS);
        assertThat(next.get(Kind.ORPHAN_OBJECTS).examples()).containsExactlyInAnyOrderElementsOf(stored);
        assertThat(keeper.left(stored)).isEmpty();
    }

    private List<UUID> oldTasks(int number) {
        List<UUID> old = new ArrayList<>();
        UUID first = rows.task();
        IntStream.range(0, number).forEach(i -> {
            UUID task = UUID.randomUUID();
            jdbc.sql("""
                            insert into tasks (id, workspace_id, name, audio_path, digital_human_id, api_key, engine)
                            select ?, workspace_id, name, audio_path, digital_human_id, api_key, engine
                            from tasks
                            where id = ?
                            """).params(task.toString(), first.toString()).update();
            // The same moment for many: the order within it must not lose any.
            keeper.ended(task, "failed", 31 + i % 3);
            old.add(task);
        });
        return old;
    }

    private List<String> store(UUID task, Run run) {
        return List.of(
                keeper.put("results/" + task + "/" + run.runId() + ".mp4"),
                keeper.put("runs/" + task + "/" + run.runId() + ".log.gz"),
                keeper.put("posters/task/" + task + "-1.jpg"),
                keeper.put("posters/task/" + task + "-1-storyboard.jpg"));
    }

    private long jobsOf(UUID task) {
        return jdbc.sql("select count(*) from media_jobs where subject_id = ?")
                .param(task.toString())
                .query(Long.class)
                .single();
    }

    private static long rowsOf(Map<Kind, Removed> removed) {
        Removed tasks = removed.get(Kind.TASKS);
        return tasks == null ? 0 : tasks.rows();
    }

    private static <T> CompletableFuture<T> elsewhere(Supplier<T> work) {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            return CompletableFuture.supplyAsync(work, thread);
        } finally {
            thread.shutdown();
        }
    }
}
