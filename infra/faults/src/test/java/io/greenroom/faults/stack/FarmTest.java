package io.greenroom.faults.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.faults.stack.FarmSettings.Shape;
import io.greenroom.media.ProcessTree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FarmTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path ROOT = Path.of(System.getProperty("greenroom.root"));

    /** The one test that starts a farm: it takes its time. */
    @Test
    void startsRealProcessesThatCanBeKilledFrozenAndCutOffAndLeavesNone() throws Exception {
        FarmSettings settings = FarmSettings.of(ROOT)
                .shaped(new Shape(1, 1, 0, true))
                .with(Map.of(), Map.of("GREENROOM_RENDER_CHECK_EVERY", "1"));
        Farm farm = Farm.start(settings);
        try (farm) {
            var door = new GatewayDoor(farm.gatewayUrls().get(0), farm.adminKey());
            Part worker = farm.renderWorkers().get(0);
            Part gateway = farm.gateways().get(0);
            assertThat(farm.brokerName()).matches("(RabbitMQ|Apache Qpid Broker-J Core) \\d.*");
            assertThat(farm.programs()).containsExactly(gateway, worker);
            assertThat(farm.link(gateway, Service.DATABASE).connections()).isPositive();

            worker.freeze();
            assertThat(worker.isRunning()).isTrue();
            worker.thaw();
            farm.link(worker, Service.STORE).skewDates(Duration.ofHours(1));
            await().atMost(PATIENCE).until(() -> door.readyWorkers() == 0);
            farm.link(worker, Service.STORE).pass();
            await().atMost(PATIENCE).until(() -> door.readyWorkers() == 1);

            long before = worker.pid();
            worker.kill();
            assertThat(worker.isRunning()).isFalse();
            assertThat(ProcessHandle.of(before)).isEmpty();
            assertThat(worker.crashes()).isZero();
            farm.database().kill();
            assertThat(door.isOpen()).isFalse();
            farm.database().start();
            worker.start();
            gateway.awaitReady(PATIENCE);
            assertThat(worker.pid()).isNotEqualTo(before);

            assertThat(ProcessTree.marked(Farm.MARK, farm.directory().toString()))
                    .isNotEmpty();
            assertThat(farm.stop()).isEmpty();
        }
        assertThat(ProcessTree.marked(Farm.MARK, farm.directory().toString())).isEmpty();
        farm.deleteDirectory();
        assertThat(farm.directory()).doesNotExist();
    }
}
