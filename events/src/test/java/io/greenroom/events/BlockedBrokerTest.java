package io.greenroom.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.greenroom.events.LinkState.Condition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Exchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** A RabbitMQ that runs short of memory stops reading from whoever publishes, until it has some again. */
@Timeout(120)
class BlockedBrokerTest {

    private static final Message ORDER = new ThumbnailRequested(
            Header.plain(), PictureKind.POSTER, Subject.HUMAN, Header.newId(), "files/v", "posters/x.jpg");

    private static RabbitNode broker;
    private BrokerLink link;
    private ConfirmedPublisher publisher;

    @BeforeAll
    static void start() throws Exception {
        broker = RabbitNode.start();
    }

    @AfterAll
    static void stop() {
        if (broker != null) {
            broker.close();
        }
    }

    @BeforeEach
    void connect() {
        link = BrokerLink.open(broker.uri(), "blocked test");
        var admin = new RabbitAdmin(link);
        Topology.standing().getDeclarablesByType(Exchange.class).forEach(admin::declareExchange);
        Topology.standing().getDeclarablesByType(Queue.class).forEach(admin::declareQueue);
        Topology.standing().getDeclarablesByType(Binding.class).forEach(admin::declareBinding);
        publisher = new ConfirmedPublisher(link);
    }

    @AfterEach
    void disconnect() {
        broker.clearAlarm();
        link.destroy();
    }

    @Test
    void refusesAtOnceWhileTheAlarmLastsAndPublishesAgainAfterIt() {
        publisher.publish(ORDER);
        broker.raiseAlarm();
        // RabbitMQ says that it blocks a connection when that publishes next.
        assertThatThrownBy(() -> publisher.publish(ORDER)).isInstanceOf(UnconfirmedException.class);
        assertThat(link.state().now().condition()).isEqualTo(Condition.BLOCKED);
        assertThat(link.state().now().reason()).contains("memory");
        for (int i = 0; i < 100_000; i++) {
            assertThat(publisher.tell(ORDER)).as("news is dropped, not queued").isFalse();
        }
        assertThatThrownBy(() -> publisher.publish(ORDER))
                .isInstanceOf(UnconfirmedException.class)
                .hasMessageContaining("blocked: low on memory");
        broker.clearAlarm();
        await().until(() -> link.state().isUp());
        publisher.publish(ORDER);
    }

    @Test
    void whatIsConsumedGoesOnMeanwhile() {
        publisher.publish(ORDER);
        broker.raiseAlarm();
        assertThatThrownBy(() -> publisher.publish(ORDER)).isInstanceOf(UnconfirmedException.class);
        RabbitTemplate consumer = new RabbitTemplate(link);
        assertThat(consumer.receive(Topology.THUMBNAIL, 10_000)).isNotNull();
        assertThat(new RabbitAdmin(link).declareQueue(new Queue("declared-meanwhile", false, true, true)))
                .isNotNull();
    }

    @Test
    void aNewConnectionLearnsOfTheAlarmByItsFirstMessage() {
        broker.raiseAlarm();
        assertThat(link.state().isUp()).isTrue();
        assertThatThrownBy(() -> publisher.publish(ORDER)).isInstanceOf(UnconfirmedException.class);
        assertThat(link.state().isBlocked()).isTrue();
    }

    /** More than the buffers of both ends hold: who wrote it would hang until the alarm is over. */
    @Test
    void whatIsTooLargeForTheBuffersIsRefusedTooAndHangsInNobodysHands() {
        var writer = new QueueWriter(link);
        var large = new org.springframework.amqp.core.Message(new byte[32 * 1024 * 1024]);
        broker.raiseAlarm();
        assertThatThrownBy(() -> writer.write(Topology.PARKING, large)).isInstanceOf(UnconfirmedException.class);
        assertThat(link.state().isBlocked()).isTrue();
        assertThatThrownBy(() -> writer.write(Topology.PARKING, large))
                .isInstanceOf(UnconfirmedException.class)
                .hasMessageContaining("blocked: low on memory");
    }

    @Test
    void theOperatorSeesWhichConnectionIsWhich() {
        publisher.publish(ORDER);
        link.createConnection();
        await().untilAsserted(() -> assertThat(broker.ctl("list_connections", "client_properties"))
                .contains("blocked test (publisher)")
                .contains("blocked test (consumer)"));
    }
}
