package io.greenroom.gateway.recording;

import com.rabbitmq.client.Channel;
import io.greenroom.events.BrokerLink;
import io.greenroom.events.Message;
import io.greenroom.events.Topology;
import io.greenroom.gateway.parking.Poison;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareBatchMessageListener;
import org.springframework.amqp.support.converter.MessageConversionException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Takes the events of runs off their queue in batches, has them recorded, and only then acknowledges them. While the
 * database is away it waits with the batch in hand. What can never be recorded is parked by a thread of its own, so that
 * a broker that takes nothing for now keeps no event from being recorded.
 */
@Configuration(proxyBeanMethods = false)
class EventQueue implements ChannelAwareBatchMessageListener {

    private static final Logger log = LoggerFactory.getLogger(EventQueue.class);

    private static final int BATCH = 200;
    /** How long a batch stays open for one more event: far below what a person sees as delay. */
    private static final long FILL_MILLIS = 20;

    private static final long RETRY_MILLIS = 1_000;

    private final Recorder recorder;
    private final Poison poison;
    private final ExecutorService aside = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "poison");
        thread.setDaemon(true);
        return thread;
    });
    /** What waits to be parked: none of it may be acknowledged together with what has been recorded. */
    private final AtomicInteger unparked = new AtomicInteger();

    EventQueue(Recorder recorder, Poison poison) {
        this.recorder = recorder;
        this.poison = poison;
    }

    @Bean
    SimpleMessageListenerContainer eventContainer(BrokerLink broker) {
        SimpleMessageListenerContainer container = broker.container();
        container.setQueueNames(Topology.GATEWAY_EVENTS);
        container.setMessageListener(this);
        container.setConsumerBatchEnabled(true);
        container.setBatchSize(BATCH);
        container.setPrefetchCount(2 * BATCH);
        container.setReceiveTimeout(FILL_MILLIS);
        container.setAcknowledgeMode(AcknowledgeMode.MANUAL);
        return container;
    }

    @Override
    public void onMessageBatch(List<org.springframework.amqp.core.Message> batch, @Nullable Channel open) {
        Channel channel = Objects.requireNonNull(open);
        List<Delivery> readable = new ArrayList<>();
        List<Poisonous> poisonous = new ArrayList<>();
        for (var message : batch) {
            try {
                readable.add(new Delivery(message, Poison.read(message, Topology.GATEWAY_EVENTS)));
            } catch (MessageConversionException unreadable) {
                poisonous.add(new Poisonous(message, String.valueOf(unreadable.getMessage())));
            }
        }
        if (poison.closes(0) || !record(readable, poisonous)) {
            return;
        }
        if (poisonous.isEmpty() && unparked.get() == 0) {
            acknowledge(batch.get(batch.size() - 1), true, channel);
            return;
        }
        Set<Long> kept = poisonous.stream().map(one -> tag(one.raw())).collect(Collectors.toSet());
        batch.stream()
                .filter(message -> !kept.contains(tag(message)))
                .forEach(done -> acknowledge(done, false, channel));
        poisonous.forEach(one -> setAside(one, channel));
    }

    private record Delivery(org.springframework.amqp.core.Message raw, Message message) {}

    private record Poisonous(org.springframework.amqp.core.Message raw, String reason) {}

    /** @return false when the gateway closes before the batch is recorded: it will be delivered again */
    private boolean record(List<Delivery> batch, List<Poisonous> poisonous) {
        while (!batch.isEmpty()) {
            try {
                recorder.record(batch.stream().map(Delivery::message).toList());
                return true;
            } catch (TransientDataAccessException
                    | RecoverableDataAccessException
                    | DataAccessResourceFailureException
                    | TransactionException passing) {
                log.warn(
                        "{} events not recorded, tried again in {} ms: {}",
                        batch.size(),
                        RETRY_MILLIS,
                        passing.toString());
                if (poison.closes(RETRY_MILLIS)) {
                    return false;
                }
            } catch (RuntimeException broken) {
                if (batch.size() > 1) {
                    log.warn("a batch of {} events is replayed one by one: {}", batch.size(), broken.toString());
                    return batch.stream().allMatch(one -> record(List.of(one), poisonous));
                }
                log.error("an event cannot be recorded and is parked", broken);
                poisonous.add(new Poisonous(batch.get(0).raw(), broken.toString()));
                return true;
            }
        }
        return true;
    }

    /** What is not parked when the gateway closes is delivered again. */
    private void setAside(Poisonous one, Channel channel) {
        unparked.incrementAndGet();
        aside.execute(() -> {
            try {
                if (poison.setAside(one.raw(), Topology.GATEWAY_EVENTS, one.reason())) {
                    acknowledge(one.raw(), false, channel);
                }
            } finally {
                unparked.decrementAndGet();
            }
        });
    }

    private static void acknowledge(org.springframework.amqp.core.Message last, boolean andAllBefore, Channel channel) {
        try {
            channel.basicAck(tag(last), andAllBefore);
        } catch (IOException | RuntimeException gone) {
            log.info("what was recorded or parked is not acknowledged; it comes again and changes nothing");
        }
    }

    private static long tag(org.springframework.amqp.core.Message message) {
        return message.getMessageProperties().getDeliveryTag();
    }
}
