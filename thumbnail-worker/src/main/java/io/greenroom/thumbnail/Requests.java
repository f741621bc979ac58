package io.greenroom.thumbnail;

import com.rabbitmq.client.Channel;
import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.MediaEvent;
import io.greenroom.events.Parking;
import io.greenroom.events.ProbeRequested;
import io.greenroom.events.ThumbnailRequested;
import io.greenroom.events.Topology;
import io.greenroom.events.UnconfirmedException;
import io.greenroom.events.WireConverter;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;
import org.springframework.amqp.support.converter.MessageConversionException;

/**
 * Takes requests and answers them. Each is acknowledged on arrival: the gateway keeps a row for it and asks again when no
 * answer comes, so a file that takes this process down does so at most three times.
 */
final class Requests implements ChannelAwareMessageListener {

    private static final Logger log = LoggerFactory.getLogger(Requests.class);
    private static final long PAUSE_MILLIS = 1_000;

    private final Answers answers;
    private final ConfirmedPublisher publisher;
    private final Parking parking;

    Requests(Answers answers, ConfirmedPublisher publisher, Parking parking) {
        this.answers = answers;
        this.publisher = publisher;
        this.parking = parking;
    }

    @Override
    public void onMessage(Message raw, @Nullable Channel channel) throws IOException, InterruptedException {
        io.greenroom.events.Message request;
        try {
            request = read(raw.getBody());
        } catch (MessageConversionException unreadable) {
            park(raw, String.valueOf(unreadable.getMessage()), Objects.requireNonNull(channel));
            return;
        }
        acknowledge(raw, Objects.requireNonNull(channel));
        answer(request);
    }

    private static void acknowledge(Message raw, Channel channel) throws IOException {
        channel.basicAck(raw.getMessageProperties().getDeliveryTag(), false);
    }

    /** What cannot be parked now goes back to its queue: kept unacknowledged, it would be the last that ever came. */
    private void park(Message raw, String reason, Channel channel) throws IOException, InterruptedException {
        try {
            parking.park(raw, Topology.THUMBNAIL, reason);
            acknowledge(raw, channel);
        } catch (AmqpException unconfirmed) {
            log.warn("a message that nobody can read cannot be parked ({}); it comes again", unconfirmed.getMessage());
            Thread.sleep(PAUSE_MILLIS);
            channel.basicNack(raw.getMessageProperties().getDeliveryTag(), false, true);
        }
    }

    private void answer(io.greenroom.events.Message request) throws InterruptedException {
        MediaEvent answer = request instanceof ProbeRequested probe
                ? answers.probe(probe)
                : answers.picture((ThumbnailRequested) request);
        try {
            publisher.publish(answer);
            log.info("{} of {}", answer.getClass().getSimpleName(), sourceOf(request));
        } catch (UnconfirmedException e) {
            log.warn("the answer did not get through ({}); the gateway asks again", e.getMessage());
        }
    }

    private static String sourceOf(io.greenroom.events.Message request) {
        return request instanceof ProbeRequested probe ? probe.sourceKey() : ((ThumbnailRequested) request).sourceKey();
    }

    private static io.greenroom.events.Message read(byte[] body) {
        io.greenroom.events.Message message = WireConverter.read(body);
        if (message instanceof ProbeRequested || message instanceof ThumbnailRequested) {
            return message;
        }
        throw new MessageConversionException("no request for a thumbnail worker");
    }
}
