package io.greenroom.gateway.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.events.Header;
import io.greenroom.events.Run;
import io.greenroom.events.Stage;
import io.greenroom.events.Topology;
import io.greenroom.events.WireConverter;
import io.greenroom.events.WorkerHeartbeat;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.GatewaySettings;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.recording.Recorder;
import io.greenroom.gateway.recording.Told;
import io.greenroom.gateway.tasks.TaskLog;
import io.greenroom.gateway.tasks.TaskLogs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GatewayTest
class ReaperTest {

    @Autowired
    Reaper reaper;

    @Autowired
    Pulse pulse;

    @Autowired
    Heartbeats heartbeats;

    @Autowired
    Recorder recorder;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TaskLogs logs;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SimpleMessageListenerContainer eventContainer;

    @Autowired
    ConnectionFactory broker;

    @Autowired
    AmqpAdmin queues;

    @Autowired
    GatewaySettings settings;

    @LocalServerPort
    int port;

    private Rows rows;
    private UUID task;
    private Run run;

    @BeforeEach
    void aRunningTask() {
        rows = Rows.of(jdbc);
        task = rows.task();
        run = Rows.run(task, 1, "gpu-1");
        recorder.record(List.of(Told.by(run).started()));
    }

    @Test
    void aRunWhoseLeaseIsOverIsGivenUpAndTriedAgain() {
        leaseOver();
        reaper.reap();
        assertThat(rows.row(task))
                .containsEntry("status", "pending")
                .containsEntry("attempt", 2)
                .containsEntry("run_id", null)
                .containsEntry("last_run_id", run.runId().toString());
    }

    @Test
    void theThirdLossIsTheEndAfterALastGrace() {
        loseTwice();
        recorder.record(List.of(Told.by(Rows.run(task, 3, "gpu-1")).started()));
        leaseOver();
        reaper.reap();
        assertThat(rows.row(task)).containsEntry("status", "processing").containsEntry("attempt", 3);
        assertThat(rows.column(task, "silent_since")).isNotNull();
        assertThat(secondsOfLease()).isBetween(540, 600);
        assertThat(lastLine().code()).isEqualTo("worker_silent");
        assertThat(lastLine().args()).containsEntry("worker", "gpu-1").containsEntry("minutes", 10);
        long version = (long) rows.column(task, "version");
        reaper.reap();
        assertThat(rows.row(task)).containsEntry("status", "processing").containsEntry("version", version);

        leaseOver();
        reaper.reap();
        assertThat(rows.row(task)).containsEntry("status", "failed").containsEntry("error_code", "worker_lost");
        assertThat(rows.row(task))
                .containsEntry("error_reason", "worker_lost")
                .containsEntry("error_message", "Worker gpu-1 fell silent; its run is given up.");
        assertThat(String.valueOf(rows.column(task, "error_args"))).contains("worker", "gpu-1");
    }

    @Test
    void aHeartbeatWithinTheLastGraceTakesTheTaskBackToItsOwner() {
        Run last = silentOnTheLastAttempt();

        heartbeats.hear(heartbeat(last));

        assertThat(rows.row(task)).containsEntry("status", "processing").containsEntry("silent_since", null);
        assertThat(secondsOfLease()).isBetween(1, 30);
        assertThat(lastLine().code()).isEqualTo("worker_heard");
    }

    @Test
    void aResultWithinTheLastGraceIsTaken() {
        Run last = silentOnTheLastAttempt();

        recorder.record(List.of(Told.by(last).completed()));

        assertThat(rows.row(task)).containsEntry("status", "completed").containsEntry("silent_since", null);
    }

    @Test
    void aTaskShowsThatItsWorkerIsSilent() {
        silentOnTheLastAttempt();
        assertThat(Api.admin(port)
                        .get("/api/tasks/" + task)
                        .json()
                        .path("silent_since")
                        .asString(""))
                .isNotEmpty();
    }

    @Test
    void aHeartbeatRenewsTheLease() {
        leaseOver();
        heartbeats.hear(heartbeat(run));
        reaper.reap();
        assertThat(rows.row(task)).containsEntry("status", "processing");
    }

    @Test
    void aHeartbeatThatOvertakesTheStartCountsAsTheStart() {
        UUID other = rows.task();
        Run ahead = Rows.run(other, 1, "gpu-2");
        heartbeats.hear(heartbeat(ahead));
        assertThat(rows.row(other))
                .containsEntry("status", "processing")
                .containsEntry("run_id", ahead.runId().toString());
    }

    @Test
    void silenceMeansNothingUntilPingsHaveComeThroughLongEnough() {
        await().untilAsserted(() -> assertThat(pulse.steadyFor(Duration.ZERO)).isTrue());
        jdbc.sql("update broker_pulse set last_ping_at = date_sub(now(6), interval 1 hour)")
                .update();
        pulse.beat();
        assertThat(pulse.steadyFor(Duration.ofSeconds(20)))
                .as("the series has just begun anew")
                .isFalse();
        jdbc.sql("update broker_pulse set series_since = date_sub(now(6), interval 21 second)")
                .update();
        assertThat(pulse.steadyFor(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void aRowThatAnotherHoldsKeepsNobodyWaiting() {
        UUID other = anotherWhoseLeaseIsOver();
        leaseOver();
        CompletableFuture<Void> reaping = transaction.execute(status -> {
            jdbc.sql("select id from tasks where id = ? for update")
                    .param(task.toString())
                    .query(String.class)
                    .single();
            var begun = CompletableFuture.runAsync(reaper::reap);
            await().untilAsserted(() -> assertThat(rows.row(other)).containsEntry("status", "pending"));
            return begun;
        });
        reaping.join();
        assertThat(rows.row(task)).containsEntry("status", "pending");
    }

    @Test
    void aTaskThatCannotBeGivenUpKeepsNobodyWaiting() {
        UUID other = anotherWhoseLeaseIsOver();
        leaseOver();
        jdbc.sql("update tasks set excluded_workers = '{}' where id = ?")
                .param(task.toString())
                .update();
        try {
            reaper.reap();
            assertThat(rows.row(other)).containsEntry("status", "pending");
        } finally {
            jdbc.sql("update tasks set excluded_workers = null where id = ?")
                    .param(task.toString())
                    .update();
        }
        reaper.reap();
        assertThat(rows.row(task)).containsEntry("status", "pending");
    }

    @Test
    void nobodyIsGivenUpWhileTheRecorderLags() {
        eventContainer.stop();
        try {
            RabbitTemplate events = new RabbitTemplate(broker);
            byte[] ofNobody = WireConverter.write(
                    Told.by(Rows.run(UUID.randomUUID(), 1, "gpu-1")).started());
            for (int i = 0; i <= Reaper.LAGGING; i++) {
                events.send(Topology.GATEWAY_EVENTS, new Message(ofNobody));
            }
            leaseOver();
            await().until(() -> waitingEvents() > Reaper.LAGGING && silenceMeansSomething());

            reaper.reapWhenSilenceMeansSomething();

            assertThat(rows.row(task)).containsEntry("status", "processing");
        } finally {
            eventContainer.start();
        }
        await().untilAsserted(() -> {
            assertThat(silenceMeansSomething()).isTrue();
            reaper.reapWhenSilenceMeansSomething();
            assertThat(rows.row(task)).containsEntry("status", "pending");
        });
    }

    private boolean silenceMeansSomething() {
        jdbc.sql("update broker_pulse set last_ping_at = now(6), series_since = date_sub(now(6), interval 1 hour)")
                .update();
        return pulse.steadyFor(settings.lease());
    }

    private long waitingEvents() {
        return queues.getQueueInfo(Topology.GATEWAY_EVENTS).getMessageCount();
    }

    /** A second after that of the task, so that it is looked at behind it. */
    private UUID anotherWhoseLeaseIsOver() {
        UUID other = rows.task();
        recorder.record(List.of(Told.by(Rows.run(other, 1, "gpu-2")).started()));
        jdbc.sql("update tasks set lease_until = date_sub(now(6), interval 1 second) where id = ?")
                .param(other.toString())
                .update();
        return other;
    }

    private Run silentOnTheLastAttempt() {
        loseTwice();
        Run last = Rows.run(task, 3, "gpu-1");
        recorder.record(List.of(Told.by(last).started()));
        leaseOver();
        reaper.reap();
        assertThat(rows.column(task, "silent_since")).isNotNull();
        return last;
    }

    private void loseTwice() {
        for (int attempt = 1; attempt <= 2; attempt++) {
            recorder.record(List.of(Told.by(Rows.run(task, attempt, "gpu-1")).started()));
            leaseOver();
            reaper.reap();
        }
    }

    private int secondsOfLease() {
        return jdbc.sql("select timestampdiff(second, now(6), lease_until) from tasks where id = ?")
                .param(task.toString())
                .query(Integer.class)
                .single();
    }

    private TaskLog lastLine() {
        List<TaskLog> story = logs.after(task, 0, 100);
        return story.get(story.size() - 1);
    }

    private void leaseOver() {
        jdbc.sql("update tasks set lease_until = date_sub(now(6), interval 2 second) where id = ?")
                .param(task.toString())
                .update();
    }

    private static WorkerHeartbeat heartbeat(Run run) {
        return new WorkerHeartbeat(
                Header.ofWorker(run.workerId()),
                run.workerName(),
                WorkerHeartbeat.State.READY,
                null,
                List.of(new WorkerHeartbeat.EngineOffer("nothing", false, List.of())),
                1,
                List.of(new WorkerHeartbeat.Slot(0, run.taskId(), run.attempt(), run.runId(), 10, Stage.RENDER)),
                Map.of(),
                List.of(),
                List.of());
    }
}
