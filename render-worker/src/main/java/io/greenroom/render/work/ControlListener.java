package io.greenroom.render.work;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import io.greenroom.events.ControlMessage;
import io.greenroom.events.DrainWorker;
import io.greenroom.events.Message;
import io.greenroom.events.ResumeWorker;
import io.greenroom.events.StopRun;
import io.greenroom.events.Topology;
import io.greenroom.events.WireConverter;
import io.greenroom.render.report.HeldRuns;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.support.converter.MessageConversionException;

/** Hears every order to workers through a queue of its own, made anew at each connect, and obeys those meant for it. */
final class ControlListener implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(ControlListener.class);
    private static final long SHORTEST_PAUSE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    private final BrokerChannels channels;
    private final WorkerIdentity identity;
    private final WorkerState state;
    private final HeldRuns held;

    ControlListener(BrokerChannels channels, WorkerIdentity identity, WorkerState state, HeldRuns held) {
        this.channels = channels;
        this.identity = identity;
        this.state = state;
        this.held = held;
    }

    /** Listens until interrupted. */
    @Override
    public void run() {
        long pauseMillis = SHORTEST_PAUSE_MILLIS;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                try {
                    listenWhileConnected();
                    pauseMillis = SHORTEST_PAUSE_MILLIS;
                } catch (IOException | RuntimeException e) {
                    log.debug("no orders can be heard: {}; tried again in {} ms", e.getMessage(), pauseMillis);
                }
                Thread.sleep(pauseMillis);
                pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, pauseMillis * 2);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void listenWhileConnected() throws IOException, InterruptedException {
        Channel channel = channels.open();
        try {
            String queue = channel.queueDeclare("", false, true, true, null).getQueue();
            channel.queueBind(queue, Topology.CONTROL, "");
            var consumer = new OrderConsumer(channel);
            channel.basicConsume(queue, true, consumer);
            consumer.ended.await();
        } finally {
            BrokerChannels.close(channel);
        }
    }

    private void obey(ControlMessage order) {
        boolean forUs = identity.workerId().equals(order.header().workerId());
        if (order instanceof StopRun stop) {
            UUID runId = stop.header().runId();
            if (runId != null) {
                held.find(runId).ifPresent(run -> {
                    log.info("run {} is to stop: {}", runId, stop.reason());
                    run.cancellation().cancel(stop.reason());
                });
            }
        } else if (order instanceof DrainWorker drain && forUs) {
            state.drain(Objects.requireNonNullElse(drain.reason(), "asked to"));
        } else if (order instanceof ResumeWorker resume && forUs) {
            state.resume(Objects.requireNonNullElse(resume.slots(), WorkerState.ALL_SLOTS));
        }
    }

    private final class OrderConsumer extends DefaultConsumer {

        private final CountDownLatch ended = new CountDownLatch(1);

        OrderConsumer(Channel channel) {
            super(channel);
        }

        @Override
        public void handleDelivery(String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
            try {
                Message message = WireConverter.read(body);
                if (message instanceof ControlMessage order) {
                    obey(order);
                }
            } catch (MessageConversionException e) {
                log.warn("an order that nobody can read is ignored: {}", e.getMessage());
            }
        }

        @Override
        public void handleCancel(String tag) {
            ended.countDown();
        }

        @Override
        public void handleShutdownSignal(String tag, ShutdownSignalException signal) {
            ended.countDown();
        }
    }
}
