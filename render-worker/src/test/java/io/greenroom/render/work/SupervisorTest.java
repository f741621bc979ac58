package io.greenroom.render.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.events.BrokerLink;
import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.render.engine.Engines;
import io.greenroom.render.health.HealthFile;
import io.greenroom.render.report.HeldRuns;
import io.greenroom.render.report.Pulse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SupervisorTest {

    @TempDir
    Path directory;

    @Test
    void aWorkerOneOfWhoseThreadsHasDiedIsBrokenAndSaysSo() throws Exception {
        var link = BrokerLink.open("amqp://a:b@127.0.0.1:1/none", "supervisor test");
        var publisher = new ConfirmedPublisher(link);
        var pulse = new Pulse();
        var state = new WorkerState(pulse, System::nanoTime);
        var heartbeats = new Heartbeats(
                WorkerIdentity.of("worker-1", Map.of()),
                new Engines(List.of()),
                new HeldRuns(pulse),
                state,
                publisher.link());
        var healthFile = new HealthFile(directory);
        var supervisor = new Supervisor(heartbeats, state, publisher, pulse, healthFile);
        Thread dead = new Thread(() -> {}, "spool");
        dead.start();
        dead.join();

        supervisor.watch(dead);
        Thread beating = new Thread(supervisor);
        beating.start();

        await().untilAsserted(() -> assertThat(healthFile.judge(Instant.now()))
                .returns(false, HealthFile.Verdict::well)
                .extracting(HealthFile.Verdict::sentence)
                .asString()
                .contains("worker-1 is broken: its thread spool has died; restart the worker"));
        beating.interrupt();
        beating.join();
        link.destroy();
    }
}
