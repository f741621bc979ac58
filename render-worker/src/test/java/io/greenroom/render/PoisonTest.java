package io.greenroom.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.embedded.EmbeddedServices;
import io.greenroom.events.DrainWorker;
import io.greenroom.events.FailureReason;
import io.greenroom.events.Header;
import io.greenroom.events.RenderFailed;
import io.greenroom.events.RenderStarted;
import io.greenroom.events.ResumeWorker;
import io.greenroom.events.Run;
import io.greenroom.events.StoredObject;
import io.greenroom.events.TaskSubmitted;
import io.greenroom.events.Topology;
import io.greenroom.events.WireConverter;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.SampleMedia;
import io.greenroom.media.StoreSettings;
import io.greenroom.render.work.WorkerIdentity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Messages that nobody can use, on every broker that is there: each is set aside once, and the next task is taken. */
@Timeout(300)
@ExtendWith(OutputCaptureExtension.class)
class PoisonTest {

    private static final Path APP = Path.of(System.getProperty("greenroom.root"), "infra/embedded/target/app");
    private static final String QUEUE = Topology.renderQueue("ffmpeg");
    private static final StoredObject GONE = new StoredObject("files/gone", 1, "0".repeat(64));

    @TempDir
    Path home;

    private EmbeddedServices services;
    private PlayedGateway gateway;
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
        gateway = new PlayedGateway(variables.get("GREENROOM_AMQP_URI"));
        worker = RenderWorkerApplication.start(RenderWorkerApplication.Prerequisites.check(variables::get));
    }

    @AfterEach
    void stop() {
        worker.close();
        gateway.close();
        services.close();
    }

    @ParameterizedTest
    @MethodSource("brokers")
    void isParkedOnceAndTheNextTaskIsTaken(String broker) throws Exception {
        start(broker);
        List<byte[]> poison = poison();
        poison.forEach(body -> gateway.sendRaw(QUEUE, hostile(body)));
        TaskSubmitted good = task();

        gateway.sendRaw(QUEUE, hostile(WireConverter.write(good)));

        assertThat(gateway.await(RenderFailed.class, good).reason()).isEqualTo(FailureReason.FILE_GONE);
        List<Message> parked = new ArrayList<>();
        await().until(() -> {
            gateway.parked().filter(message -> isOneOf(poison, message)).ifPresent(parked::add);
            return parked.size() == poison.size();
        });
        assertThat(parked).extracting(Message::getBody).containsExactlyInAnyOrderElementsOf(poison);
        assertThat(parked)
                .extracting(message -> message.getMessageProperties().getHeader("x-parked-from"))
                .containsOnly(QUEUE);
        // What was not acknowledged would be back when the worker is gone.
        worker.close();
        assertThat(gateway.waiting(QUEUE)).isZero();
        assertThat(gateway.parked().filter(message -> isOneOf(poison, message))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("brokers")
    void amongOrdersIsIgnoredWithALineInTheLog(String broker, CapturedOutput output) throws Exception {
        start(broker);
        Header header = Header.ofWorker(worker.getBean(WorkerIdentity.class).workerId());
        // Its queue of orders may not be there yet.
        await().until(() -> {
            gateway.send(new DrainWorker(header, null));
            return output.toString().contains("takes no new tasks");
        });
        for (byte[] body : poison()) {
            gateway.orderRaw(body);
        }

        gateway.send(new ResumeWorker(header, null));

        await().until(() -> {
            String said = output.toString();
            return said.lastIndexOf("takes tasks") > said.lastIndexOf("takes no new tasks");
        });
        await().untilAsserted(() -> assertThat(output.toString().lines())
                .filteredOn(line -> line.contains("an order that nobody can read is ignored"))
                .as("one each, but for the message that is none for workers")
                .hasSize(poison().size() - 1));
    }

    private static List<byte[]> poison() {
        String whole = text(WireConverter.write(task()));
        return List.of(
                bytes("{"),
                bytes("{\"type\":\"java.lang.Runtime\"}"),
                bytes("no JSON at all"),
                bytes(whole.replace("\"engine\"", "\"no_engine\"")),
                WireConverter.write(new RenderStarted(
                        Header.ofRun(new Run(UUID.randomUUID(), 1, UUID.randomUUID(), "w@1"), 1), "ffmpeg")),
                bytes(whole + " ".repeat(WireConverter.MAX_BYTES)));
    }

    /** Others may use the same broker. */
    private static boolean isOneOf(List<byte[]> bodies, Message message) {
        return bodies.stream().anyMatch(body -> Arrays.equals(body, message.getBody()));
    }

    private static TaskSubmitted task() {
        return new TaskSubmitted(Header.ofTask(Header.newId(), 1), "ffmpeg", GONE, GONE, Map.of(), List.of());
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

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
