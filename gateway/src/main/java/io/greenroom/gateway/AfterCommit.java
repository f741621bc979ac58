package io.greenroom.gateway;

import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.ControlMessage;
import io.greenroom.events.LiveMessage;
import io.greenroom.events.Message;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells after storing: a live or control message that a transaction announces as an application event leaves once the
 * transaction has committed, and never when it has not. Neither is the only copy of anything: a lost StopRun is sent
 * again at the run's next sign of life, a lost piece of news is read at the next refetch. So nobody waits for them: one
 * thread sends them in order, and what comes faster than the broker takes it is dropped.
 */
@Component
class AfterCommit implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(AfterCommit.class);

    /** Some seconds of the busiest installation; more than that has no news value. */
    private static final int MOST_WAITING = 10_000;

    private static final long LAST_WORDS_SECONDS = 2;

    private final ConfirmedPublisher publisher;
    private final ThreadPoolExecutor sender = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            work -> new Thread(work, "after-commit"));

    AfterCommit(ConfirmedPublisher publisher) {
        this.publisher = publisher;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void tell(LiveMessage news) {
        send(news);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void tell(ControlMessage order) {
        send(order);
    }

    private void send(Message message) {
        try {
            sender.execute(() -> {
                if (!publisher.tell(message)) {
                    dropped(message);
                }
            });
        } catch (RejectedExecutionException tooMany) {
            dropped(message);
        }
    }

    /** The link itself has said once why. */
    private static void dropped(Message message) {
        log.debug("{} not sent; it is made up for", message.getClass().getSimpleName());
    }

    /** Before the link is closed. */
    @Override
    public void destroy() throws InterruptedException {
        sender.shutdown();
        if (!sender.awaitTermination(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
            sender.shutdownNow();
        }
    }
}
