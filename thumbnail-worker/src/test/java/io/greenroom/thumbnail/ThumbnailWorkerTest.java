package io.greenroom.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.greenroom.embedded.EmbeddedServices;
import io.greenroom.events.AudioStream;
import io.greenroom.events.BrokerLink;
import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.Header;
import io.greenroom.events.MediaProbed;
import io.greenroom.events.Message;
import io.greenroom.events.PictureKind;
import io.greenroom.events.ProbeRequested;
import io.greenroom.events.Subject;
import io.greenroom.events.ThumbnailFailed;
import io.greenroom.events.ThumbnailReady;
import io.greenroom.events.ThumbnailRequested;
import io.greenroom.events.Topology;
import io.greenroom.events.VideoStream;
import io.greenroom.events.WireConverter;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.SampleMedia;
import io.greenroom.media.StoreSettings;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.context.ConfigurableApplicationContext;

/** The worker as its surroundings see it: requests in, answers out, pictures in the store. */
@Timeout(60)
class ThumbnailWorkerTest {

    private static final String RED_THEN_BLUE =
            "-filter_complex color=red:size=320x180:rate=25:duration=1.9[r];color=blue:size=320x180:rate=25:duration=4[b];"
                    + "[r][b]concat[v];sine=duration=5.9[a] -map [v] -map [a] -pix_fmt yuv420p -ac 2";

    @TempDir
    static Path directory;

    private static EmbeddedServices services;
    private static BrokerLink connections;
    private static RabbitTemplate template;
    private static ObjectStore store;
    private static ConfigurableApplicationContext worker;

    @BeforeAll
    static void start() throws Exception {
        Path app = Path.of(System.getProperty("greenroom.root"), "infra/embedded/target/app");
        services = EmbeddedServices.start(app, directory, Set.of("amqp", "s3"));
        connections = BrokerLink.open(services.environment().get("GREENROOM_AMQP_URI"), "played gateway");
        template = new RabbitTemplate(connections);
        store = new ObjectStore(StoreSettings.from(services.environment()::get));
        store.ensureBucket();
        startWorker();
        // The worker declares the topology when it connects; requests sent before would find no queue.
        connections.createConnection();
    }

    private static void startWorker() {
        Map<String, String> variables = new HashMap<>(services.environment());
        variables.put("GREENROOM_HOME", directory.resolve("home").toString());
        variables.put("GREENROOM_WORKER_NAME", "thumbnail-worker-1");
        variables.put("GREENROOM_MEDIA_FFMPEG", SampleMedia.FFMPEG.ffmpeg().toString());
        worker = ThumbnailWorkerApplication.start(ThumbnailWorkerApplication.Prerequisites.check(variables::get));
    }

    @AfterAll
    static void stop() throws IOException {
        worker.close();
        connections.destroy();
        store.close();
        services.close();
        try (var scratch = Files.walk(directory.resolve("home/thumbnail-worker"))) {
            assertThat(scratch.filter(Files::isRegularFile))
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("lock");
        }
    }

    @Test
    void takesAPosterAtTwoSeconds() throws Exception {
        BufferedImage poster = picture(PictureKind.POSTER, upload(RED_THEN_BLUE));

        assertThat(poster.getWidth()).isEqualTo(320);
        assertThat(poster.getHeight()).isEqualTo(180);
        assertThat(poster.getRGB(160, 90) & 0xff).as("blue").isGreaterThan(200);
    }

    @Test
    void takesThePosterOfAShortVideoFromItsMiddle() throws Exception {
        BufferedImage poster = picture(
                PictureKind.POSTER,
                upload("-filter_complex color=red:size=1920x1080:rate=25:duration=0.2 -pix_fmt yuv420p"));

        assertThat(poster.getWidth()).isEqualTo(1280);
        assertThat(poster.getRGB(160, 90) >> 16 & 0xff).as("red").isGreaterThan(200);
    }

    @Test
    void turnsThePosterOfAPhonesVideoUpright() throws Exception {
        Path lying = SampleMedia.make(
                directory.resolve("lying.mp4"),
                "-filter_complex color=red:size=320x180:rate=25:duration=1 -pix_fmt yuv420p");
        BufferedImage poster =
                picture(PictureKind.POSTER, upload(SampleMedia.phoneVideo(directory.resolve("phone.mp4"), lying)));

        assertThat(poster.getWidth()).isEqualTo(180);
        assertThat(poster.getHeight()).isEqualTo(320);
    }

    @Test
    void answersAgainWhenBrokerAndStoreAreBack() throws Exception {
        String key = upload(RED_THEN_BLUE);
        services.close();
        services = EmbeddedServices.start(
                Path.of(System.getProperty("greenroom.root"), "infra/embedded/target/app"),
                directory,
                Set.of("amqp", "s3"));

        assertThat(picture(PictureKind.POSTER, key).getWidth()).isEqualTo(320);
    }

    @Test
    void spreadsTenFramesOverAStoryboard() throws Exception {
        BufferedImage strip = picture(PictureKind.STORYBOARD, upload(RED_THEN_BLUE));

        assertThat(strip.getWidth()).isEqualTo(1600);
        assertThat(strip.getHeight()).isEqualTo(90);
        assertThat(strip.getRGB(80, 45) >> 16 & 0xff).as("red at first").isGreaterThan(200);
        assertThat(strip.getRGB(1520, 45) & 0xff).as("blue at last").isGreaterThan(200);
    }

    @Test
    void tellsWhatAFileHolds() throws Exception {
        UUID file = UUID.randomUUID();
        send(new ProbeRequested(Header.plain(), file, upload(RED_THEN_BLUE)));

        MediaProbed probed = awaitAnswer(MediaProbed.class, file);

        assertThat(probed.durationMillis()).isCloseTo(5900L, within(100L));
        assertThat(probed.video()).isEqualTo(new VideoStream("h264", 320, 180, 25, 0));
        assertThat(probed.audio()).isEqualTo(new AudioStream("aac", 44100, 2));
    }

    @Test
    void saysForGoodThatTextIsNoVideo() throws Exception {
        Path text = Files.writeString(directory.resolve("text.mp4"), "no video\n".repeat(100));
        String key = store.putFile("files/text", text, "video/mp4").key();
        UUID human = UUID.randomUUID();
        UUID file = UUID.randomUUID();

        send(request(PictureKind.POSTER, human, key));
        send(new ProbeRequested(Header.plain(), file, key));

        ThumbnailFailed poster = awaitAnswer(ThumbnailFailed.class, human);
        assertThat(poster.permanent()).isTrue();
        assertThat(poster.message()).isEqualTo("The video cannot be read: Invalid data found when processing input");
        ThumbnailFailed probe = awaitAnswer(ThumbnailFailed.class, file);
        assertThat(probe)
                .extracting(ThumbnailFailed::kind, ThumbnailFailed::subject, ThumbnailFailed::permanent)
                .containsExactly(null, Subject.FILE, true);
    }

    @Test
    void saysThatTheFileIsGone() {
        UUID human = UUID.randomUUID();
        send(request(PictureKind.POSTER, human, "files/gone"));

        assertThat(awaitAnswer(ThumbnailFailed.class, human).permanent()).isTrue();
    }

    @Test
    void startsBeforeItsBrokerAndItsStoreAndTellsOfThem() throws Exception {
        String key = upload(RED_THEN_BLUE);
        worker.close();
        services.close();

        startWorker();
        awaitHealth("\"broker\":\"away\"", "\"store\":\"away\"");
        services = EmbeddedServices.start(
                Path.of(System.getProperty("greenroom.root"), "infra/embedded/target/app"),
                directory,
                Set.of("amqp", "s3"));

        assertThat(picture(PictureKind.POSTER, key).getWidth()).isEqualTo(320);
        awaitHealth("\"state\":\"ready\"", "\"broker\":\"up\"", "\"store\":\"up\"");
    }

    @Test
    void saysThatItIsBrokenWhenItListensNoMore() {
        var container = worker.getBean(SimpleMessageListenerContainer.class);
        container.stop();
        awaitHealth("\"state\":\"broken\"");
        container.start();
        awaitHealth("\"state\":\"ready\"");
    }

    private static void awaitHealth(CharSequence... said) {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(Files.readString(
                                directory.resolve("home/thumbnail-worker/thumbnail-worker-1/health.json")))
                        .contains(said));
    }

    @Test
    void namesTheSettingThatIsMissing() {
        assertThatThrownBy(() -> ThumbnailSettings.from(variable -> null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("GREENROOM_AMQP_URI is not set: it must be like amqp://user:password@host:5672/vhost");
    }

    private static BufferedImage picture(PictureKind kind, String sourceKey) throws IOException {
        UUID subject = UUID.randomUUID();
        send(request(kind, subject, sourceKey));
        ThumbnailReady ready = awaitAnswer(ThumbnailReady.class, subject);
        assertThat(ready.kind()).isEqualTo(kind);
        try (InputStream content = store.get(ready.picture().key())) {
            return ImageIO.read(content);
        }
    }

    private static ThumbnailRequested request(PictureKind kind, UUID subject, String sourceKey) {
        return new ThumbnailRequested(
                Header.plain(), kind, Subject.HUMAN, subject, sourceKey, "posters/human/" + subject + "-1.jpg");
    }

    private static void send(Message request) {
        var publisher = new ConfirmedPublisher(connections);
        await().ignoreExceptions().until(() -> {
            publisher.publish(request);
            return true;
        });
    }

    /** Answers to other requests are of no interest: each test has ids of its own. */
    private static <T extends Message> T awaitAnswer(Class<T> kind, UUID subject) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            var raw = template.receive(Topology.GATEWAY_EVENTS);
                            Message answer = raw == null ? null : WireConverter.read(raw.getBody());
                            return kind.isInstance(answer) && subjectOf(answer).equals(subject)
                                    ? kind.cast(answer)
                                    : null;
                        },
                        Objects::nonNull);
    }

    private static UUID subjectOf(Message answer) {
        if (answer instanceof MediaProbed probed) {
            return probed.fileId();
        }
        return answer instanceof ThumbnailReady ready ? ready.subjectId() : ((ThumbnailFailed) answer).subjectId();
    }

    private static String upload(String arguments) throws Exception {
        return upload(SampleMedia.make(directory.resolve(UUID.randomUUID() + ".mp4"), arguments));
    }

    private static String upload(Path file) {
        return store.putFile("files/" + UUID.randomUUID(), file, "video/mp4").key();
    }
}
