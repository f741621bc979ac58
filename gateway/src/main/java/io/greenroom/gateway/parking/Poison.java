package io.greenroom.gateway.parking;

import io.greenroom.events.Message;
import io.greenroom.events.Parking;
import io.greenroom.events.WireConverter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.support.converter.MessageConversionException;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps what nobody can use from stopping a queue: the readers of the gateway's queues tell it here and set it aside. */
@Component
public class Poison {

    private static final Logger log = LoggerFactory.getLogger(Poison.class);
    private static final long RETRY_MILLIS = 1_000;

    private final Parking parking;
    private final CountDownLatch closing = new CountDownLatch(1);

    Poison(Parking parking) {
        this.parking = parking;
    }

    @EventListener
    void closing(ContextClosedEvent closed) {
        closing.countDown();
    }

    /**
     * The message in a body that came from this queue.
     *
     * @throws MessageConversionException it cannot be read, or goes by another queue: it belongs aside
     */
    public static Message read(org.springframework.amqp.core.Message raw, String queue) {
        Message message = WireConverter.read(raw.getBody());
        if (!message.route().queue().equals(queue)) {
            throw new MessageConversionException(message.getClass().getSimpleName() + " has no business in " + queue);
        }
        return message;
    }

    /**
     * Sets it aside, waiting for the broker where it has to.
     *
     * @return false when the gateway closes first: it must not be acknowledged, and will be delivered again
     */
    public boolean setAside(org.springframework.amqp.core.Message raw, String queue, String reason) {
        while (!closes(0)) {
            try {
                parking.park(raw, queue, reason);
                return true;
            } catch (AmqpException unconfirmed) {
                log.warn("not parked, tried again in {} ms: {}", RETRY_MILLIS, unconfirmed.toString());
                if (closes(RETRY_MILLIS)) {
                    return false;
                }
            }
        }
        return false;
    }

    /** Waits, at most so long, for the gateway to close, and tells whether it does. */
    public boolean closes(long withinMillis) {
        try {
            return closing.await(withinMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
