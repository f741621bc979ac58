package io.greenroom.events;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/**
 * Publishes along {@link Topology#ROUTES} and tells whether the broker took the message: confirmed and, where a queue
 * must take it, not returned. Uses a connection of its own, so that a blocked publisher never stops a consumer. Safe
 * for use by several threads.
 */
public final class ConfirmedPublisher {

    private final LinkState link;
    private final Confirms confirms;
    private final RabbitTemplate mandatory;
    private final RabbitTemplate optional;

    /** A publisher over this link. */
    public ConfirmedPublisher(BrokerLink link) {
        this.link = link.state();
        confirms = new Confirms(this.link);
        mandatory = template(link, true);
        optional = template(link, false);
    }

    private static RabbitTemplate template(BrokerLink link, boolean mandatory) {
        RabbitTemplate template = new RabbitTemplate(link);
        template.setMessageConverter(new WireConverter());
        template.setUsePublisherConnection(true);
        template.setMandatory(mandatory);
        return template;
    }

    /** What is known of the link that is published over. */
    public LinkState link() {
        return link;
    }

    /**
     * Publishes and waits for the verdict.
     *
     * @throws UnconfirmedException not confirmed within 30 s, refused, returned, no connection, or the broker is blocked:
     *     publish it again later, it may arrive twice then
     */
    public void publish(Message message) {
        confirms.await(send(message));
    }

    /**
     * Publishes without waiting.
     *
     * @return completes when the broker took the message, exceptionally with {@link UnconfirmedException} when it did
     *     not; it may never complete where the broker falls silent, so bound the wait
     */
    public CompletableFuture<Void> send(Message message) {
        try {
            confirms.refuseWhileBlocked();
        } catch (UnconfirmedException blocked) {
            return CompletableFuture.failedFuture(blocked);
        }
        Route route = message.route();
        CorrelationData correlation =
                new CorrelationData(message.header().eventId().toString());
        try {
            (route.mandatory() ? mandatory : optional)
                    .convertAndSend(route.exchange(), route.keyFor(message), message, correlation);
        } catch (AmqpException unreachable) {
            return CompletableFuture.failedFuture(new UnconfirmedException("no connection to the broker", unreachable));
        }
        return correlation.getFuture().thenAccept(confirm -> {
            if (!confirm.ack() || correlation.getReturned() != null) {
                String why = confirm.ack() ? "no queue takes it" : "refused: " + confirm.reason();
                throw new CompletionException(new UnconfirmedException(why));
            }
        });
    }

    /**
     * Publishes news that nobody depends on, without a confirm.
     *
     * @return whether it left; false without a connection, and while the broker is blocked
     */
    public boolean tell(Message message) {
        if (link.isBlocked()) {
            return false;
        }
        try {
            Route route = message.route();
            optional.convertAndSend(route.exchange(), route.keyFor(message), message);
            return true;
        } catch (AmqpException unreachable) {
            return false;
        }
    }
}
