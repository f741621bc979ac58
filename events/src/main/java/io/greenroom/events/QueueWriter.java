package io.greenroom.events;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/**
 * Puts bytes as they are into a queue, whatever they are, and tells whether the broker took them. For what is no message
 * of ours, or not any more; messages go along their routes with {@link ConfirmedPublisher}.
 */
public final class QueueWriter {

    private static final Duration CONFIRM_WITHIN = Duration.ofSeconds(30);

    private final RabbitTemplate template;

    /** A way into queues over connections of {@link BrokerLink#open}. */
    public QueueWriter(ConnectionFactory connections) {
        template = new RabbitTemplate(connections);
        template.setUsePublisherConnection(true);
        template.setMandatory(true);
    }

    /**
     * Puts it at the end of the queue and waits for the verdict.
     *
     * @throws UnconfirmedException not confirmed within 30 s, refused, no such queue, or no connection: it may be in the
     *     queue all the same
     */
    public void write(String queue, Message message) {
        CorrelationData correlation = new CorrelationData();
        try {
            template.send("", queue, message, correlation);
            CorrelationData.Confirm confirm = correlation.getFuture().get(CONFIRM_WITHIN.toSeconds(), TimeUnit.SECONDS);
            if (!confirm.ack() || correlation.getReturned() != null) {
                throw new UnconfirmedException("the broker did not take it for " + queue);
            }
        } catch (AmqpException unreachable) {
            throw new UnconfirmedException("no connection to the broker", unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnconfirmedException("interrupted while waiting for a confirm", interrupted);
        } catch (ExecutionException refused) {
            throw new UnconfirmedException("not published", refused);
        } catch (TimeoutException silent) {
            throw new UnconfirmedException("no confirm within " + CONFIRM_WITHIN.toSeconds() + " s", silent);
        }
    }
}
