package io.greenroom.events;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/**
 * Puts bytes as they are into a queue, whatever they are, and tells whether the broker took them. For what is no message
 * of ours, or not any more; messages go along their routes with {@link ConfirmedPublisher}.
 */
public final class QueueWriter {

    /** A large message hangs in a broker that has just stopped reading; who wants it written must not. */
    private static final Executor WRITERS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "queue-writer");
        thread.setDaemon(true);
        return thread;
    });

    private final RabbitTemplate template;
    private final Confirms confirms;

    /** A way into queues over this link. */
    public QueueWriter(BrokerLink link) {
        template = new RabbitTemplate(link);
        template.setUsePublisherConnection(true);
        template.setMandatory(true);
        confirms = new Confirms(link.state());
    }

    /**
     * Puts it at the end of the queue and waits for the verdict.
     *
     * @throws UnconfirmedException not confirmed within 30 s, refused, no such queue, no connection, or the broker is
     *     blocked: it may be in the queue all the same, or get there yet
     */
    public void write(String queue, Message message) {
        confirms.refuseWhileBlocked();
        CorrelationData correlation = new CorrelationData();
        confirms.await(CompletableFuture.runAsync(() -> template.send("", queue, message, correlation), WRITERS)
                .thenCompose(written -> correlation.getFuture())
                .thenAccept(confirm -> {
                    if (!confirm.ack() || correlation.getReturned() != null) {
                        throw new UnconfirmedException("the broker did not take it for " + queue);
                    }
                }));
    }
}
