package io.greenroom.events;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Exchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.core.RabbitAdmin;

/** One test's work at a broker: the topology, a publisher, and bare channels that it closes at the end. */
final class BrokerSession implements AutoCloseable {

    final String engine = "e" + UUID.randomUUID();
    final ConfirmedPublisher publisher;
    final RabbitAdmin admin;
    private final BrokerLink connections;
    private final ConnectionFactory client = new ConnectionFactory();
    private final List<Connection> opened = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();

    BrokerSession(String uri) throws Exception {
        connections = BrokerLink.open(uri, "contract");
        publisher = new ConfirmedPublisher(connections);
        admin = new RabbitAdmin(connections);
        client.setUri(uri);
        client.setAutomaticRecoveryEnabled(false);
        client.setSocketConfigurator(sockets::add);
        declare();
        List.of(Topology.GATEWAY_EVENTS, Topology.GATEWAY_HEARTBEATS, Topology.THUMBNAIL, Topology.PARKING)
                .forEach(admin::purgeQueue);
    }

    /** All of it, an engine's queue of this test's own included. */
    void declare() {
        for (Declarables some : List.of(Topology.standing(), Topology.engine(engine))) {
            some.getDeclarablesByType(Exchange.class).forEach(admin::declareExchange);
            some.getDeclarablesByType(Queue.class).forEach(admin::declareQueue);
            some.getDeclarablesByType(Binding.class).forEach(admin::declareBinding);
        }
    }

    String queue() {
        return Topology.renderQueue(engine);
    }

    /** A channel on a connection of its own, as each process has one. */
    Channel channel() throws Exception {
        Connection connection = client.newConnection();
        opened.add(connection);
        return connection.createChannel();
    }

    /** What arrives at a new consumer of the queue, unacknowledged and at most one at a time. */
    static BlockingQueue<Delivery> consume(Channel channel, String queue) throws IOException {
        BlockingQueue<Delivery> arrivals = new LinkedBlockingQueue<>();
        channel.basicQos(1);
        channel.basicConsume(queue, false, (tag, delivery) -> arrivals.add(delivery), tag -> {});
        return arrivals;
    }

    /** Takes one message as a slot does: consume, cancel once it is there. Null when none comes in time. */
    static @Nullable Delivery takeOne(Channel channel, String queue, Duration patience) throws Exception {
        BlockingQueue<Delivery> arrivals = new LinkedBlockingQueue<>();
        channel.basicQos(1);
        String tag = channel.basicConsume(queue, false, (t, delivery) -> arrivals.add(delivery), t -> {});
        Delivery arrived = arrivals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        channel.basicCancel(tag);
        // One may have come between the wait's end and the cancel.
        return arrived == null ? arrivals.poll() : arrived;
    }

    /** The network goes: no close is said to the broker. */
    void cutTheLines() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    int waiting(String queue) {
        return Math.toIntExact(admin.getQueueInfo(queue).getMessageCount());
    }

    @Override
    public void close() throws IOException {
        admin.deleteQueue(queue());
        connections.destroy();
        for (Connection connection : opened) {
            connection.abort();
        }
    }
}
