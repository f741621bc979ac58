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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;
import org.springframework.amqp.support.converter.MessageConversionException;

/**
 * Takes requests and answers them. Each is acknowledged on arrival: the gateway keeps a row for it and asks again when no
 * answer comes, so a file that takes this process down does so at most three times.
 */
final class Requests implements ChannelAwareMessageListener {

    private static final Logger log = LoggerFactory.getLogger(Requests.class);

    private final Answers answers;
    private final ConfirmedPublisher publisher;
    private final Parking parking;

    Requests(Answers answers, ConfirmedPublisher publisher, Parking parking) {
        this.answers = answers;
        this.publisher = publisher;
        this.parking = parking;
    }

    /** @throws org.springframework.amqp.AmqpException an unreadable message could not be parked; it comes again */
    @Override
    public void onMessage(Message raw, @Nullable Channel channel) throws IOException, InterruptedException {
        io.greenroom.events.Message request = read(raw);
        if (channel != null) {
            channel.basicAck(raw.getMessageProperties().getDeliveryTag(), false);
        }
        if (request != null) {
            answer(request);
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

    /** Null for what nobody can read; that is parked. */
    private io.greenroom.events.@Nullable Message read(Message raw) {
        try {
            io.greenroom.events.Message message = WireConverter.read(raw.getBody());
            if (message instanceof ProbeRequested || message instanceof ThumbnailRequested) {
                return message;
            }
            parking.park(raw, Topology.THUMBNAIL, "no request for a thumbnail worker");
        } catch (MessageConversionException e) {
            parking.park(raw, Topology.THUMBNAIL, String.valueOf(e.getMessage()));
        }
        return null;
    }
}
