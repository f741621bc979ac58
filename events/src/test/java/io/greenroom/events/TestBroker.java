package io.greenroom.events;

import io.greenroom.embedded.EmbeddedServices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.opentest4j.TestAbortedException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.rabbitmq.RabbitMQContainer;
import org.testcontainers.utility.DockerImageName;

/** The brokers that the contract is held against. One that cannot be had here skips its tests and says why. */
enum TestBroker {

    /** Broker-J, as {@code ./greenroom up} runs it. */
    EMBEDDED {
        @Override
        Running start() throws Exception {
            Path app = Path.of(System.getProperty("greenroom.root"), "infra/embedded/target/app");
            // Not in the temporary directory: see the services' rules about it.
            Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target/embedded")), "amqp-");
            EmbeddedServices services = EmbeddedServices.start(app, home, Set.of("amqp"));
            return new Running(services.environment().get("GREENROOM_AMQP_URI"), services);
        }
    },

    /** The one that GREENROOM_TEST_AMQP_URI names; its account must be allowed to declare and delete. */
    GIVEN {
        @Override
        Running start() {
            String uri = System.getenv("GREENROOM_TEST_AMQP_URI");
            if (uri == null) {
                throw skipped("GREENROOM_TEST_AMQP_URI is not set");
            }
            return new Running(uri, () -> {});
        }
    },

    /** RabbitMQ 4 in a container; {@code -Dgreenroom.test.rabbitmq.image=..} takes another image. */
    CONTAINER {
        @Override
        Running start() {
            if (!DockerClientFactory.instance().isDockerAvailable()) {
                throw skipped("no Docker engine answers");
            }
            String image = System.getProperty("greenroom.test.rabbitmq.image", "rabbitmq:4-management");
            RabbitMQContainer container =
                    new RabbitMQContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("rabbitmq"));
            container.start();
            String uri = "amqp://%s:%s@%s:%d/%%2f"
                    .formatted(
                            container.getAdminUsername(),
                            container.getAdminPassword(),
                            container.getHost(),
                            container.getAmqpPort());
            return new Running(uri, container);
        }
    };

    /**
     * A broker that answers.
     *
     * @param uri how to connect
     * @param end stops it where it was started for the test
     */
    record Running(String uri, AutoCloseable end) {}

    abstract Running start() throws Exception;

    TestAbortedException skipped(String reason) {
        System.out.println("skipped: the AMQP contract on " + name().toLowerCase(Locale.ROOT) + ": " + reason);
        return new TestAbortedException(reason);
    }
}
