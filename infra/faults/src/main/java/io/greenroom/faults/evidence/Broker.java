package io.greenroom.faults.evidence;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The broker, spoken to directly. A connection a question, since it may die between two of them. */
public final class Broker {

    private final Supplier<String> uri;

    /** @param uri asked before each question: a restart may change it */
    public Broker(Supplier<String> uri) {
        this.uri = uri;
    }

    /** What to do on a channel of its own. */
    public interface Use<T> {
        T on(Channel channel) throws IOException, InterruptedException, TimeoutException;
    }

    /** @throws IOException it does not answer, or refuses */
    public <T> T use(Use<T> work) throws IOException, InterruptedException {
        try (Connection connection = connect();
                Channel channel = connection.createChannel()) {
            return work.on(channel);
        } catch (TimeoutException silent) {
            throw new IOException("the broker does not answer", silent);
        }
    }

    /** Whether it takes connections. */
    public boolean answers() throws InterruptedException {
        try {
            return use(Channel::isOpen);
        } catch (IOException away) {
            return false;
        }
    }

    /** Messages that lie ready in a queue; 0 where there is no such queue. */
    public long ready(String queue) throws IOException, InterruptedException {
        return use(channel -> {
            try {
                AMQP.Queue.DeclareOk there = channel.queueDeclarePassive(queue);
                return (long) there.getMessageCount();
            } catch (IOException missing) {
                return 0L;
            }
        });
    }

    Connection connect() throws IOException, TimeoutException {
        ConnectionFactory factory = new ConnectionFactory();
        try {
            factory.setUri(uri.get());
        } catch (URISyntaxException | GeneralSecurityException wrong) {
            throw new IllegalStateException("the broker's address cannot be read", wrong);
        }
        factory.setConnectionTimeout(3_000);
        factory.setHandshakeTimeout(3_000);
        factory.setAutomaticRecoveryEnabled(false);
        return factory.newConnection("greenroom-faults");
    }
}
