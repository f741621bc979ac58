package io.greenroom.gateway.workers;

import io.greenroom.events.GatewayPinged;
import io.greenroom.events.Message;
import io.greenroom.events.Topology;
import io.greenroom.events.WireConverter;
import io.greenroom.events.WorkerHeartbeat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.MessageListener;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.amqp.support.converter.MessageConversionException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Signs of life have a queue of their own, so that a backlog of events cannot expire a lease. */
@Configuration(proxyBeanMethods = false)
class HeartbeatQueue implements MessageListener {

    private static final Logger log = LoggerFactory.getLogger(HeartbeatQueue.class);

    private final Heartbeats heartbeats;
    private final Pulse pulse;

    HeartbeatQueue(Heartbeats heartbeats, Pulse pulse) {
        this.heartbeats = heartbeats;
        this.pulse = pulse;
    }

    @Bean
    SimpleMessageListenerContainer heartbeatContainer(ConnectionFactory broker) {
        SimpleMessageListenerContainer container = new SimpleMessageListenerContainer(broker);
        container.setQueueNames(Topology.GATEWAY_HEARTBEATS);
        container.setMessageListener(this);
        container.setPrefetchCount(50);
        container.setAcknowledgeMode(AcknowledgeMode.AUTO);
        container.setMissingQueuesFatal(false);
        return container;
    }

    /** Never throws: the next heartbeat is 5 s away, and a rejected one would come back for ever. */
    @Override
    public void onMessage(org.springframework.amqp.core.Message raw) {
        try {
            Message message = WireConverter.read(raw.getBody());
            if (message instanceof WorkerHeartbeat heartbeat) {
                heartbeats.hear(heartbeat);
            } else if (message instanceof GatewayPinged) {
                pulse.beat();
            }
        } catch (MessageConversionException unreadable) {
            log.warn("a heartbeat cannot be read and is dropped: {}", unreadable.getMessage());
        } catch (DataAccessException | TransactionException passing) {
            log.warn("a heartbeat was not recorded, the next one will be: {}", passing.toString());
        }
    }
}
