package io.greenroom.gateway;

import com.zaxxer.hikari.HikariDataSource;
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

/** The three services that the gateway stands on: database, broker, store. */
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
    HikariDataSource dataSource(GatewaySettings settings) {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(settings.mysqlUrl());
        source.setUsername(settings.mysqlUser());
        source.setPassword(settings.mysqlPassword());
        // All times are UTC, and leases are compared by the database's own clock.
        source.addDataSourceProperty("connectionTimeZone", "+00:00");
        source.addDataSourceProperty("forceConnectionTimeZoneToSession", "true");
        source.addDataSourceProperty("rewriteBatchedStatements", "true");
        source.addDataSourceProperty("connectTimeout", "5000");
        source.addDataSourceProperty("socketTimeout", "60000");
        // Claims skip locked rows, which on repeatable read would also lock the gaps between them.
        source.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        source.setConnectionTimeout(10_000);
        source.setInitializationFailTimeout(-1);
        source.setMaximumPoolSize(20);
        return source;
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
