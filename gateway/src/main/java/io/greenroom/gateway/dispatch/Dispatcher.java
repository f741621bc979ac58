package io.greenroom.gateway.dispatch;

import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.TaskSubmitted;
import io.greenroom.events.Topology;
import io.greenroom.events.UnconfirmedException;
import io.greenroom.gateway.tasks.TaskWaits;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Queue;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Publishes waiting tasks: claim and commit, then publish with a confirm, and give back what the broker did not take.
 * A crash in between leaves a task that is marked and not in the broker; the {@link Sweeper} finds it.
 */
@Component
class Dispatcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    private static final long POLL_MILLIS = 1_000;

    private final Lanes lanes;
    private final ConfirmedPublisher publisher;
    private final AmqpAdmin broker;
    private final Set<String> declared = ConcurrentHashMap.newKeySet();
    private final Semaphore wakes = new Semaphore(0);
    private volatile boolean running;
    private Thread loop = new Thread(this::run, "dispatcher");

    Dispatcher(Lanes lanes, ConfirmedPublisher publisher, AmqpAdmin broker) {
        this.lanes = lanes;
        this.publisher = publisher;
        this.broker = broker;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void wake(TaskWaits waits) {
        wakes.release();
    }

    /** Every engine once. */
    void dispatch() {
        for (String engine : lanes.waiting()) {
            publish(engine, lanes.claim(engine));
        }
    }

    /** Publishes what was claimed; what the broker does not take waits again. */
    void publish(String engine, List<TaskSubmitted> claimed) {
        for (TaskSubmitted command : claimed) {
            var taskId = Objects.requireNonNull(command.header().taskId());
            int attempt = command.header().attempt();
            try {
                declare(engine);
                publisher.publish(command);
                log.info("task {} attempt {} dispatched to {}", taskId, attempt, Topology.renderQueue(engine));
            } catch (UnconfirmedException | AmqpException refused) {
                log.warn("task {} attempt {} not dispatched and waits again: {}", taskId, attempt, refused.toString());
                declared.remove(engine);
                lanes.giveBack(taskId, attempt);
            }
        }
    }

    private void declare(String engine) {
        if (declared.contains(engine)) {
            return;
        }
        Topology.engine(engine).getDeclarables().forEach(declarable -> {
            if (declarable instanceof Queue queue) {
                broker.declareQueue(queue);
            } else if (declarable instanceof Binding binding) {
                broker.declareBinding(binding);
            }
        });
        declared.add(engine);
    }

    private void run() {
        while (running) {
            try {
                dispatch();
            } catch (RuntimeException passing) {
                // The loop is the heart of the service: whatever it was, it is tried again in a second.
                log.warn("dispatch failed, tried again in {} ms: {}", POLL_MILLIS, passing.toString());
            }
            await();
        }
    }

    private void await() {
        try {
            if (wakes.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                wakes.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public void start() {
        running = true;
        loop = new Thread(this::run, "dispatcher");
        loop.start();
    }

    @Override
    public void stop() {
        running = false;
        wakes.release();
        try {
            loop.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
