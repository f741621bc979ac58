package io.greenroom.events;

import static io.greenroom.events.BrokerSession.consume;
import static io.greenroom.events.BrokerSession.takeOne;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.support.converter.MessageConversionException;

/** All that we ask of a broker: what stands here holds on every one that we say we run on. */
class AmqpContractTest extends OnEveryBroker {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final StoredObject FILE = new StoredObject("files/x", 1, "0".repeat(64));

    private @Nullable BrokerSession session;

    @BeforeEach
    void open() throws Exception {
        session = new BrokerSession(uri());
    }

    @AfterEach
    void close() throws Exception {
        if (session != null) {
            session.close();
        }
    }

    @Test
    void theTopologyMayBeDeclaredAgain() {
        session.declare();
        assertThat(session.waiting(session.queue())).isZero();
    }

    @Test
    void everyMessageThatMustArriveLiesInTheQueueOfItsRouteOnceConfirmed() throws Exception {
        Channel reader = session.channel();
        for (Message sample : Samples.ALL) {
            if (sample.route().mandatory() && !(sample instanceof TaskSubmitted)) {
                session.publisher.publish(sample);
                Delivery arrived = takeOne(reader, sample.route().queue(), PATIENCE);
                assertThat(WireConverter.read(arrived.getBody())).isEqualTo(sample);
                reader.basicAck(arrived.getEnvelope().getDeliveryTag(), false);
            }
        }
    }

    @Test
    void aTaskForAnEngineWithoutQueueIsNotConfirmed() {
        assertThatThrownBy(() -> session.publisher.publish(task("nobody-" + UUID.randomUUID())))
                .isInstanceOf(UnconfirmedException.class);
        session.publisher.publish(task(session.engine));
        assertThat(session.waiting(session.queue())).isEqualTo(1);
    }

    @Test
    void newsThatNobodyHearsIsNoFailure() {
        session.publisher.publish(stopRun());
    }

    @Test
    void everyListenerHearsAnOrderThroughAQueueThatGoesWithIt() throws Exception {
        Channel one = session.channel();
        String queueOfOne = one.queueDeclare("", false, true, true, null).getQueue();
        Channel other = session.channel();
        String queueOfOther = other.queueDeclare("", false, true, true, null).getQueue();
        one.queueBind(queueOfOne, Topology.CONTROL, "");
        other.queueBind(queueOfOther, Topology.CONTROL, "");
        BlockingQueue<Delivery> heardByOne = consume(one, queueOfOne);
        BlockingQueue<Delivery> heardByOther = consume(other, queueOfOther);
        Message order = stopRun();

        session.publisher.publish(order);

        assertThat(WireConverter.read(arrival(heardByOne).getBody())).isEqualTo(order);
        assertThat(WireConverter.read(arrival(heardByOther).getBody())).isEqualTo(order);
        one.getConnection().close();
        await().atMost(PATIENCE).until(() -> session.admin.getQueueInfo(queueOfOne) == null);
    }

    /** What a queue's count says of delivered messages differs from broker to broker: others taking them tells. */
    @Test
    void aTakerHoldsOneMessageAndLeavesTheRestToOthers() throws Exception {
        List<UUID> published = publishTasks(3);
        List<UUID> taken = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Delivery one = takeOne(session.channel(), session.queue(), PATIENCE);
            taken.add(WireConverter.read(one.getBody()).header().taskId());
        }
        assertThat(taken).containsExactlyElementsOf(published);
    }

    @Test
    void severalTakersTakeEachMessageOnceAndAfterItsStartWasConfirmed() throws Exception {
        List<UUID> published = publishTasks(100);
        List<Callable<List<UUID>>> takers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Channel channel = session.channel();
            takers.add(() -> takeAll(channel));
        }
        ExecutorService slots = Executors.newFixedThreadPool(takers.size());
        try {
            List<UUID> taken = new ArrayList<>();
            for (Future<List<UUID>> slot : slots.invokeAll(takers)) {
                taken.addAll(slot.get());
            }
            assertThat(taken).containsExactlyInAnyOrderElementsOf(published);
            assertThat(session.waiting(Topology.GATEWAY_EVENTS)).isEqualTo(published.size());
        } finally {
            slots.shutdownNow();
        }
    }

    @Test
    void aMessageGivenBackIsTakenByAnother() throws Exception {
        List<UUID> published = publishTasks(1);
        Channel first = session.channel();
        Delivery surplus = takeOne(first, session.queue(), PATIENCE);

        first.basicNack(surplus.getEnvelope().getDeliveryTag(), false, true);

        Delivery taken = takeOne(session.channel(), session.queue(), PATIENCE);
        assertThat(WireConverter.read(taken.getBody()).header().taskId()).isEqualTo(published.get(0));
    }

    @Test
    void anUnacknowledgedMessageComesAgainWhenItsConnectionDrops() throws Exception {
        List<UUID> published = publishTasks(1);
        takeOne(session.channel(), session.queue(), PATIENCE);

        session.cutTheLines();

        Delivery again = takeOne(session.channel(), session.queue(), PATIENCE);
        assertThat(WireConverter.read(again.getBody()).header().taskId()).isEqualTo(published.get(0));
        assertThat(again.getEnvelope().isRedeliver()).isTrue();
    }

    @Test
    void anUnreadableMessageIsParkedAndLeavesItsQueue() throws Exception {
        byte[] poison = "{\"type\":\"of another world\"}".getBytes(StandardCharsets.UTF_8);
        Channel channel = session.channel();
        channel.confirmSelect();
        channel.basicPublish(Topology.EVENTS, "task.started", persistent(), poison);
        channel.waitForConfirmsOrDie(PATIENCE.toMillis());
        Delivery unreadable = takeOne(channel, Topology.GATEWAY_EVENTS, PATIENCE);
        assertThatThrownBy(() -> WireConverter.read(unreadable.getBody()))
                .isInstanceOf(MessageConversionException.class);

        channel.basicPublish("", Topology.PARKING, true, persistent(), unreadable.getBody());
        channel.waitForConfirmsOrDie(PATIENCE.toMillis());
        channel.basicAck(unreadable.getEnvelope().getDeliveryTag(), false);
        channel.getConnection().close();

        assertThat(session.waiting(Topology.GATEWAY_EVENTS)).isZero();
        assertThat(takeOne(session.channel(), Topology.PARKING, PATIENCE).getBody())
                .isEqualTo(poison);
    }

    @Test
    void theLargestBodyThatIsReadArrivesWhole() throws Exception {
        byte[] largest = new byte[WireConverter.MAX_BYTES];
        Arrays.fill(largest, (byte) 'x');
        Channel channel = session.channel();
        channel.basicPublish("", session.queue(), persistent(), largest);
        assertThat(takeOne(channel, session.queue(), PATIENCE).getBody()).isEqualTo(largest);
    }

    /** One slot's loop, until nothing comes. */
    private List<UUID> takeAll(Channel channel) throws Exception {
        List<UUID> taken = new ArrayList<>();
        for (Delivery next = next(channel); next != null; next = next(channel)) {
            UUID task = WireConverter.read(next.getBody()).header().taskId();
            session.publisher.publish(
                    new RenderStarted(Header.ofRun(new Run(task, 1, UUID.randomUUID(), "w"), 1), session.engine));
            channel.basicAck(next.getEnvelope().getDeliveryTag(), false);
            taken.add(task);
        }
        return taken;
    }

    private Delivery next(Channel channel) throws Exception {
        return takeOne(channel, session.queue(), Duration.ofSeconds(1));
    }

    private List<UUID> publishTasks(int count) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TaskSubmitted task = task(session.engine);
            session.publisher.publish(task);
            ids.add(task.header().taskId());
        }
        return ids;
    }

    private static TaskSubmitted task(String engine) {
        return new TaskSubmitted(Header.ofTask(Header.newId(), 1), engine, FILE, FILE, Map.of(), List.of());
    }

    private static StopRun stopRun() {
        return new StopRun(Header.toRun(Header.newId(), 1, UUID.randomUUID()), StopReason.CANCELLED);
    }

    private static Delivery arrival(BlockingQueue<Delivery> arrivals) throws InterruptedException {
        Delivery arrived = arrivals.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(arrived).as("a message within %s", PATIENCE).isNotNull();
        return arrived;
    }

    private static AMQP.BasicProperties persistent() {
        return new AMQP.BasicProperties.Builder().deliveryMode(2).build();
    }
}
