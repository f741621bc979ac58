package io.greenroom.thumbnail;

import io.greenroom.events.BrokerLink;
import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.Parking;
import io.greenroom.events.Topology;
import io.greenroom.media.Ffmpeg;
import io.greenroom.media.Ffprobe;
import io.greenroom.media.ObjectStore;
import java.time.Clock;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the worker's parts are put together. */
@Configuration(proxyBeanMethods = false)
class ThumbnailConfig {

    /** A picture under way takes seconds; what is not done by then is asked for again. */
    private static final long SHUTDOWN_MILLIS = 10_000;

    @Bean
    BrokerLink broker(ThumbnailSettings settings) {
        return BrokerLink.open(settings.amqpUri(), "greenroom-thumbnail-worker " + settings.name());
    }

    @Bean
    RabbitAdmin brokerAdmin(BrokerLink broker) {
        return broker.admin();
    }

    @Bean
    Declarables topology() {
        return Topology.standing();
    }

    @Bean
    ObjectStore store(ThumbnailSettings settings) {
        return new ObjectStore(settings.store());
    }

    @Bean
    ConfirmedPublisher publisher(BrokerLink broker) {
        return new ConfirmedPublisher(broker);
    }

    @Bean
    Requests requests(
            WorkerPlace place, BrokerLink broker, ConfirmedPublisher publisher, ObjectStore store, Ffmpeg ffmpeg) {
        var ffprobe = new Ffprobe(ffmpeg);
        var answers = new Answers(store, ffprobe, new Pictures(ffmpeg, ffprobe), place.scratch());
        return new Requests(answers, publisher, new Parking(broker));
    }

    @Bean
    SimpleMessageListenerContainer requestContainer(ThumbnailSettings settings, BrokerLink broker, Requests requests) {
        SimpleMessageListenerContainer container = broker.container();
        container.setQueueNames(Topology.THUMBNAIL);
        container.setMessageListener(requests);
        container.setConcurrentConsumers(settings.slots());
        container.setPrefetchCount(1);
        container.setAcknowledgeMode(AcknowledgeMode.MANUAL);
        container.setShutdownTimeout(SHUTDOWN_MILLIS);
        return container;
    }

    @Bean
    HealthFile healthFile(
            WorkerPlace place,
            SimpleMessageListenerContainer requestContainer,
            ConfirmedPublisher publisher,
            ThumbnailSettings settings) {
        return new HealthFile(
                place.healthFile(),
                requestContainer::isRunning,
                publisher.link(),
                new StoreReach(settings.store().endpoint()),
                Clock.systemUTC());
    }
}
