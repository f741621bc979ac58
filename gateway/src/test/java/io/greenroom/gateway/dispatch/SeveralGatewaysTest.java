package io.greenroom.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.Header;
import io.greenroom.events.Run;
import io.greenroom.events.TaskSubmitted;
import io.greenroom.events.Topology;
import io.greenroom.events.WireConverter;
import io.greenroom.events.WorkerHeartbeat.State;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.TestWorker;
import io.greenroom.gateway.recording.Recorder;
import io.greenroom.gateway.recording.Told;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Dispatchers that know nothing of each other, on one database and one broker: a thread each, as in gateways of their own. */
@GatewayTest
class SeveralGatewaysTest {

    private static final AtomicInteger ENGINES = new AtomicInteger();

    @Autowired
    Dispatcher dispatcher;

    @Autowired
    Lanes lanes;

    @Autowired
    LostRuns lost;

    @Autowired
    Departures departures;

    @Autowired
    Recall recall;

    @Autowired
    Sweeper sweeper;

    @Autowired
    Recorder recorder;

    @Autowired
    ConfirmedPublisher publisher;

    @Autowired
    ConnectionFactory broker;

    @Autowired
    AmqpAdmin admin;

    @Autowired
    JdbcClient jdbc;

    private final ExecutorService gateways = Executors.newFixedThreadPool(2);
    private final AtomicBoolean going = new AtomicBoolean(true);
    private String engine;
    private TestWorker worker;

    @BeforeEach
    void noneOfThemRunsYet() {
        dispatcher.stop();
        engine = "several-" + ENGINES.incrementAndGet();
    }

    @AfterEach
    void leaveNothingToDo() throws InterruptedException {
        going.set(false);
        gateways.shutdown();
        assertThat(gateways.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        jdbc.sql("update tasks set status = 'cancelled' where status in ('pending', 'processing') and engine like ?")
                .param(engine + "%")
                .update();
        if (!dispatcher.isRunning()) {
            dispatcher.start();
        }
    }

    @Test
    void dispatchEachTaskExactlyOnceAndNeverMoreThanTheWindow() throws Exception {
        int slots = 4;
        int window = slots + Window.AHEAD;
        offer(engine, slots);
        List<UUID> tasks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            tasks.add(Rows.of(jdbc).task(engine, 0));
        }
        List<Future<?>> dispatchers = List.of(gateways.submit(gateway()), gateways.submit(gateway()));
        List<UUID> seen = new ArrayList<>();
        Deque<Told> running = new ArrayDeque<>();
        while (seen.size() < tasks.size()) {
            worker.says(State.READY, null);
            UUID task = received();
            seen.add(task);
            Told run = Told.by(new Run(task, 1, Header.newId(), worker.id()));
            recorder.record(List.of(run.started()));
            running.add(run);
            assertThat(withWorkers()).isLessThanOrEqualTo(window);
            if (running.size() == slots) {
                recorder.record(List.of(running.remove().completed()));
            }
        }
        going.set(false);
        for (Future<?> ended : dispatchers) {
            ended.get();
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(tasks);
        assertThat(admin.getQueueInfo(Topology.renderQueue(engine)).getMessageCount())
                .isZero();
    }

    @Test
    void keepTheCapOfAWorkspaceTogether() throws Exception {
        offer(engine + "-a", 4);
        offer(engine + "-b", 4);
        CyclicBarrier together = new CyclicBarrier(2);
        for (int round = 0; round < 10; round++) {
            Rows capped = Rows.of(jdbc);
            jdbc.sql("update workspaces set max_running = 1 where id = ?")
                    .param(capped.workspace().toString())
                    .update();
            List<UUID> tasks = List.of(capped.task(engine + "-a", 0), capped.task(engine + "-b", 0));
            Future<List<TaskSubmitted>> one = gateways.submit(() -> claim(together));
            Future<List<TaskSubmitted>> other = gateways.submit(() -> claim(together));
            assertThat(one.get().size() + other.get().size()).isEqualTo(1);
            jdbc.sql("update tasks set status = 'cancelled' where id in (:ids)")
                    .param("ids", tasks.stream().map(UUID::toString).toList())
                    .update();
        }
    }

    /** Tried by the database's own word: the wait itself is a minute. */
    @Test
    void theDatabaseTakesTheLocksOfAGatewayThatHasStoppedInMidClaim() {
        assertThat(variable("wait_timeout")).isEqualTo(60);
        assertThat(variable("innodb_lock_wait_timeout")).isEqualTo(10);
    }

    private long variable(String name) {
        return jdbc.sql("select @@session." + name).query(Long.class).single();
    }

    @Test
    void oneThatDiesBetweenClaimAndPublishLosesNothing() {
        offer(engine, 1);
        UUID task = Rows.of(jdbc).task(engine, 0);
        assertThat(lanes.claim()).as("and it dies here").hasSize(1);
        assertThat(lanes.claim()).as("nobody else takes it again").isEmpty();
        dispatcher.start();
        await().untilAsserted(() -> {
            sweeper.sweep(Duration.ofSeconds(-1));
            assertThat(admin.getQueueInfo(Topology.renderQueue(engine)).getMessageCount())
                    .isPositive();
        });
        assertThat(received()).isEqualTo(task);
    }

    private List<TaskSubmitted> claim(CyclicBarrier together) throws Exception {
        together.await();
        return lanes.claim();
    }

    private Runnable gateway() {
        Dispatcher ofItsOwn = new Dispatcher(lanes, lost, departures, recall, publisher, admin);
        return () -> {
            while (going.get()) {
                ofItsOwn.dispatch();
            }
        };
    }

    private UUID received() {
        RabbitTemplate queue = new RabbitTemplate(broker);
        queue.setMessageConverter(new WireConverter());
        queue.setReceiveTimeout(10_000);
        TaskSubmitted command = (TaskSubmitted) queue.receiveAndConvert(Topology.renderQueue(engine));
        return Objects.requireNonNull(
                Objects.requireNonNull(command, "nothing came").header().taskId());
    }

    /** Running, or dispatched and not started. */
    private int withWorkers() {
        return jdbc.sql("""
                        select count(*)
                        from tasks
                        where engine = ?
                          and (status = 'processing' or (status = 'pending' and dispatched_at is not null))
                        """).param(engine).query(Integer.class).single();
    }

    private void offer(String offered, int slots) {
        admin.declareQueue(new Queue(Topology.renderQueue(offered)));
        worker = new TestWorker(publisher, "worker-of-" + offered, offered).withSlots(slots);
        worker.says(State.READY, null);
        await().until(() -> jdbc.sql("select count(*) from worker_engines where engine = ?")
                        .param(offered)
                        .query(Integer.class)
                        .single()
                == 1);
    }
}
