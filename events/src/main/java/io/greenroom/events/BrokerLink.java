package io.greenroom.events;

import com.rabbitmq.client.ConnectionFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory.ConfirmType;

/** How every process of ours connects: confirms and returns on, a heartbeat, and a name the broker's operator sees. */
public final class BrokerLink {

    private static final int HEARTBEAT_SECONDS = 10;
    private static final int CONNECT_MILLIS = 10_000;

    private BrokerLink() {}

    /**
     * A connection factory; nothing is connected yet.
     *
     * @param uri {@code amqp://user:password@host:port/vhost}, or {@code amqps:}
     * @param name shown as the connection's name
     * @throws IllegalArgumentException the URI is malformed
     */
    public static CachingConnectionFactory open(String uri, String name) {
        ConnectionFactory client = new ConnectionFactory();
        try {
            client.setUri(new URI(uri));
        } catch (URISyntaxException | GeneralSecurityException malformed) {
            throw new IllegalArgumentException("GREENROOM_AMQP_URI is no amqp:// URI", malformed);
        }
        client.setRequestedHeartbeat(HEARTBEAT_SECONDS);
        client.setConnectionTimeout(CONNECT_MILLIS);
        // Spring connects anew by itself; two recoveries would fight over the same channels.
        client.setAutomaticRecoveryEnabled(false);
        CachingConnectionFactory factory = new CachingConnectionFactory(client);
        factory.setConnectionNameStrategy(f -> name);
        factory.setPublisherConfirmType(ConfirmType.CORRELATED);
        factory.setPublisherReturns(true);
        return factory;
    }
}
