package io.greenroom.gateway.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.Header;
import io.greenroom.events.Run;
import io.greenroom.events.Stage;
import io.greenroom.events.StopReason;
import io.greenroom.events.StopRun;
import io.greenroom.events.Topology;
import io.greenroom.events.WorkerHeartbeat;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Heard;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.recording.Recorder;
import io.greenroom.gateway.recording.Told;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A run is told to stop until it has stopped, however often the order is lost. */
@GatewayTest
class CancelTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Recorder recorder;

    @Autowired
    ConfirmedPublisher publisher;

    @Autowired
    ConnectionFactory broker;

    private Api admin;
    private Rows rows;
    private UUID task;
    private Run run;
    private Told told;
    private Heard orders;

    @BeforeEach
    void aTaskThatRuns() {
        admin = Api.admin(port);
        rows = Rows.of(jdbc);
        task = rows.task();
        run = Rows.run(task, 1, "gpu-1");
        told = Told.by(run);
        recorder.record(List.of(told.started()));
        orders = new Heard(broker, Topology.CONTROL);
    }

    @AfterEach
    void stopListening() {
        orders.close();
    }

    @Test
    void aCancelledRunIsToldToStopAndAgainAtEverySignOfLife() {
        assertThat(admin.post("/api/tasks/" + task + "/cancel").status()).isEqualTo(202);
        assertThat(stop().reason()).isEqualTo(StopReason.CANCELLED);
        Map<String, Object> cancelled = rows.row(task);
        assertThat(cancelled).containsEntry("status", "cancelled").containsEntry("lease_until", null);
        long lines = rows.logLines(task);

        recorder.record(List.of(told.progressed(40)));
        assertThat(stop().reason()).isEqualTo(StopReason.CANCELLED);
        beat();
        stop();
        beat();
        stop();

        assertThat(admin.post("/api/tasks/" + task + "/cancel").status())
                .as("cancelled again")
                .isEqualTo(202);
        recorder.record(List.of(told.completed()));
        assertThat(rows.row(task)).isEqualTo(cancelled);
        assertThat(rows.logLines(task)).isEqualTo(lines);
    }

    @Test
    void theRunOfADeletedTaskIsToldToStopUntilItDoes() {
        assertThat(admin.delete("/api/tasks/" + task).status()).isEqualTo(204);
        stop();
        beat();
        stop();
        recorder.record(List.of(told.progressed(40)));
        stop();
        assertThat(admin.delete("/api/tasks/" + task).status()).isEqualTo(404);
    }

    @Test
    void theRunOfACancelledTaskMayNotComeBackWhenTheTaskIsTriedAgain() {
        admin.post("/api/tasks/" + task + "/cancel");
        stop();
        assertThat(admin.post("/api/tasks/" + task + "/retry").status()).isEqualTo(202);

        recorder.record(List.of(told.completed()));
        assertThat(rows.row(task)).containsEntry("status", "pending").containsEntry("attempt", 2);
        beat();
        stop();
    }

    /** The worker still works on it and says so, through the broker. */
    private void beat() {
        publisher.publish(new WorkerHeartbeat(
                Header.ofWorker(run.workerId()),
                run.workerName(),
                WorkerHeartbeat.State.READY,
                null,
                List.of(),
                1,
                List.of(new WorkerHeartbeat.Slot(0, task, run.attempt(), run.runId(), 40, Stage.RENDER)),
                Map.of(),
                List.of(),
                List.of()));
    }

    private StopRun stop() {
        return orders.await(
                        StopRun.class,
                        order -> run.runId().equals(order.header().runId()),
                        1)
                .get(0);
    }
}
