package io.greenroom.gateway.previews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.Header;
import io.greenroom.events.PictureKind;
import io.greenroom.events.RenderCompleted;
import io.greenroom.events.Run;
import io.greenroom.events.StoredObject;
import io.greenroom.events.Subject;
import io.greenroom.events.ThumbnailFailed;
import io.greenroom.events.ThumbnailReady;
import io.greenroom.events.ThumbnailRequested;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.Clips;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.Stored;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Posters and storyboards. */
@GatewayTest
class PreviewsTest {
    private static final byte[] PICTURE = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3};

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
    PlayedThumbnailer thumbnailer;

    @BeforeEach
    void aWorkspace() {
        us = Api.stranger(port);
        thumbnailer = new PlayedThumbnailer(broker, database);
    }

    @Test
    void showsThePosterOfADigitalHuman() {
        UUID human = human();
        ThumbnailRequested request = thumbnailer.awaitRequest(ThumbnailRequested.class, human);
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
        ThumbnailRequested first = thumbnailer.awaitRequest(ThumbnailRequested.class, human);
        String path = us.upload(Clips.anew(Clips.video())).json().get("path").asString();
        us.put("/api/digital-humans/" + human, Map.of("name", "Ada", "video_path", path));

        answer(first);
        thumbnailer.forget();
        ThumbnailRequested second = thumbnailer.awaitRequest(ThumbnailRequested.class, human);
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
        thumbnailer.awaitRequest(ThumbnailRequested.class, human);

        publisher.publish(new ThumbnailFailed(
                Header.plain(), PictureKind.POSTER, Subject.HUMAN, human, "no frame can be read", true));

        await().untilAsserted(() -> assertThat(thumbnailer.state(human)).isEqualTo("failed"));
        Answer shown = us.get("/api/digital-humans/" + human);
        assertThat(shown.json().get("status").asString()).isEqualTo("active");
        assertThat(shown.json().get("thumbnail_url").isNull()).isTrue();
    }

    @Test
    void wantsAPictureAgainAfterAFailureThatMayPass() {
        UUID human = human();
        thumbnailer.awaitRequest(ThumbnailRequested.class, human);

        publisher.publish(
                new ThumbnailFailed(Header.plain(), PictureKind.POSTER, Subject.HUMAN, human, "store away", false));

        await().untilAsserted(() -> assertThat(thumbnailer.state(human)).isEqualTo("wanted"));
    }

    @Test
    void asksThreeTimesForWhatIsNotAnsweredAndThenGoesWithout() {
        UUID human = human();
        thumbnailer.awaitRequest(ThumbnailRequested.class, human);

        await().untilAsserted(() -> {
            database.sql("""
                            update media_jobs
                            set requested_at = date_sub(now(6), interval 61 second)
                            where subject_id = :id
                              and state = 'requested'
                            """).param("id", human.toString()).update();
            thumbnailer.receive();
            requests.publishUnanswered();
            assertThat(thumbnailer.state(human)).isEqualTo("failed");
        });
        assertThat(thumbnailer.asked())
                .filteredOn(message -> human.equals(PlayedThumbnailer.subject(message)))
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
            thumbnailer.receive();
            return thumbnailer.asked().stream()
                            .filter(message -> message instanceof ThumbnailRequested request
                                    && request.subjectId().equals(task))
                            .count()
                    == 2;
        });
        thumbnailer.asked().stream()
                .filter(message -> message instanceof ThumbnailRequested request
                        && request.subjectId().equals(task))
                .forEach(message -> answer((ThumbnailRequested) message));

        await().untilAsserted(
                        () -> assertThat(us.get(address + "/storyboard").body()).isEqualTo(PICTURE));
        await().untilAsserted(() -> assertThat(
                        us.get(address).json().get("thumbnail_url").asString(""))
                .isEqualTo(address + "/thumbnail"));
        await().untilAsserted(() -> assertThat(
                        us.get(address).json().get("storyboard_url").asString(""))
                .isEqualTo(address + "/storyboard"));
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
}
