package io.greenroom.gateway.dispatch;

import io.greenroom.events.Topology;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.QueueInformation;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Publishes again what the broker has lost: dispatched a while ago, not started, and no longer in its queue. Never while
 * events are waiting to be recorded, for a start may be among them.
 */
@Component
class Sweeper {

    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

    private static final Duration OVERDUE = Duration.ofSeconds(15);

    private final Lanes lanes;
    private final Dispatcher dispatcher;
    private final AmqpAdmin broker;

    Sweeper(Lanes lanes, Dispatcher dispatcher, AmqpAdmin broker) {
        this.lanes = lanes;
        this.dispatcher = dispatcher;
        this.broker = broker;
    }

    @Scheduled(fixedDelayString = "PT15S")
    void sweep() {
        sweep(OVERDUE);
    }

    void sweep(Duration age) {
        for (String engine : lanes.overdue(age)) {
            QueueInformation events = broker.getQueueInfo(Topology.GATEWAY_EVENTS);
            if (events == null || events.getMessageCount() > 0) {
                return;
            }
            QueueInformation queue = broker.getQueueInfo(Topology.renderQueue(engine));
            boolean empty = queue == null || queue.getMessageCount() == 0;
            var lost = lanes.claimLost(engine, empty, age);
            if (!lost.isEmpty()) {
                log.warn("{} tasks for {} were lost on their way and are published again", lost.size(), engine);
                dispatcher.publish(lost);
            }
        }
    }
}
