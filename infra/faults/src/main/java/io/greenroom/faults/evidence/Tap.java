package io.greenroom.faults.evidence;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import io.greenroom.events.Topology;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** Listens to all commands and events of runs, so that some can be sent a second time. Connects again for ever. */
public final class Tap implements AutoCloseable {

    private static final int KEPT = 400;
    private static final long CONNECT_AGAIN_MILLIS = 1_000;

    private final Broker broker;
    private final Deque<Heard> heard = new ArrayDeque<>();
    private final Thread thread = new Thread(this::run, "tap");

    /** A message as it was sent. */
    public record Heard(String exchange, String key, BasicProperties properties, byte[] body) {}

    private Tap(Broker broker) {
        this.broker = broker;
    }

    public static Tap open(Broker broker) {
        Tap tap = new Tap(broker);
        tap.thread.setDaemon(true);
        tap.thread.start();
        return tap;
    }

    /** The last messages heard on an exchange, oldest first. */
    public List<Heard> latest(String exchange, int most) {
        synchronized (heard) {
            List<Heard> there = heard.stream()
                    .filter(message -> message.exchange().equals(exchange))
                    .toList();
            return there.subList(Math.max(0, there.size() - most), there.size());
        }
    }

    private void run() {
        try {
            while (true) {
                try (Connection connection = broker.connect();
                        Channel channel = connection.createChannel()) {
                    listen(channel);
                    while (channel.isOpen()) {
                        Thread.sleep(CONNECT_AGAIN_MILLIS);
                    }
                } catch (IOException | TimeoutException | AlreadyClosedException away) {
                    Thread.sleep(CONNECT_AGAIN_MILLIS);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(Channel channel) throws IOException {
        String queue = channel.queueDeclare().getQueue();
        channel.queueBind(queue, Topology.EVENTS, "task.*");
        channel.queueBind(queue, Topology.TASKS, "render.*");
        channel.basicConsume(queue, true, new DefaultConsumer(channel) {
            @Override
            public void handleDelivery(String tag, Envelope envelope, BasicProperties properties, byte[] body) {
                synchronized (heard) {
                    heard.addLast(new Heard(envelope.getExchange(), envelope.getRoutingKey(), properties, body));
                    if (heard.size() > KEPT) {
                        heard.removeFirst();
                    }
                }
            }
        });
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
