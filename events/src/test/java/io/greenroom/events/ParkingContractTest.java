package io.greenroom.events;

import static io.greenroom.events.BrokerSession.takeOne;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;

/** Whatever a stranger publishes can be set aside, on every broker that we say we run on. */
class ParkingContractTest extends OnEveryBroker {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String QUEUE = Topology.THUMBNAIL;

    private @Nullable BrokerSession session;
    private @Nullable BrokerLink connections;

    @BeforeEach
    void open() throws Exception {
        session = new BrokerSession(uri());
        connections = BrokerLink.open(uri(), "parking");
    }

    @AfterEach
    void close() throws Exception {
        if (session != null) {
            connections.destroy();
            session.close();
        }
    }

    @Test
    void keepsTheBodyAndWhatItsSenderSaidOfIt() throws Exception {
        BasicProperties theirs = new BasicProperties.Builder()
                .contentType("text/plain")
                .messageId("m-1")
                .appId("a program")
                .timestamp(new Date(1_700_000_000_000L))
                .headers(Map.of("__TypeId__", "com.example.Gadget", "count", 7, Parking.FROM, "a lie"))
                .build();
        Delivery parked = park(theirs, "no JSON".getBytes(StandardCharsets.UTF_8), "un\r\nreadable");

        assertThat(parked.getBody()).asString().isEqualTo("no JSON");
        BasicProperties kept = parked.getProperties();
        assertThat(kept.getContentType()).isEqualTo("text/plain");
        assertThat(kept.getAppId()).isEqualTo("a program");
        assertThat(kept.getTimestamp()).isEqualTo(theirs.getTimestamp());
        assertThat(kept.getDeliveryMode()).isEqualTo(2);
        assertThat(kept.getMessageId()).isNotEqualTo("m-1").hasSize(36);
        assertThat(header(parked, "__TypeId__")).isEqualTo("com.example.Gadget");
        assertThat(header(parked, "count")).isEqualTo("7");
        assertThat(header(parked, Parking.FROM)).isEqualTo(QUEUE);
        assertThat(header(parked, Parking.BECAUSE)).isEqualTo("un readable");
        assertThat(header(parked, Parking.EXCHANGE)).isEqualTo(Topology.TASKS);
        assertThat(header(parked, Parking.ROUTING_KEY)).isEqualTo("thumbnail");
        assertThat(header(parked, Parking.MESSAGE_ID)).isEqualTo("m-1");
        assertThat(header(parked, Parking.TRUNCATED)).isEqualTo("false");
    }

    @Test
    void leavesBehindWhatWouldOrderTheBrokerAround() throws Exception {
        Map<String, Object> orders = new HashMap<>();
        orders.put("CC", List.of(Topology.GATEWAY_EVENTS));
        orders.put("nothing", null);
        Channel reader = publish(new BasicProperties.Builder().headers(orders).build(), new byte[] {1});
        Delivery taken = takeOne(reader, QUEUE, PATIENCE);
        // Brokers differ in what they make of these at once; what counts is that the copy has them no more.
        BasicProperties theirs = taken.getProperties()
                .builder()
                .expiration("1")
                .replyTo("amq.rabbitmq.reply-to")
                .userId("somebody else")
                .build();
        Delivery poison = new Delivery(taken.getEnvelope(), theirs, taken.getBody());
        reader.queuePurge(Topology.GATEWAY_EVENTS);
        Delivery parked = park(reader, poison, "x".repeat(2_000));

        assertThat(parked.getProperties().getExpiration()).isNull();
        assertThat(parked.getProperties().getReplyTo()).isNull();
        assertThat(parked.getProperties().getHeaders()).doesNotContainKeys("CC", "nothing");
        assertThat(header(parked, Parking.BECAUSE)).hasSize(500);
        assertThat(session.waiting(Topology.GATEWAY_EVENTS)).as("no copy").isZero();
    }

    @Test
    void takesAsManyAndAsLongHeadersAsABrokerDelivers() throws Exception {
        Map<String, Object> many = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            many.put("h".repeat(200) + i, "数".repeat(100));
        }
        BasicProperties theirs = new BasicProperties.Builder().headers(many).build();
        Delivery parked = park(theirs, new byte[] {1}, "数".repeat(1_000));
        assertThat(parked.getProperties().getHeaders()).hasSizeBetween(20, 30);
    }

    @Test
    void ofALargeBodyItKeepsTheBeginningAndSaysSo() throws Exception {
        byte[] large = new byte[Parking.MAX_BYTES + 1];
        large[0] = 1;
        Delivery parked = park(new BasicProperties(), large, "too large");
        assertThat(parked.getBody()).hasSize(Parking.MAX_BYTES).startsWith(1, 0);
        assertThat(header(parked, Parking.TRUNCATED)).isEqualTo("true");
        assertThat(header(parked, Parking.BYTES)).isEqualTo(String.valueOf(large.length));
    }

    @Test
    void saysWhenABrokerHasNotTakenIt() throws Exception {
        var away = BrokerLink.open("amqp://nobody:nothing@127.0.0.1:1", "away");
        assertThatThrownBy(() -> new Parking(away).park(new Message(new byte[1]), QUEUE, "unreadable"))
                .isInstanceOf(AmqpException.class);
        away.destroy();
        QueueWriter writer = new QueueWriter(connections);
        assertThatThrownBy(() -> writer.write("no such queue", new Message(new byte[1])))
                .isInstanceOf(UnconfirmedException.class);
    }

    /** Published by a stranger, taken as a reader takes it, and set aside. */
    private Delivery park(BasicProperties theirs, byte[] body, String reason) throws Exception {
        Channel reader = publish(theirs, body);
        return park(reader, takeOne(reader, QUEUE, PATIENCE), reason);
    }

    private Channel publish(BasicProperties theirs, byte[] body) throws Exception {
        Channel channel = session.channel();
        channel.confirmSelect();
        channel.basicPublish(Topology.TASKS, "thumbnail", theirs, body);
        channel.waitForConfirmsOrDie(PATIENCE.toMillis());
        return channel;
    }

    private Delivery park(Channel reader, Delivery poison, String reason) throws Exception {
        var properties =
                new ReceivedProperties().toMessageProperties(poison.getProperties(), poison.getEnvelope(), "UTF-8");
        new Parking(connections).park(new Message(poison.getBody(), properties), QUEUE, reason);
        reader.basicAck(poison.getEnvelope().getDeliveryTag(), false);
        return takeOne(session.channel(), Topology.PARKING, PATIENCE);
    }

    private static String header(Delivery delivery, String name) {
        return String.valueOf(delivery.getProperties().getHeaders().get(name));
    }
}
