package io.greenroom.gateway.previews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.events.AudioStream;
import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.Header;
import io.greenroom.events.MediaProbed;
import io.greenroom.events.Message;
import io.greenroom.events.PictureKind;
import io.greenroom.events.ProbeRequested;
import io.greenroom.events.RenderCompleted;
import io.greenroom.events.Run;
import io.greenroom.events.StoredObject;
import io.greenroom.events.Subject;
import io.greenroom.events.ThumbnailFailed;
import io.greenroom.events.ThumbnailReady;
import io.greenroom.events.ThumbnailRequested;
import io.greenroom.events.Topology;
import io.greenroom.events.VideoStream;
import io.greenroom.events.WireConverter;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.Clips;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.Stored;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The thumbnail worker is played by hand: its requests are read off the real broker and its answers sent over it. */
@GatewayTest
class PreviewsTest {
    private static final byte[] PICTURE = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3};

    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    RabbitTemplate broker;

    @Autowired
    ConfirmedPublisher publisher;

    @Autowired
    ObjectStore store;

    @Autowired
    PreviewRequests requests;

    Api us;
    final List<Message> asked = new ArrayList<>();

    @BeforeEach
    void aWorkspace() {
        us = Api.stranger(port);
    }

    @Test
    void probesWhatIsUploadedAndBelievesTheProbe() {
        Answer upload = us.upload(Clips.wav());
        UUID file = UUID.fromString(upload.json().get("id").asString());

        ProbeRequested request = awaitRequest(ProbeRequested.class, file);
        assertThat(request.sourceKey()).isEqualTo(upload.json().get("path").asString());

        publisher.publish(new MediaProbed(Header.plain(), file, 100L, null, new AudioStream("pcm_s16le", 8000, 1)));
        await().untilAsserted(() -> assertThat(
                        database.sql("select concat(duration_ms, has_audio, has_video) from files where id = :id")
                                .param("id", file.toString())
                                .query(String.class)
                                .single())
                .isEqualTo("10010"));
        assertThat(state(file)).isEqualTo("done");
    }

    @Test
    void showsWhatItFoundInAnUpload() {
        Answer upload = us.upload(Clips.video());
        String address = upload.json().get("url").asString() + "/info";
        UUID file = UUID.fromString(upload.json().get("id").asString());
        assertThat(us.get(address).json()).isEqualTo(upload.json());
        assertThat(upload.json().get("probed").asBoolean()).isFalse();
        assertThat(upload.json().get("video").isNull()).isTrue();
        awaitRequest(ProbeRequested.class, file);

        publisher.publish(new MediaProbed(
                Header.plain(),
                file,
                2_040L,
                new VideoStream("h264", 1920, 1080, 29.97, 90),
                new AudioStream("aac", 48_000, 2)));

        await().until(() -> us.get(address).json().get("probed").asBoolean());
        JsonNode info = us.get(address).json();
        assertThat(info.get("duration_ms").asLong()).isEqualTo(2_040);
        assertThat(info.get("video"))
                .isEqualTo(JSON.readTree(
                        "{\"codec\":\"h264\",\"width\":1920,\"height\":1080,\"fps\":29.97,\"rotation\":90}"));
        assertThat(info.get("audio"))
                .isEqualTo(JSON.readTree("{\"codec\":\"aac\",\"sample_rate\":48000,\"channels\":2}"));
        assertThat(us.get("/api/files").json().at("/data/0")).isEqualTo(info);
        assertThat(us.upload(Clips.video()).json().get("video")).isEqualTo(info.get("video"));
    }

    @Test
    void probesAFileThatComesAgainWhereItCouldNotBefore() {
        UUID file = UUID.fromString(us.upload(Clips.wav()).json().get("id").asString());
        awaitRequest(ProbeRequested.class, file);
        publisher.publish(new ThumbnailFailed(Header.plain(), null, Subject.FILE, file, "no answer", true));
        await().untilAsserted(() -> assertThat(state(file)).isEqualTo("failed"));
        asked.clear();

        us.upload(Clips.wav());

        assertThat(awaitRequest(ProbeRequested.class, file).sourceKey()).isEqualTo("files/" + file);
    }

    @Test
    void showsThePosterOfADigitalHuman() {
        UUID human = human();
        ThumbnailRequested request = awaitRequest(ThumbnailRequested.class, human);
        assertThat(request.targetKey()).isEqualTo("posters/human/" + human + "-1.jpg");

        answer(request);

        String url = "/api/digital-humans/" + human + "/thumbnail";
        await().untilAsserted(() -> assertThat(us.get("/api/digital-humans/" + human)
                        .json()
                        .get("thumbnail_url")
                        .asString(""))
                .isEqualTo(url));
        Answer picture = us.get(url);
        assertThat(picture.body()).isEqualTo(PICTURE);
        assertThat(picture.header("Content-Type")).isEqualTo("image/jpeg");
    }

    @Test
    void makesANewPosterForANewVideoAndForgetsTheOldOne() {
        UUID human = human();
        ThumbnailRequested first = awaitRequest(ThumbnailRequested.class, human);
        String path = us.upload(Clips.anew(Clips.video())).json().get("path").asString();
        us.put("/api/digital-humans/" + human, Map.of("name", "Ada", "video_path", path));

        answer(first);
        asked.clear();
        ThumbnailRequested second = awaitRequest(ThumbnailRequested.class, human);
        assertThat(second.sourceKey()).isEqualTo(path);
        assertThat(us.get("/api/digital-humans/" + human)
                        .json()
                        .get("thumbnail_url")
                        .isNull())
                .isTrue();
        answer(second);
        await().untilAsserted(() -> assertThat(
                        us.get("/api/digital-humans/" + human + "/thumbnail").status())
                .isEqualTo(200));
    }

    @Test
    void leavesTheHumanActiveWhenThereCanBeNoPoster() {
        UUID human = human();
        awaitRequest(ThumbnailRequested.class, human);

        publisher.publish(new ThumbnailFailed(
                Header.plain(), PictureKind.POSTER, Subject.HUMAN, human, "no frame can be read", true));

        await().untilAsserted(() -> assertThat(state(human)).isEqualTo("failed"));
        Answer shown = us.get("/api/digital-humans/" + human);
        assertThat(shown.json().get("status").asString()).isEqualTo("active");
        assertThat(shown.json().get("thumbnail_url").isNull()).isTrue();
    }

    @Test
    void wantsAPictureAgainAfterAFailureThatMayPass() {
        UUID human = human();
        awaitRequest(ThumbnailRequested.class, human);

        publisher.publish(
                new ThumbnailFailed(Header.plain(), PictureKind.POSTER, Subject.HUMAN, human, "store away", false));

        await().untilAsserted(() -> assertThat(state(human)).isEqualTo("wanted"));
    }

    @Test
    void asksThreeTimesForWhatIsNotAnsweredAndThenGoesWithout() {
        UUID human = human();
        awaitRequest(ThumbnailRequested.class, human);

        await().untilAsserted(() -> {
            database.sql("""
                            update media_jobs
                            set requested_at = date_sub(now(6), interval 61 second)
                            where subject_id = :id
                              and state = 'requested'
                            """).param("id", human.toString()).update();
            receive();
            requests.publishUnanswered();
            assertThat(state(human)).isEqualTo("failed");
        });
        assertThat(asked)
                .filteredOn(message -> human.equals(subject(message)))
                .as("requests")
                .hasSize(MediaJobs.MAX_TRIES);
        assertThat(us.get("/api/digital-humans/" + human).json().get("status").asString())
                .isEqualTo("active");
    }

    @Test
    void showsPosterAndStoryboardOfAFinishedTask() {
        String audio = us.upload(Clips.wav()).json().get("path").asString();
        Answer made = us.post(
                "/api/tasks", Map.of("name", "news", "digital_human_id", human().toString(), "audio_path", audio));
        UUID task = UUID.fromString(made.json().get("id").asString());
        String address = made.header("Location");
        Run run = new Run(task, 1, Header.newId(), "test@" + Header.newId());
        publisher.publish(new RenderCompleted(
                Header.ofRun(run, 1), new StoredObject("results/x.mp4", 9, "0".repeat(64)), 100, Map.of()));

        await().until(() -> {
            receive();
            return asked.stream()
                            .filter(message -> message instanceof ThumbnailRequested request
                                    && request.subjectId().equals(task))
                            .count()
                    == 2;
        });
        asked.stream()
                .filter(message -> message instanceof ThumbnailRequested request
                        && request.subjectId().equals(task))
                .forEach(message -> answer((ThumbnailRequested) message));

        await().untilAsserted(
                        () -> assertThat(us.get(address + "/storyboard").body()).isEqualTo(PICTURE));
        await().untilAsserted(() -> assertThat(
                        us.get(address).json().get("thumbnail_url").asString(""))
                .isEqualTo(address + "/thumbnail"));
        assertThat(us.get(address + "/thumbnail").body()).isEqualTo(PICTURE);
        assertThat(Api.stranger(port).get(address + "/thumbnail").status()).isEqualTo(404);
    }

    private UUID human() {
        String path = us.upload(Clips.video()).json().get("path").asString();
        Answer made = us.post("/api/digital-humans", Map.of("name", "Ada", "video_path", path));
        return UUID.fromString(made.json().get("id").asString());
    }

    private void answer(ThumbnailRequested request) {
        Stored stored = stored(request.targetKey());
        publisher.publish(new ThumbnailReady(
                Header.plain(),
                request.kind(),
                request.subject(),
                request.subjectId(),
                new StoredObject(stored.key(), stored.bytes(), stored.sha256())));
    }

    private Stored stored(String key) {
        try {
            return store.put(key, new ByteArrayInputStream(PICTURE), -1, "image/jpeg");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private <M extends Message> M awaitRequest(Class<M> type, UUID subject) {
        return await().until(
                        () -> {
                            receive();
                            return asked.stream()
                                    .filter(type::isInstance)
                                    .filter(message -> subject.equals(subject(message)))
                                    .map(type::cast)
                                    .findFirst()
                                    .orElse(null);
                        },
                        found -> found != null);
    }

    private void receive() {
        for (var raw = broker.receive(Topology.THUMBNAIL); raw != null; raw = broker.receive(Topology.THUMBNAIL)) {
            asked.add(WireConverter.read(raw.getBody()));
        }
    }

    private static UUID subject(Message message) {
        if (message instanceof ProbeRequested probe) {
            return probe.fileId();
        }
        return message instanceof ThumbnailRequested picture ? picture.subjectId() : null;
    }

    private String state(UUID subject) {
        return database.sql("select state from media_jobs where subject_id = :id")
                .param("id", subject.toString())
                .query(String.class)
                .single();
    }
}
