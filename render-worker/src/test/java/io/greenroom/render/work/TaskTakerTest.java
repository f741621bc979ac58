package io.greenroom.render.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.embedded.EmbeddedServices;
import io.greenroom.events.BrokerLink;
import io.greenroom.events.Topology;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

@Timeout(60)
class TaskTakerTest {

    private static final List<String> ENGINES = List.of("one", "two");

    @TempDir
    static Path home;

    private static EmbeddedServices broker;
    private static CachingConnectionFactory connections;

    private final RabbitTemplate template = new RabbitTemplate(connections);
    private final TaskTaker taker = new TaskTaker(new BrokerChannels(connections));

    @BeforeAll
    static void startBroker() throws Exception {
        broker = EmbeddedServices.start(
                Path.of(System.getProperty("greenroom.root"), "infra/embedded/target/app"), home, Set.of("amqp"));
        connections = BrokerLink.open(broker.environment().get("GREENROOM_AMQP_URI"), "taker test");
        var admin = new RabbitAdmin(connections);
        ENGINES.forEach(engine -> admin.declareQueue(new Queue(Topology.renderQueue(engine))));
    }

    @AfterAll
    static void stopBroker() {
        connections.destroy();
        broker.close();
    }

    @BeforeEach
    void emptyQueues() {
        ENGINES.forEach(engine -> drain(engine));
    }

    @Test
    void takesOneAtATimeFromTheQueuesOfSeveralEnginesAndLosesNone() throws Exception {
        for (int i = 0; i < 20; i++) {
            send(ENGINES.get(i % 2), "task " + i);
        }

        Set<String> taken = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            TakenTask task = taker.take(ENGINES, () -> true).orElseThrow();
            assertThat(taken.add(new String(task.body(), StandardCharsets.UTF_8)))
                    .as("taken once")
                    .isTrue();
            task.acknowledge();
        }

        assertThat(taken).hasSize(20);
        assertThat(drain("one") + drain("two")).isZero();
    }

    @Test
    void leavesWhatItAbandonsToTheNextTaker() throws Exception {
        send("one", "a");

        taker.take(ENGINES, () -> true).orElseThrow().abandon();

        assertThat(taker.take(ENGINES, () -> true)).get().satisfies(task -> {
            assertThat(task.body()).asString().isEqualTo("a");
            assertThat(task.queue()).isEqualTo(Topology.renderQueue("one"));
            task.acknowledge();
        });
    }

    @Test
    void takesNothingAnyMoreOnceNothingIsWanted() {
        var wanted = new AtomicBoolean(true);
        var waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return taker.take(ENGINES, wanted::get);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        wanted.set(false);

        assertThat(waiting.join()).isEmpty();
        send("one", "later");
        await().until(() -> drain("one") == 1);
    }

    private void send(String engine, String body) {
        template.send("", Topology.renderQueue(engine), new Message(body.getBytes(StandardCharsets.UTF_8)));
    }

    private int drain(String engine) {
        int count = 0;
        while (template.receive(Topology.renderQueue(engine)) != null) {
            count++;
        }
        return count;
    }
}
