package io.greenroom.gateway.dispatch;

import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.TaskSubmitted;
import io.greenroom.events.Topology;
import io.greenroom.events.UnconfirmedException;
import io.greenroom.gateway.tasks.RunJudged;
import io.greenroom.gateway.tasks.TaskWaits;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
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
    private final LostRuns lost;
    private final Departures departures;
    private final Recall recall;
    private final ConfirmedPublisher publisher;
    private final AmqpAdmin broker;
    private final Set<String> declared = ConcurrentHashMap.newKeySet();
    private final Semaphore wakes = new Semaphore(0);
    private volatile boolean running;
    private volatile boolean stopping;
    private volatile boolean overtaken;
    private boolean failedBefore;
    private Thread loop = new Thread(this::run, "dispatcher");

    Dispatcher(
            Lanes lanes,
            LostRuns lost,
            Departures departures,
            Recall recall,
            ConfirmedPublisher publisher,
            AmqpAdmin broker) {
        this.lanes = lanes;
        this.lost = lost;
        this.departures = departures;
        this.recall = recall;
        this.publisher = publisher;
        this.broker = broker;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void wake(TaskWaits waits) {
        wake();
    }

    /** A task whose worker died has had its turn already: what lies ready lets it pass. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void letPass(RunJudged judged) {
        if (judged.lostProcess() != null) {
            lost.add(judged.taskId());
            overtaken = true;
            wake();
        }
    }

    /** There may be something to do. */
    void wake() {
        wakes.release();
    }

    /**
     * All that there is room for; nothing while the broker would not take it. While dispatch is paused, what was on its
     * way comes back instead.
     */
    void dispatch() {
        if (!publisher.link().isUp() || recall.whilePaused()) {
            return;
        }
        if (overtaken) {
            overtaken = false;
            recall.all();
        }
        List<TaskSubmitted> claimed;
        do {
            claimed = lanes.claim();
        } while (publish(claimed) && !claimed.isEmpty());
    }

    /**
     * Publishes what was claimed. When the broker does not take one, or the gateway ends, that and all behind it wait
     * again: nobody should count as dispatched for as long as the broker makes each of them wait for a confirm.
     *
     * @return whether the broker took them all
     */
    boolean publish(List<TaskSubmitted> claimed) {
        for (int i = 0; i < claimed.size(); i++) {
            TaskSubmitted command = claimed.get(i);
            String queue = Topology.renderQueue(command.engine());
            if (stopping) {
                claimed.subList(i, claimed.size()).forEach(departures::giveBack);
                return false;
            }
            try {
                declare(command.engine());
                publisher.publish(command);
                log.info(
                        "task {} attempt {} dispatched to {}",
                        command.header().taskId(),
                        command.header().attempt(),
                        queue);
            } catch (UnconfirmedException | AmqpException refused) {
                List<TaskSubmitted> rest = claimed.subList(i, claimed.size());
                log.warn("{} does not take tasks, {} wait again: {}", queue, rest.size(), refused.toString());
                declared.remove(command.engine());
                rest.forEach(departures::giveBack);
                return false;
            }
        }
        return true;
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
                failedBefore = false;
            } catch (RuntimeException passing) {
                // The loop is the heart of the service: whatever it was, it is tried again in a second.
                log.atLevel(failedBefore ? Level.DEBUG : Level.WARN)
                        .log("dispatch failed, tried again every {} ms: {}", POLL_MILLIS, passing.toString());
                failedBefore = true;
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
        stopping = false;
        running = true;
        loop = new Thread(this::run, "dispatcher");
        loop.start();
    }

    @Override
    public void stop() {
        stopping = true;
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
