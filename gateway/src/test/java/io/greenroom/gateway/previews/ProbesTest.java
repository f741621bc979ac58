package io.greenroom.gateway.previews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.events.AudioStream;
import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.Header;
import io.greenroom.events.MediaProbed;
import io.greenroom.events.ProbeRequested;
import io.greenroom.events.Subject;
import io.greenroom.events.ThumbnailFailed;
import io.greenroom.events.VideoStream;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.Clips;
import io.greenroom.gateway.GatewayTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is found in uploads. */
@GatewayTest
class ProbesTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    RabbitTemplate broker;

    @Autowired
    ConfirmedPublisher publisher;

    Api us;
    PlayedThumbnailer thumbnailer;

    @BeforeEach
    void aWorkspace() {
        us = Api.stranger(port);
        thumbnailer = new PlayedThumbnailer(broker, database);
    }

    @Test
    void probesWhatIsUploadedAndBelievesTheProbe() {
        Answer upload = us.upload(Clips.wav());
        UUID file = UUID.fromString(upload.json().get("id").asString());

        ProbeRequested request = thumbnailer.awaitRequest(ProbeRequested.class, file);
        assertThat(request.sourceKey()).isEqualTo(upload.json().get("path").asString());

        publisher.publish(new MediaProbed(Header.plain(), file, 100L, null, new AudioStream("pcm_s16le", 8000, 1)));
        await().untilAsserted(() -> assertThat(
                        database.sql("select concat(duration_ms, has_audio, has_video) from files where id = :id")
                                .param("id", file.toString())
                                .query(String.class)
                                .single())
                .isEqualTo("10010"));
        assertThat(thumbnailer.state(file)).isEqualTo("done");
    }

    @Test
    void showsWhatItFoundInAnUpload() {
        Answer upload = us.upload(Clips.video());
        String address = upload.json().get("url").asString() + "/info";
        UUID file = UUID.fromString(upload.json().get("id").asString());
        assertThat(us.get(address).json()).isEqualTo(upload.json());
        assertThat(upload.json().get("probed").asBoolean()).isFalse();
        assertThat(upload.json().get("video").isNull()).isTrue();
        thumbnailer.awaitRequest(ProbeRequested.class, file);

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
        thumbnailer.awaitRequest(ProbeRequested.class, file);
        publisher.publish(new ThumbnailFailed(Header.plain(), null, Subject.FILE, file, "no answer", true));
        await().untilAsserted(() -> assertThat(thumbnailer.state(file)).isEqualTo("failed"));
        thumbnailer.forget();

        us.upload(Clips.wav());

        assertThat(thumbnailer.awaitRequest(ProbeRequested.class, file).sourceKey())
                .isEqualTo("files/" + file);
    }
}
