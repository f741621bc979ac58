package io.greenroom.gateway.live;

import io.greenroom.events.BrokerLink;
import io.greenroom.events.Message;
import io.greenroom.events.Topology;
import io.greenroom.events.WireConverter;
import io.greenroom.gateway.following.Followers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.AnonymousQueue;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Binding.DestinationType;
import org.springframework.amqp.core.MessageListener;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This gateway's own queue on the live exchange: it lives as long as the connection, and is declared anew with it. */
@Configuration(proxyBeanMethods = false)
class LiveQueue {

    private static final Logger log = LoggerFactory.getLogger(LiveQueue.class);

    @Bean
    Queue liveNews() {
        return new AnonymousQueue();
    }

    @Bean
    Binding liveNewsBinding(Queue liveNews) {
        return new Binding(liveNews.getName(), DestinationType.QUEUE, Topology.LIVE, "", null);
    }

    @Bean
    SimpleMessageListenerContainer liveContainer(
            BrokerLink broker, Queue liveNews, LiveRelay relay, StatsNews figures, Followers followers) {
        SimpleMessageListenerContainer container = broker.container();
        container.setQueues(liveNews);
        container.setMessageListener((MessageListener) raw -> {
            try {
                Message news = WireConverter.read(raw.getBody());
                followers.hear(news);
                figures.hear(news);
                relay.relay(news);
            } catch (RuntimeException lost) {
                // News only: whoever missed it reads it at the next refetch.
                log.warn("a piece of live news was not relayed: {}", lost.toString());
            }
        });
        container.setAcknowledgeMode(AcknowledgeMode.NONE);
        return container;
    }
}
