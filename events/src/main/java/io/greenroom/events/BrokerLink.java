package io.greenroom.events;

import com.rabbitmq.client.ConnectionFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.concurrent.Executors;
import org.springframework.amqp.rabbit.connection.AbstractConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;

/**
 * How a process of ours is connected to the broker: over two connections, one that publishes and one that consumes, since
 * a broker short of memory stops reading from whoever publishes. Both are made when they are first needed, and anew when
 * they are gone. A line that has gone dead without a word is noticed by its heartbeats within 25 s.
 */
public final class BrokerLink extends CachingConnectionFactory {

    private static final int HEARTBEAT_SECONDS = 10;
    private static final int CONNECT_MILLIS = 5_000;
    /** As long as a dead line takes to be noticed; no answer comes later than that. */
    private static final int ANSWER_MILLIS = 20_000;
    /** A broker that has stopped reading does not answer a goodbye either. */
    private static final int CLOSE_MILLIS = 3_000;

    /**
     * The most that any RabbitMQ lets through. The client would take 64 MiB and cut the line at a larger message, which
     * would come again after each new connect; like this it is refused by what we read, and parked.
     */
    private static final int MOST_BYTES = 512 * 1024 * 1024;

    private final LinkState state;

    private BrokerLink(ConnectionFactory client, String name) {
        super(client);
        setConnectionNameStrategy(factory -> name + " (consumer)");
        if (getPublisherConnectionFactory() instanceof AbstractConnectionFactory publisher) {
            publisher.setConnectionNameStrategy(factory -> name + " (publisher)");
        }
        setPublisherConfirmType(ConfirmType.CORRELATED);
        setPublisherReturns(true);
        setCloseTimeout(CLOSE_MILLIS);
        state = LinkState.of(this);
    }

    /**
     * A link; nothing is connected yet.
     *
     * @param uri {@code amqp://user:password@host:port/vhost}, or {@code amqps:}
     * @param name what the broker's operator sees: the connections' name, with {@code (publisher)} or {@code (consumer)}
     * @throws IllegalArgumentException the URI is malformed
     */
    public static BrokerLink open(String uri, String name) {
        ConnectionFactory client = new ConnectionFactory();
        try {
            client.setUri(new URI(uri));
        } catch (URISyntaxException | GeneralSecurityException malformed) {
            throw new IllegalArgumentException("GREENROOM_AMQP_URI is no amqp:// URI", malformed);
        }
        client.setRequestedHeartbeat(HEARTBEAT_SECONDS);
        client.setConnectionTimeout(CONNECT_MILLIS);
        client.setChannelRpcTimeout(ANSWER_MILLIS);
        client.setMaxInboundMessageBodySize(MOST_BYTES);
        // Spring connects anew by itself; two recoveries would fight over the same channels.
        client.setAutomaticRecoveryEnabled(false);
        // Without it the end of a dead connection waits for a write that never ends.
        client.setShutdownExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "broker-goodbye");
            thread.setDaemon(true);
            return thread;
        }));
        return new BrokerLink(client, name);
    }

    /** What is known of the two connections. */
    public LinkState state() {
        return state;
    }

    /**
     * Declares what stands in the context, at each connect, so that any process may start first. What one of us cannot
     * declare just now keeps the others from nothing.
     */
    public RabbitAdmin admin() {
        var admin = new RabbitAdmin(this);
        admin.setIgnoreDeclarationExceptions(true);
        // Retries would hold up everybody who wants a connection; the listeners ask again anyway.
        admin.setRetryTemplate(null);
        return admin;
    }

    /**
     * A container of listeners that outlives whatever happens to the broker: it connects anew for as long as it takes, also
     * when its queue is missing or the account is refused for now, and takes messages whatever a stranger wrote beside them.
     */
    public SimpleMessageListenerContainer container() {
        var container = new SimpleMessageListenerContainer(this);
        container.setRecoveryBackOff(new Reconnecting());
        container.setFailedDeclarationRetryInterval(Reconnecting.SHORTEST_MILLIS);
        container.setMissingQueuesFatal(false);
        container.setPossibleAuthenticationFailureFatal(false);
        container.setMessagePropertiesConverter(new ReceivedProperties());
        return container;
    }
}
