package io.greenroom.gateway.parking;

import com.rabbitmq.client.Channel;
import io.greenroom.events.BrokerLink;
import io.greenroom.events.QueueWriter;
import io.greenroom.events.Topology;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Empties the parking queue into its table. What cannot be stored now is held until it can be: nothing is behind it. */
@Configuration(proxyBeanMethods = false)
class ParkingQueue implements ChannelAwareMessageListener {

    private static final Logger log = LoggerFactory.getLogger(ParkingQueue.class);

    private static final int PREFETCH = 10;
    private static final long RETRY_MILLIS = 1_000;

    private final ParkedMessages parked;
    private final Poison poison;

    ParkingQueue(ParkedMessages parked, Poison poison) {
        this.parked = parked;
        this.poison = poison;
    }

    @Bean
    SimpleMessageListenerContainer parkingContainer(BrokerLink broker) {
        SimpleMessageListenerContainer container = broker.container();
        container.setQueueNames(Topology.PARKING);
        container.setMessageListener(this);
        container.setPrefetchCount(PREFETCH);
        container.setAcknowledgeMode(AcknowledgeMode.MANUAL);
        return container;
    }

    @Bean
    QueueWriter queueWriter(BrokerLink broker) {
        return new QueueWriter(broker);
    }

    @Override
    public void onMessage(Message message, @Nullable Channel channel) {
        if (!stored(message)) {
            return;
        }
        try {
            Objects.requireNonNull(channel)
                    .basicAck(message.getMessageProperties().getDeliveryTag(), false);
        } catch (IOException | RuntimeException gone) {
            log.info("a parked message was stored but not acknowledged; it comes again and changes nothing");
        }
    }

    /** @return false when the gateway closes first: it will be delivered again */
    private boolean stored(Message message) {
        while (true) {
            try {
                parked.store(ParkedMessage.of(message), message.getBody());
                return true;
            } catch (RuntimeException passing) {
                log.warn("a parked message is not stored, tried again in {} ms: {}", RETRY_MILLIS, passing.toString());
            }
            if (poison.closes(RETRY_MILLIS)) {
                return false;
            }
        }
    }
}
