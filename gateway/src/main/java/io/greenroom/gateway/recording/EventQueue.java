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
 * database is away it waits with the batch in hand; what can never be recorded is parked.
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
    public void onMessageBatch(List<org.springframework.amqp.core.Message> batch, @Nullable Channel channel) {
        List<Delivery> readable = new ArrayList<>();
        for (var message : batch) {
            try {
                readable.add(new Delivery(message, Poison.read(message, Topology.GATEWAY_EVENTS)));
            } catch (MessageConversionException unreadable) {
                if (!setAside(message, String.valueOf(unreadable.getMessage()))) {
                    return;
                }
            }
        }
        if (!poison.closes(0) && record(readable)) {
            acknowledge(batch, Objects.requireNonNull(channel));
        }
    }

    private record Delivery(org.springframework.amqp.core.Message raw, Message message) {}

    /** @return false when the gateway closes before the batch is recorded: it will be delivered again */
    private boolean record(List<Delivery> batch) {
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
                    return batch.stream().allMatch(one -> record(List.of(one)));
                }
                log.error("an event cannot be recorded and is parked", broken);
                return setAside(batch.get(0).raw(), broken.toString());
            }
        }
        return true;
    }

    private boolean setAside(org.springframework.amqp.core.Message message, String reason) {
        return poison.setAside(message, Topology.GATEWAY_EVENTS, reason);
    }

    private static void acknowledge(List<org.springframework.amqp.core.Message> batch, Channel channel) {
        long last = batch.get(batch.size() - 1).getMessageProperties().getDeliveryTag();
        try {
            channel.basicAck(last, true);
        } catch (IOException | RuntimeException gone) {
            log.info("{} events were recorded but not acknowledged; they come again and change nothing", batch.size());
        }
    }
}
