package io.greenroom.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.FailureCode;
import io.greenroom.events.Run;
import io.greenroom.events.TaskSubmitted;
import io.greenroom.events.Topology;
import io.greenroom.events.WireConverter;
import io.greenroom.events.WorkerHeartbeat;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.TestWorker;
import io.greenroom.gateway.recording.Recorder;
import io.greenroom.gateway.recording.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GatewayTest
class DispatchTest {

    private static final AtomicInteger ENGINES = new AtomicInteger();

    @Autowired
    ConnectionFactory broker;

    @Autowired
    ConfirmedPublisher publisher;

    @Autowired
    AmqpAdmin admin;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Sweeper sweeper;

    @Autowired
    Recorder recorder;

    @Autowired
    SimpleMessageListenerContainer eventContainer;

    private Rows rows;
    private String engine;
    private RabbitTemplate queue;

    @BeforeEach
    void anEngineOfItsOwn() {
        rows = Rows.of(jdbc);
        engine = "engine-" + ENGINES.incrementAndGet();
        queue = new RabbitTemplate(broker);
        queue.setMessageConverter(new WireConverter());
        queue.setReceiveTimeout(10_000);
    }

    @Test
    void nothingGoesOutWhileNoWorkerOffersTheEngine() {
        UUID waiting = rows.task(engine, 0);
        UUID canary = canary();
        await().untilAsserted(
                        () -> assertThat(rows.column(canary, "dispatched_at")).isNotNull());
        assertThat(rows.column(waiting, "dispatched_at")).isNull();
    }

    @Test
    void workersThatTakeNothingCountForNothing() {
        UUID waiting = rows.task(engine, 0);
        heartbeat(engine, "broken", 4, WorkerHeartbeat.State.BROKEN);
        heartbeat(engine, "draining", 4, WorkerHeartbeat.State.DRAINING);
        await().until(() -> jdbc.sql("select count(*) from worker_engines where engine = ?")
                        .param(engine)
                        .query(Integer.class)
                        .single()
                == 2);
        UUID canary = canary();
        await().untilAsserted(
                        () -> assertThat(rows.column(canary, "dispatched_at")).isNotNull());
        assertThat(rows.column(waiting, "dispatched_at")).isNull();
    }

    @Test
    void goesByPriorityThenAgeAndNoFurtherAheadThanTheWindow() {
        List<UUID> tasks = new ArrayList<>();
        for (int priority : new int[] {0, 5, 0, -1, 9}) {
            tasks.add(rows.task(engine, priority));
        }
        worker(1);
        assertThat(received(3)).containsExactly(tasks.get(4), tasks.get(1), tasks.get(0));
        UUID canary = canary();
        await().untilAsserted(
                        () -> assertThat(rows.column(canary, "dispatched_at")).isNotNull());
        assertThat(rows.column(tasks.get(2), "dispatched_at"))
                .as("one slot and two ahead are out already")
                .isNull();
    }

    @Test
    void theCommandCarriesWhatTheWorkerNeeds() {
        UUID task = rows.task(engine, 0);
        jdbc.sql("update tasks set params = '{\"crf\":18,\"note\":\"你好\"}' where id = ?")
                .param(task.toString())
                .update();
        worker(1);
        TaskSubmitted command = (TaskSubmitted) queue.receiveAndConvert(Topology.renderQueue(engine));
        assertThat(command).isNotNull();
        assertThat(command.header().attempt()).isEqualTo(1);
        assertThat(command.audio().key()).isEqualTo(rows.column(task, "audio_path"));
        assertThat(command.params()).containsEntry("crf", 18).containsEntry("note", "你好");
    }

    @Test
    void aWorkerThatProvedUnableIsAskedAgainOnlyWhereThereIsNoOther() {
        UUID first = rows.task(engine, 0);
        UUID second = rows.task(engine, 0);
        UUID third = rows.task(engine, 0);
        jdbc.sql("""
                        update tasks
                        set excluded_workers = json_array(?), next_attempt_at = date_add(now(6), interval 1 hour)
                        where engine = ?
                        """).params("worker-of-" + engine, engine).update();
        worker(1);
        release(first);
        assertThat(next().excludedWorkers()).as("mended meanwhile, and alone").isEmpty();

        TestWorker another = new TestWorker(publisher, "another-of-" + engine, engine);
        another.says(WorkerHeartbeat.State.READY, null);
        await().until(() -> jdbc.sql("select count(*) from worker_engines where engine = ?")
                        .param(engine)
                        .query(Integer.class)
                        .single()
                == 2);
        release(second);
        assertThat(next().excludedWorkers()).containsExactly("worker-of-" + engine);

        // Its engines rest, so it takes nothing for now.
        another.withSlots(0).says(WorkerHeartbeat.State.READY, null);
        await().until(() -> jdbc.sql("select slot_count from workers where id = ?")
                        .param(another.id())
                        .query(Integer.class)
                        .single()
                == 0);
        release(third);
        assertThat(next().excludedWorkers()).as("there is no other again").isEmpty();
    }

    private void release(UUID task) {
        jdbc.sql("update tasks set next_attempt_at = null where id = ?")
                .param(task.toString())
                .update();
    }

    private TaskSubmitted next() {
        TaskSubmitted command = (TaskSubmitted) queue.receiveAndConvert(Topology.renderQueue(engine));
        assertThat(command).isNotNull();
        return command;
    }

    @Test
    void whatTheBrokerLostIsPublishedAgainWithTheSameAttempt() {
        UUID task = rows.task(engine, 0);
        worker(1);
        assertThat(received(1)).containsExactly(task);
        await().untilAsserted(() -> {
            sweeper.sweep(Duration.ofSeconds(-1));
            assertThat(admin.getQueueInfo(Topology.renderQueue(engine)).getMessageCount())
                    .isPositive();
        });
        TaskSubmitted again = (TaskSubmitted) queue.receiveAndConvert(Topology.renderQueue(engine));
        assertThat(again.header().taskId()).isEqualTo(task);
        assertThat(again.header().attempt()).isEqualTo(1);
    }

    @Test
    void nothingIsPublishedAgainWhileAStartMayWaitToBeRecorded() {
        UUID task = rows.task(engine, 0);
        worker(1);
        assertThat(received(1)).containsExactly(task);
        Run run = Rows.run(task, 1, "worker-of-" + engine);
        eventContainer.stop();
        try {
            queue.convertAndSend(Topology.GATEWAY_EVENTS, Told.by(run).started());
            await().until(() -> lying(Topology.GATEWAY_EVENTS) > 0);
            Object since = rows.column(task, "dispatched_at");

            sweeper.sweep(Duration.ofSeconds(-1));

            assertThat(rows.column(task, "dispatched_at")).isEqualTo(since);
            assertThat(lying(Topology.renderQueue(engine))).isZero();
        } finally {
            eventContainer.start();
        }
        await().untilAsserted(() -> assertThat(rows.row(task)).containsEntry("status", "processing"));
    }

    private long lying(String where) {
        return admin.getQueueInfo(where).getMessageCount();
    }

    @Test
    void aTaskWhoseWorkerDiedGoesBeforeWhatLiesReady() {
        UUID lost = rows.task(engine, -1);
        worker(1);
        assertThat(received(1)).containsExactly(lost);
        Run run = Rows.run(lost, 1, "worker-of-" + engine);
        recorder.record(List.of(Told.by(run).started()));
        List<UUID> behind = List.of(rows.task(engine, 0), rows.task(engine, 9), rows.task(engine, 0));
        await().until(() -> admin.getQueueInfo(Topology.renderQueue(engine)).getMessageCount() >= Window.AHEAD);

        recorder.record(List.of(Told.by(run).failed(FailureCode.WORKER_LOST)));
        await().untilAsserted(
                        () -> assertThat(rows.column(lost, "dispatched_at")).isNotNull());
        assertThat(received(1)).containsExactly(lost);
        assertThat(received(2)).isSubsetOf(behind);
    }

    @Test
    void aTaskWhoseOnlyWorkerDiedGoesFirstWhenThatIsBack() {
        admin.declareQueue(new Queue(Topology.renderQueue(engine)));
        String name = "worker-of-" + engine;
        TestWorker worker = new TestWorker(publisher, name, engine).withSlots(1);
        worker.says(WorkerHeartbeat.State.READY, null);
        UUID lost = rows.task(engine, -1);
        assertThat(received(1)).containsExactly(lost);
        Run run = Rows.run(lost, 1, name);
        recorder.record(List.of(Told.by(run).started()));
        worker.says(WorkerHeartbeat.State.DRAINING, null);
        await().until(() -> jdbc.sql("select state from workers where name = :name")
                .param("name", name)
                .query(String.class)
                .single()
                .equals("draining"));
        UUID behind = rows.task(engine, 9);

        recorder.record(List.of(Told.by(run).failed(FailureCode.WORKER_LOST)));
        UUID canary = canary();
        await().untilAsserted(
                        () -> assertThat(rows.column(canary, "dispatched_at")).isNotNull());
        assertThat(rows.column(lost, "dispatched_at")).isNull();

        worker.says(WorkerHeartbeat.State.READY, null);
        assertThat(received(2)).containsExactly(lost, behind);
    }

    private List<UUID> received(int count) {
        List<UUID> received = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TaskSubmitted command = (TaskSubmitted) queue.receiveAndConvert(Topology.renderQueue(engine));
            assertThat(command).as("message %d", i).isNotNull();
            received.add(Objects.requireNonNull(command.header().taskId()));
        }
        return received;
    }

    /** A task of another engine: when it has gone out, the dispatcher has been round since. */
    private UUID canary() {
        String other = engine + "-canary";
        announce(other, 1);
        return rows.task(other, 0);
    }

    private void worker(int slots) {
        announce(engine, slots);
    }

    private void announce(String offered, int slots) {
        admin.declareQueue(new Queue(Topology.renderQueue(offered)));
        String name = "worker-of-" + offered;
        heartbeat(offered, name, slots, WorkerHeartbeat.State.READY);
    }

    private void heartbeat(String offered, String name, int slots, WorkerHeartbeat.State state) {
        new TestWorker(publisher, name, offered).withSlots(slots).says(state, null);
    }
}
