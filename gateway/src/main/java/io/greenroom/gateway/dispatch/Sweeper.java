package io.greenroom.gateway.dispatch;

import io.greenroom.events.TaskSubmitted;
import io.greenroom.events.Topology;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.QueueInformation;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Publishes again what the broker has lost: dispatched a while ago, not started, and no longer in its queue. Never while
 * events are waiting to be recorded, for a start may be among them. What no worker would take any more, because all that
 * offered the engine are gone, waits in the database again, where it counts for no share and no cap.
 */
@Component
class Sweeper {

    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

    private static final Duration OVERDUE = Duration.ofSeconds(15);

    private final LostTasks lostTasks;
    private final Departures departures;
    private final Workload workload;
    private final Recall recall;
    private final Dispatcher dispatcher;
    private final AmqpAdmin broker;

    Sweeper(
            LostTasks lostTasks,
            Departures departures,
            Workload workload,
            Recall recall,
            Dispatcher dispatcher,
            AmqpAdmin broker) {
        this.lostTasks = lostTasks;
        this.departures = departures;
        this.workload = workload;
        this.recall = recall;
        this.dispatcher = dispatcher;
        this.broker = broker;
    }

    @Scheduled(fixedDelayString = "PT15S")
    void sweep() {
        sweep(OVERDUE);
    }

    void sweep(Duration age) {
        for (String engine : lostTasks.engines(age)) {
            QueueInformation events = broker.getQueueInfo(Topology.GATEWAY_EVENTS);
            if (events == null || events.getMessageCount() > 0) {
                return;
            }
            boolean offered = workload.isOffered(engine);
            if (!offered) {
                recall.from(engine);
            }
            QueueInformation queue = broker.getQueueInfo(Topology.renderQueue(engine));
            boolean empty = queue == null || queue.getMessageCount() == 0;
            List<TaskSubmitted> lost = lostTasks.claim(engine, empty, age);
            if (!offered) {
                lost.forEach(departures::giveBack);
            } else if (!lost.isEmpty()) {
                log.warn("{} tasks for {} were lost on their way and are published again", lost.size(), engine);
                dispatcher.publish(lost);
            }
        }
    }
}
