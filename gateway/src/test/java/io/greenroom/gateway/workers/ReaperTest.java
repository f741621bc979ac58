package io.greenroom.gateway.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.events.Header;
import io.greenroom.events.Run;
import io.greenroom.events.Stage;
import io.greenroom.events.WorkerHeartbeat;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.recording.Recorder;
import io.greenroom.gateway.recording.Told;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

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
    void theThirdLossIsTheEnd() {
        for (int attempt = 1; attempt <= 3; attempt++) {
            recorder.record(List.of(Told.by(Rows.run(task, attempt, "gpu-1")).started()));
            leaseOver();
            reaper.reap();
        }
        assertThat(rows.row(task)).containsEntry("status", "failed").containsEntry("error_code", "worker_lost");
        assertThat(rows.row(task))
                .containsEntry("error_reason", "worker_lost")
                .containsEntry("error_message", "Worker gpu-1 fell silent; its run is given up.");
        assertThat(String.valueOf(rows.column(task, "error_args"))).contains("worker", "gpu-1");
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

    private void leaseOver() {
        jdbc.sql("update tasks set lease_until = date_sub(now(6), interval 1 second) where id = ?")
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
