package io.greenroom.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.TaskSubmitted;
import io.greenroom.events.WorkerHeartbeat.State;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.TestWorker;
import io.greenroom.gateway.recording.Recorder;
import io.greenroom.gateway.recording.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who gets the workers, chosen by hand: the gateway's own dispatcher rests meanwhile. */
@GatewayTest
class FairShareTest {

    private static final AtomicInteger ENGINES = new AtomicInteger();

    @Autowired
    Dispatcher dispatcher;

    @Autowired
    Lanes lanes;

    @Autowired
    Recorder recorder;

    @Autowired
    LostRuns lost;

    @Autowired
    ConfirmedPublisher publisher;

    @Autowired
    JdbcClient jdbc;

    private String engine;
    private Rows ours;
    private Rows theirs;

    @BeforeEach
    void twoWorkspaces() {
        dispatcher.stop();
        engine = "shared-" + ENGINES.incrementAndGet();
        ours = Rows.of(jdbc);
        theirs = Rows.of(jdbc);
    }

    @AfterEach
    void leaveNothingToDo() {
        jdbc.sql("update tasks set status = 'cancelled' where status in ('pending', 'processing') and engine like ?")
                .param(engine + "%")
                .update();
        dispatcher.start();
    }

    @Test
    void aThousandTasksOfOneWorkspaceDoNotHoldUpFiveOfAnother() {
        UUID first = ours.task(engine, 0);
        for (int doubled = 0; doubled < 10; doubled++) {
            jdbc.sql("""
                            insert into tasks (id, workspace_id, name, audio_path, digital_human_id, api_key, engine)
                            select uuid(), workspace_id, name, audio_path, digital_human_id, api_key, engine
                            from tasks
                            where workspace_id = ?
                            """).param(ours.workspace().toString()).update();
        }
        for (int i = 0; i < 5; i++) {
            theirs.task(engine, 0);
        }
        worker(engine, 8);
        List<UUID> claimed = claimed();
        assertThat(claimed).hasSize(8 + Window.AHEAD).startsWith(first);
        assertThat(claimed.stream().map(task -> ours.column(task, "workspace_id")))
                .containsExactly(alternating(claimed.size()));
    }

    @Test
    void aWorkspaceThatHasNothingWithWorkersCatchesUp() {
        worker(engine, 4);
        for (int i = 0; i < 5; i++) {
            ours.task(engine, 0);
        }
        List<UUID> claimed = claimed();
        assertThat(claimed).hasSize(5);
        start(claimed.subList(0, 3));
        jdbc.sql("update tasks set status = 'completed' where id in (:ids)")
                .param("ids", claimed.subList(3, 5).stream().map(UUID::toString).toList())
                .update();
        ours.task(engine, 0);
        List<UUID> late = List.of(theirs.task(engine, 0), theirs.task(engine, 0), theirs.task(engine, 0));
        assertThat(claimed()).as("three run, one slot and two ahead are left").containsExactlyElementsOf(late);
    }

    @Test
    void priorityGoesBeforeFairnessAndWhatIsToWaitIsLeftWaiting() {
        UUID waits = ours.task(engine, 9);
        jdbc.sql("update tasks set next_attempt_at = date_add(now(6), interval 1 hour) where id = ?")
                .param(waits.toString())
                .update();
        UUID plain = ours.task(engine, 0);
        UUID other = theirs.task(engine, 0);
        List<UUID> urgent = List.of(ours.task(engine, 5), ours.task(engine, 5));
        worker(engine, 8);
        assertThat(claimed()).containsExactly(urgent.get(0), urgent.get(1), other, plain);
    }

    @Test
    void whatLostItsWorkerGoesFirstWithinTheCapOfItsWorkspace() {
        cap(ours, 1);
        worker(engine, 8);
        UUID urgent = theirs.task(engine, 9);
        List<UUID> lostOnes = List.of(ours.task(engine, -1), ours.task(engine, -1));
        lostOnes.forEach(lost::add);
        assertThat(claimed()).containsExactly(lostOnes.get(0), urgent);
        assertThat(claimed()).isEmpty();

        cap(ours, 0);
        assertThat(claimed()).containsExactly(lostOnes.get(1));
    }

    @Test
    void aCapCountsWhatRunsAndWhatIsOnItsWayForAllEngines() {
        cap(ours, 3);
        worker(engine, 8);
        worker(engine + "-b", 8);
        ours.task(engine, 0);
        ours.task(engine, 0);
        List<UUID> first = claimed();
        assertThat(first).hasSize(2);
        start(first.subList(0, 1));
        for (int i = 0; i < 3; i++) {
            ours.task(engine, 0);
            ours.task(engine + "-b", 1);
        }
        UUID unhindered = theirs.task(engine, 0);
        List<UUID> second = claimed();
        assertThat(second).hasSize(2).contains(unhindered);
        assertThat(second.stream().map(task -> ours.column(task, "engine"))).contains(engine + "-b");
        assertThat(claimed()).isEmpty();

        cap(ours, 0);
        assertThat(claimed()).as("0 is no cap").hasSize(5);
    }

    private void cap(Rows rows, int most) {
        jdbc.sql("update workspaces set max_running = ? where id = ?")
                .params(most, rows.workspace().toString())
                .update();
    }

    private void start(List<UUID> tasks) {
        recorder.record(tasks.stream()
                .map(task -> Told.by(Rows.run(task, 1, "gpu")).started())
                .toList());
        jdbc.sql("update tasks set worker_id = (select id from workers where name = :name) where id in (:ids)")
                .param("name", "worker-of-" + engine)
                .param("ids", tasks.stream().map(UUID::toString).toList())
                .update();
    }

    private void worker(String offered, int slots) {
        new TestWorker(publisher, "worker-of-" + offered, offered)
                .withSlots(slots)
                .says(State.READY, null);
        await().until(() -> jdbc.sql("select count(*) from worker_engines where engine = ?")
                        .param(offered)
                        .query(Integer.class)
                        .single()
                == 1);
    }

    private List<UUID> claimed() {
        return lanes.claim().stream()
                .filter(command -> command.engine().startsWith(engine))
                .map(TaskSubmitted::header)
                .map(header -> Objects.requireNonNull(header.taskId()))
                .toList();
    }

    private Object[] alternating(int count) {
        List<Object> turns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            turns.add((i % 2 == 0 ? ours : theirs).workspace().toString());
        }
        return turns.toArray();
    }
}
