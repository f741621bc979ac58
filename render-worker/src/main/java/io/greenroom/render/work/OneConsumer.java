package io.greenroom.render.work;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import io.greenroom.events.ReceivedProperties;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.amqp.core.Message;

/** A consumer of one message on a channel of its own, as both RabbitMQ and Broker-J count a prefetch per channel. */
final class OneConsumer extends DefaultConsumer {

    private static final long CANCEL_SECONDS = 10;
    private static final ReceivedProperties PROPERTIES = new ReceivedProperties();

    private final String queue;
    private final BlockingQueue<Event> events;
    private final CountDownLatch ended = new CountDownLatch(1);
    /** As the broker answered; the consumer's own is set by another thread, some time later. */
    private String tag = "";

    private OneConsumer(Channel channel, String queue, BlockingQueue<Event> events) {
        super(channel);
        this.queue = queue;
        this.events = events;
    }

    /** What can happen to a consumer. */
    sealed interface Event {}

    /** A task has come. */
    record Arrived(TakenTask task) implements Event {}

    /** The consumer has ended without our doing. */
    record Lost(String why) implements Event {}

    static OneConsumer start(Channel channel, String queue, BlockingQueue<Event> events) throws IOException {
        try {
            channel.basicQos(1);
            var consumer = new OneConsumer(channel, queue, events);
            consumer.tag = channel.basicConsume(queue, false, consumer);
            return consumer;
        } catch (IOException | RuntimeException e) {
            BrokerChannels.close(channel);
            throw e;
        }
    }

    Channel channel() {
        return getChannel();
    }

    /** Cancels and returns when every delivery that came before has been seen. */
    void cancel() throws IOException, InterruptedException {
        if (ended.getCount() == 0) {
            return;
        }
        getChannel().basicCancel(tag);
        if (!ended.await(CANCEL_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("the broker does not answer a cancellation");
        }
    }

    @Override
    public void handleDelivery(String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
        var message = new Message(body, PROPERTIES.toMessageProperties(properties, envelope, "UTF-8"));
        events.add(new Arrived(new TakenTask(getChannel(), queue, message)));
    }

    @Override
    public void handleCancelOk(String tag) {
        ended.countDown();
    }

    @Override
    public void handleCancel(String tag) {
        ended.countDown();
        events.add(new Lost("the broker has ended the consumer"));
    }

    @Override
    public void handleShutdownSignal(String tag, ShutdownSignalException signal) {
        ended.countDown();
        events.add(new Lost("the broker is away: " + signal.getMessage()));
    }
}
