package io.greenroom.gateway.workers;

import io.greenroom.events.BrokerLink;
import io.greenroom.events.GatewayPinged;
import io.greenroom.events.Message;
import io.greenroom.events.Topology;
import io.greenroom.events.WorkerHeartbeat;
import io.greenroom.gateway.parking.Poison;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.ImmediateRequeueAmqpException;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.MessageListener;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.amqp.support.converter.MessageConversionException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Signs of life have a queue of their own, so that a backlog of events cannot expire a lease. */
@Configuration(proxyBeanMethods = false)
class HeartbeatQueue implements MessageListener {

    private static final Logger log = LoggerFactory.getLogger(HeartbeatQueue.class);

    /** What a gateway that stands still has in hand is heard by none until the broker misses it: 20 s, near a lease. */
    private static final int PREFETCH = 5;

    private final Heartbeats heartbeats;
    private final Pulse pulse;
    private final Poison poison;

    HeartbeatQueue(Heartbeats heartbeats, Pulse pulse, Poison poison) {
        this.heartbeats = heartbeats;
        this.pulse = pulse;
        this.poison = poison;
    }

    @Bean
    SimpleMessageListenerContainer heartbeatContainer(BrokerLink broker) {
        SimpleMessageListenerContainer container = broker.container();
        container.setQueueNames(Topology.GATEWAY_HEARTBEATS);
        container.setMessageListener(this);
        container.setPrefetchCount(PREFETCH);
        container.setAcknowledgeMode(AcknowledgeMode.AUTO);
        return container;
    }

    /**
     * A heartbeat that the database does not take now is let go: the next one is 5 s away. One that can never be used is
     * set aside, or it would be there for ever.
     */
    @Override
    public void onMessage(org.springframework.amqp.core.Message raw) {
        try {
            Message message = Poison.read(raw, Topology.GATEWAY_HEARTBEATS);
            if (message instanceof WorkerHeartbeat heartbeat) {
                heartbeats.hear(heartbeat);
            } else if (message instanceof GatewayPinged) {
                pulse.beat();
            }
        } catch (TransientDataAccessException
                | RecoverableDataAccessException
                | DataAccessResourceFailureException
                | TransactionException passing) {
            log.warn("a heartbeat was not recorded, the next one will be: {}", passing.toString());
        } catch (MessageConversionException unreadable) {
            setAside(raw, String.valueOf(unreadable.getMessage()));
        } catch (RuntimeException broken) {
            log.error("a heartbeat cannot be recorded and is parked", broken);
            setAside(raw, broken.toString());
        }
    }

    private void setAside(org.springframework.amqp.core.Message raw, String reason) {
        if (!poison.setAside(raw, Topology.GATEWAY_HEARTBEATS, reason)) {
            throw new ImmediateRequeueAmqpException("the gateway closes before the message is parked");
        }
    }
}
