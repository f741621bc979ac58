package io.greenroom.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.greenroom.events.LinkState.Condition;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.amqp.core.FanoutExchange;
import org.springframework.amqp.core.MessageListener;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;

/** What becomes of a link when the line between us and a broker goes, on every broker that we say we run on. */
@Timeout(120)
class LinkTest extends OnEveryBroker {

    private static final Message NEWS =
            new StopRun(Header.toRun(Header.newId(), 1, Header.newId()), StopReason.CANCELLED);

    private Cable cable;
    private BrokerLink link;
    private ConfirmedPublisher publisher;
    private RabbitAdmin admin;

    @BeforeEach
    void connect() throws Exception {
        cable = Cable.to(uri());
        link = BrokerLink.open(cable.through(uri()), "link test");
        admin = new RabbitAdmin(link);
        admin.declareExchange(new FanoutExchange(Topology.CONTROL));
        publisher = new ConfirmedPublisher(link);
    }

    @AfterEach
    void disconnect() throws Exception {
        if (link != null) {
            cable.mend();
            link.destroy();
            cable.close();
        }
    }

    @Test
    void whatIsPublishedGoesOverAnotherConnectionThanWhatIsConsumed() throws Exception {
        link.createConnection();
        assertThat(cable.connections()).isEqualTo(1);
        publisher.publish(NEWS);
        assertThat(cable.connections()).isEqualTo(2);
        admin.declareQueue(new Queue(Topology.PARKING));
        new Parking(link).park(new org.springframework.amqp.core.Message(new byte[1]), "a test", "nobody can read it");
        assertThat(publisher.tell(NEWS)).isTrue();
        assertThat(cable.connections()).isEqualTo(2);
    }

    @Test
    void aCutLineIsKnownAtOnceAndMendedWithoutAWordOfOurs() {
        publisher.publish(NEWS);
        assertThat(link.state().isUp()).isTrue();
        cable.cut();
        await().until(() -> link.state().now().condition() == Condition.AWAY);
        assertThat(publisher.tell(NEWS)).isFalse();
        assertThatThrownBy(() -> publisher.publish(NEWS)).isInstanceOf(UnconfirmedException.class);
        cable.mend();
        publisher.publish(NEWS);
        assertThat(link.state().isUp()).isTrue();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aListenerHearsAgainOnceTheLineIsMended() {
        var heard = new CopyOnWriteArrayList<byte[]>();
        Queue queue = new Queue("link-test", false, false, true);
        SimpleMessageListenerContainer container = link.container();
        admin.declareQueue(queue);
        container.setQueueNames(queue.getName());
        container.setMessageListener((MessageListener) message -> heard.add(message.getBody()));
        container.start();
        try {
            cable.cut();
            await().until(() -> link.state().now().condition() == Condition.AWAY);
            cable.mend();
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                admin.declareQueue(queue);
                admin.getRabbitTemplate().convertAndSend(queue.getName(), "again");
                assertThat(heard).isNotEmpty();
            });
        } finally {
            container.stop();
        }
    }

    /** Without heartbeats a confirm would be awaited for 30 s, and an answer to anything else for ten minutes. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aLineThatHasGoneDeadWithoutAWordIsNoticedByWhoeverWaits() throws Exception {
        publisher.publish(NEWS);
        link.createConnection().createChannel(false).close();
        cable.fallSilent();

        CompletableFuture<Void> unconfirmed = publisher.send(NEWS);
        CompletableFuture<Void> unanswered =
                CompletableFuture.runAsync(() -> admin.declareQueue(new Queue("never", false, true, true)));

        assertThatThrownBy(() -> unconfirmed.get(28, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(UnconfirmedException.class);
        assertThatThrownBy(() -> unanswered.get(28, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        await().until(() -> link.state().now().condition() == Condition.AWAY);
        cable.mend();
        publisher.publish(NEWS);
    }

    /** More than the buffers of both ends hold: the writer hangs in the midst of a frame when the line dies. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aWriterThatHangsInADeadLineIsFreedToo() throws Exception {
        publisher.publish(NEWS);
        cable.fallSilent();
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            while (publisher.tell(NEWS)) {
                // until the line is found dead
            }
        });
        writing.get(40, TimeUnit.SECONDS);
        await().until(() -> link.state().now().condition() == Condition.AWAY);
    }
}
