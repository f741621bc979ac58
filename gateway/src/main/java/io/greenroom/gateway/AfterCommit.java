package io.greenroom.gateway;

import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.ControlMessage;
import io.greenroom.events.LiveMessage;
import io.greenroom.events.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells after storing: a live or control message that a transaction announces as an application event leaves once the
 * transaction has committed, and never when it has not. Neither is the only copy of anything: a lost StopRun is sent
 * again at the run's next sign of life, a lost piece of news is read at the next refetch.
 */
@Component
class AfterCommit {

    private static final Logger log = LoggerFactory.getLogger(AfterCommit.class);

    private final ConfirmedPublisher publisher;

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
        if (!publisher.tell(message)) {
            log.warn(
                    "{} not sent, the broker is away; it is made up for by the next sign of life",
                    message.getClass().getSimpleName());
        }
    }
}
