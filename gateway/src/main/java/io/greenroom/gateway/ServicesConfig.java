package io.greenroom.gateway;

import io.greenroom.events.BrokerLink;
import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.Parking;
import io.greenroom.events.Topology;
import io.greenroom.media.ObjectStore;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Declarables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The services that the gateway stands on besides its database: broker and store. */
@Configuration(proxyBeanMethods = false)
class ServicesConfig {

    @Bean
    GatewaySettings settings(Environment environment) {
        return GatewaySettings.from(environment);
    }

    @Bean
    DispatchSettings dispatchSettings(Environment environment) {
        return DispatchSettings.from(environment);
    }

    @Bean
    BrokerLink broker(GatewaySettings settings) {
        return BrokerLink.open(settings.amqpUri(), "greenroom-gateway");
    }

    @Bean
    AmqpAdmin brokerAdmin(BrokerLink broker) {
        return broker.admin();
    }

    @Bean
    Declarables topology() {
        return Topology.standing();
    }

    @Bean
    ConfirmedPublisher publisher(BrokerLink broker) {
        return new ConfirmedPublisher(broker);
    }

    @Bean
    Parking parking(BrokerLink broker) {
        return new Parking(broker);
    }

    @Bean
    ObjectStore store(GatewaySettings settings) {
        return new ObjectStore(settings.store());
    }
}
