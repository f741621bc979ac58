package io.greenroom.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.embedded.EmbeddedServices;
import io.greenroom.events.BrokerLink;
import io.greenroom.events.Header;
import io.greenroom.events.ProbeRequested;
import io.greenroom.events.StopReason;
import io.greenroom.events.StopRun;
import io.greenroom.events.ThumbnailFailed;
import io.greenroom.events.Topology;
import io.greenroom.events.WireConverter;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.SampleMedia;
import io.greenroom.media.StoreSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Messages that nobody can use, on every broker that is there: each is set aside once, and the next request is answered. */
@Timeout(300)
@ExtendWith(OutputCaptureExtension.class)
class PoisonTest {

    private static final Path APP = Path.of(System.getProperty("greenroom.root"), "infra/embedded/target/app");

    @TempDir
    Path home;

    private EmbeddedServices services;
    private CachingConnectionFactory connections;
    private RabbitTemplate template;
    private RabbitAdmin admin;
    private ConfigurableApplicationContext worker;

    /** Broker-J, and the one that GREENROOM_TEST_AMQP_URI names. */
    static List<String> brokers() {
        return System.getenv("GREENROOM_TEST_AMQP_URI") == null ? List.of("embedded") : List.of("embedded", "given");
    }

    private void start(String broker) throws Exception {
        boolean embedded = broker.equals("embedded");
        services =
                EmbeddedServices.start(APP, home.resolve("services"), embedded ? Set.of("amqp", "s3") : Set.of("s3"));
        Map<String, String> variables = new HashMap<>(services.environment());
        if (!embedded) {
            variables.put("GREENROOM_AMQP_URI", System.getenv("GREENROOM_TEST_AMQP_URI"));
        }
        try (var store = new ObjectStore(StoreSettings.from(variables::get))) {
            store.ensureBucket();
        }
        variables.put("GREENROOM_HOME", home.toString());
        variables.put("GREENROOM_MEDIA_FFMPEG", SampleMedia.FFMPEG.ffmpeg().toString());
        worker = ThumbnailWorkerApplication.start(ThumbnailWorkerApplication.Prerequisites.check(variables::get));
        connections = BrokerLink.open(variables.get("GREENROOM_AMQP_URI"), "played gateway");
        template = new RabbitTemplate(connections);
        admin = new RabbitAdmin(connections);
        // The worker declares the topology when it connects.
        await().until(() -> admin.getQueueInfo(Topology.PARKING), Objects::nonNull);
        admin.purgeQueue(Topology.PARKING);
    }

    @AfterEach
    void stop() {
        worker.close();
        connections.destroy();
        services.close();
    }

    @ParameterizedTest
    @MethodSource("brokers")
    void isParkedOnceAndTheNextRequestIsAnswered(String broker) throws Exception {
        start(broker);
        ProbeRequested good = request();
        String whole = new String(WireConverter.write(good), StandardCharsets.UTF_8);
        List<byte[]> poison = List.of(
                bytes("{"),
                bytes("{\"type\":\"java.lang.Runtime\"}"),
                bytes("no JSON at all"),
                bytes(whole.replace("\"source_key\"", "\"no_source_key\"")),
                WireConverter.write(
                        new StopRun(Header.toRun(UUID.randomUUID(), 1, UUID.randomUUID()), StopReason.CANCELLED)),
                bytes(whole + " ".repeat(WireConverter.MAX_BYTES)));
        poison.forEach(body -> template.send("", Topology.THUMBNAIL, hostile(body)));
        template.send("", Topology.THUMBNAIL, hostile(WireConverter.write(good)));

        awaitAnswer(good);
        assertThat(parked(poison)).extracting(Message::getBody).containsExactlyInAnyOrderElementsOf(poison);
        // What was not acknowledged would be back when the worker is gone.
        worker.close();
        assertThat(waiting(Topology.THUMBNAIL)).isZero();
    }

    /** A message kept unacknowledged would be the last that this worker ever got. */
    @Test
    void waitsUntilItCanBeParked(CapturedOutput output) throws Exception {
        // Of a broker that others use no queue is taken away.
        start("embedded");
        // Whoever connects declares all queues: once it has published nothing of it connects any more.
        ProbeRequested first = request();
        template.send("", Topology.THUMBNAIL, hostile(WireConverter.write(first)));
        awaitAnswer(first);
        admin.deleteQueue(Topology.PARKING);
        template.send("", Topology.THUMBNAIL, hostile(bytes("{")));
        await().until(() -> output.toString().contains("cannot be parked"));

        admin.declareQueue(new Queue(Topology.PARKING));
        ProbeRequested good = request();
        template.send("", Topology.THUMBNAIL, hostile(WireConverter.write(good)));

        assertThat(parked(List.of(bytes("{")))).extracting(Message::getBody).containsExactly(bytes("{"));
        awaitAnswer(good);
    }

    private static ProbeRequested request() {
        return new ProbeRequested(Header.plain(), UUID.randomUUID(), "files/gone");
    }

    private void awaitAnswer(ProbeRequested request) {
        await().until(() -> {
            Message raw = template.receive(Topology.GATEWAY_EVENTS);
            return raw != null
                    && WireConverter.read(raw.getBody()) instanceof ThumbnailFailed answer
                    && answer.subjectId().equals(request.fileId());
        });
    }

    /** As many as these; others may use the same broker. */
    private List<Message> parked(List<byte[]> poison) {
        List<Message> parked = new ArrayList<>();
        await().until(() -> {
            Message one = template.receive(Topology.PARKING);
            if (one != null && poison.stream().anyMatch(body -> Arrays.equals(body, one.getBody()))) {
                parked.add(one);
            }
            return parked.size() == poison.size();
        });
        return parked;
    }

    private long waiting(String queue) {
        return Objects.requireNonNull(admin.getQueueInfo(queue)).getMessageCount();
    }

    /** As if it were a serialized object of a class that opens whatever address it is given. */
    private static Message hostile(byte[] body) {
        return MessageBuilder.withBody(body)
                .setContentType("application/x-java-serialized-object")
                .setHeader("__TypeId__", "org.springframework.context.support.ClassPathXmlApplicationContext")
                .build();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
