package io.greenroom.render.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.embedded.EmbeddedServices;
import io.greenroom.events.BrokerLink;
import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.Header;
import io.greenroom.events.RenderProgressed;
import io.greenroom.events.RenderStopped;
import io.greenroom.events.Run;
import io.greenroom.events.RunEvent;
import io.greenroom.events.Stage;
import io.greenroom.events.StopReason;
import io.greenroom.events.Topology;
import io.greenroom.events.WireConverter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Exchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

@Timeout(60)
class SpoolTest {

    private static final String NOBODY = "amqp://a:b@127.0.0.1:1/none";

    @TempDir
    static Path home;

    private static EmbeddedServices broker;

    @TempDir
    Path directory;

    private final Run run = new Run(UUID.randomUUID(), 1, UUID.randomUUID(), "w");
    private final List<RunEvent> confirmed = new CopyOnWriteArrayList<>();
    private final Deque<Throwable> stumbles = new ConcurrentLinkedDeque<>();
    private BrokerLink connections;
    private RabbitTemplate template;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = EmbeddedServices.start(
                Path.of(System.getProperty("greenroom.root"), "infra/embedded/target/app"), home, Set.of("amqp"));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void connect() {
        connections = BrokerLink.open(broker.environment().get("GREENROOM_AMQP_URI"), "spool test");
        template = new RabbitTemplate(connections);
        var admin = new RabbitAdmin(connections);
        for (Declarable declarable : Topology.standing().getDeclarables()) {
            if (declarable instanceof Exchange exchange) {
                admin.declareExchange(exchange);
            } else if (declarable instanceof Queue queue) {
                admin.declareQueue(queue);
            } else {
                admin.declareBinding((Binding) declarable);
            }
        }
        admin.purgeQueue(Topology.GATEWAY_EVENTS);
    }

    @AfterEach
    void disconnect() {
        connections.destroy();
    }

    @Test
    void sendsInOrderAfterARestartWhatABrokerOutageHeldBack() throws Exception {
        try (var away = new Running(NOBODY, List.of())) {
            away.spool.add(progress(1, 10));
            away.spool.add(new RenderStopped(Header.ofRun(run, 2), StopReason.DRAINED));
            assertThat(away.spool.flush(Duration.ofMillis(300))).isFalse();
        }

        try (var back = new Running(broker.environment().get("GREENROOM_AMQP_URI"), List.of())) {
            assertThat(back.spool.flush(Duration.ofSeconds(10))).isTrue();
        }

        assertThat(received(2)).extracting(event -> event.header().sequence()).containsExactly(1L, 2L);
        assertThat(confirmed).hasSize(2);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void keepsOnlyTheNewestOfProgressThatCouldNotLeave() throws Exception {
        try (var away = new Running(NOBODY, List.of())) {
            for (int percent = 1; percent <= 50; percent++) {
                away.spool.add(progress(percent, percent));
            }
            List<RunEvent> waiting = away.spool.unconfirmed();
            assertThat(waiting)
                    .as("one may be on its way, the newest behind it")
                    .hasSizeLessThanOrEqualTo(2);
            assertThat(((RenderProgressed) waiting.get(waiting.size() - 1)).percent())
                    .isEqualTo(50);
        }
    }

    @Test
    void tellsTheEndOfARunAgain() throws Exception {
        List<Duration> soon = List.of(Duration.ofMillis(50), Duration.ofMillis(100));
        try (var running = new Running(broker.environment().get("GREENROOM_AMQP_URI"), soon)) {
            running.spool.add(progress(1, 10));
            running.spool.add(new RenderStopped(Header.ofRun(run, 2), StopReason.CANCELLED));

            assertThat(received(4))
                    .extracting(event -> event.header().sequence())
                    .containsExactly(1L, 2L, 2L, 2L);
            assertThat(confirmed).as("told to others once").hasSize(2);
            await().untilAsserted(() -> assertThat(directory).isEmptyDirectory());
        }
    }

    @Test
    void sendsWhatTheDiskDoesNotTake() throws Exception {
        try (var running = new Running(broker.environment().get("GREENROOM_AMQP_URI"), List.of())) {
            Files.delete(directory);
            running.spool.add(progress(1, 10));
            running.spool.add(new RenderStopped(Header.ofRun(run, 2), StopReason.DRAINED));

            assertThat(received(2))
                    .extracting(event -> event.header().sequence())
                    .containsExactly(1L, 2L);
        }
        assertThat(confirmed).hasSize(2);
        Files.createDirectory(directory);
    }

    @Test
    void sendsOnAfterWhatNobodyForesaw() throws Exception {
        stumbles.add(new IllegalStateException("a listener stumbles"));
        stumbles.add(new NoClassDefFoundError("org/example/Listener"));
        try (var running = new Running(broker.environment().get("GREENROOM_AMQP_URI"), List.of())) {
            running.spool.add(new RenderStopped(Header.ofRun(run, 1), StopReason.DRAINED));

            assertThat(running.spool.flush(Duration.ofSeconds(30))).isTrue();
        }
        assertThat(stumbles).isEmpty();
        assertThat(confirmed).as("no heartbeat lists the run any more").hasSize(1);
    }

    @Test
    void leavesNoDraftOfWhatTheDiskDoesNotTake() throws Exception {
        try (var away = new Running(NOBODY, List.of())) {
            Files.createDirectories(directory.resolve("000000000001.json/in-the-way"));
            away.spool.add(progress(1, 10));

            assertThat(directory.resolve("000000000001.json.draft")).doesNotExist();
            assertThat(away.spool.unconfirmed()).hasSize(1);
        }
    }

    @Test
    void setsAsideWhatItCannotRead() throws Exception {
        Files.writeString(directory.resolve("000000000001.json"), "{");

        try (var running = new Running(NOBODY, List.of())) {
            assertThat(running.spool.unconfirmed()).isEmpty();
        }

        assertThat(directory.resolve("000000000001.json.unreadable")).exists();
    }

    private void hear(RunEvent event) {
        Throwable stumble = stumbles.poll();
        if (stumble instanceof RuntimeException exception) {
            throw exception;
        } else if (stumble instanceof Error error) {
            throw error;
        }
        confirmed.add(event);
    }

    private RenderProgressed progress(long sequence, int percent) {
        return new RenderProgressed(Header.ofRun(run, sequence), percent, Stage.RENDER, false, null);
    }

    private List<RunEvent> received(int count) {
        List<RunEvent> events = new ArrayList<>();
        await().until(() -> {
            for (var raw = template.receive(Topology.GATEWAY_EVENTS);
                    raw != null;
                    raw = template.receive(Topology.GATEWAY_EVENTS)) {
                events.add((RunEvent) WireConverter.read(raw.getBody()));
            }
            return events.size() >= count;
        });
        return events;
    }

    /** A spool with its sending thread, over the same directory each time. */
    private final class Running implements AutoCloseable {

        private final BrokerLink link;
        private final Spool spool;
        private final Thread sender;

        Running(String amqpUri, List<Duration> toldAgainAfter) throws IOException {
            link = BrokerLink.open(amqpUri, "spool");
            spool = new Spool(
                    new SpoolDirectory(directory), new ConfirmedPublisher(link), toldAgainAfter, SpoolTest.this::hear);
            sender = new Thread(spool::sendUntilInterrupted);
            sender.start();
        }

        @Override
        public void close() throws InterruptedException {
            sender.interrupt();
            sender.join();
            link.destroy();
        }
    }
}
