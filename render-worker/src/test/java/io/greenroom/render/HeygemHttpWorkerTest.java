package io.greenroom.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenroom.embedded.EmbeddedServices;
import io.greenroom.events.Header;
import io.greenroom.events.RenderCompleted;
import io.greenroom.events.StoredObject;
import io.greenroom.events.TaskSubmitted;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.SampleMedia;
import io.greenroom.media.StoreSettings;
import io.greenroom.media.Stored;
import io.greenroom.render.heygemhttp.StandInService;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker whose slots are services elsewhere that come and go. */
@Timeout(180)
class HeygemHttpWorkerTest {

    private static final Path APP = Path.of(System.getProperty("greenroom.root"), "infra/embedded/target/app");

    @TempDir
    Path directory;

    @Test
    void restsTheSlotOfAServiceThatDoesNotAnswerAndRendersAtTheOther() throws Exception {
        try (var services = EmbeddedServices.start(APP, directory.resolve("services"), Set.of("amqp", "s3"));
                var store = new ObjectStore(StoreSettings.from(services.environment()::get));
                var one = new StandInService(directory.resolve("one"));
                var other = new StandInService(directory.resolve("other"));
                var gateway = new PlayedGateway(services.environment().get("GREENROOM_AMQP_URI"))) {
            store.ensureBucket();
            one.disconnect();
            Map<String, String> variables = variables(services, one, other);
            try (var worker =
                    RenderWorkerApplication.start(RenderWorkerApplication.Prerequisites.check(variables::get))) {
                gateway.awaitHeartbeat(beat -> beat.slotCount() == 1);
                TaskSubmitted task = gateway.send(task(store));
                gateway.await(RenderCompleted.class, task);
                assertThat(other.submissions()).isEqualTo(1);

                one.reconnect();
                gateway.awaitHeartbeat(beat -> beat.slotCount() == 2);
                assertThat(worker.isRunning()).isTrue();
            }
        }
    }

    @Test
    void refusesMoreSlotsThanServices() {
        Map<String, String> variables = Map.of(
                "GREENROOM_RENDER_ENGINES", "heygem-http",
                "GREENROOM_RENDER_SLOTS", "3",
                "GREENROOM_HEYGEM_HTTP_URL", "http://127.0.0.1:8383,http://127.0.0.1:8384",
                "GREENROOM_HEYGEM_HTTP_SHARE", "/srv/heygem/face2face");

        assertThatThrownBy(() -> RenderSettings.from(variables::get))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("GREENROOM_RENDER_SLOTS is '3': it must be at most 2, one for each service in"
                        + " GREENROOM_HEYGEM_HTTP_URL");
    }

    private Map<String, String> variables(EmbeddedServices services, StandInService one, StandInService other) {
        Map<String, String> variables = new HashMap<>(services.environment());
        variables.put("GREENROOM_HOME", directory.resolve("home").toString());
        variables.put("GREENROOM_WORKER_NAME", "worker-1");
        variables.put("GREENROOM_RENDER_GRACE", "0s");
        variables.put("GREENROOM_RENDER_ENGINES", "heygem-http");
        variables.put("GREENROOM_HEYGEM_HTTP_URL", one.url() + "," + other.url());
        variables.put("GREENROOM_HEYGEM_HTTP_SHARE", directory.resolve("one") + "," + directory.resolve("other"));
        variables.put("GREENROOM_MEDIA_FFMPEG", SampleMedia.FFMPEG.ffmpeg().toString());
        return variables;
    }

    private TaskSubmitted task(ObjectStore store) throws Exception {
        StoredObject video = put(
                store,
                SampleMedia.make(
                        directory.resolve("v.mp4"), "-filter_complex testsrc2=size=320x180:rate=25:duration=1.2"));
        StoredObject audio =
                put(store, SampleMedia.make(directory.resolve("a.m4a"), "-filter_complex sine=duration=2"));
        return new TaskSubmitted(Header.ofTask(Header.newId(), 1), "heygem-http", video, audio, Map.of(), List.of());
    }

    private static StoredObject put(ObjectStore store, Path file) {
        Stored stored = store.putFile("files/" + UUID.randomUUID(), file, "application/octet-stream");
        return new StoredObject(stored.key(), stored.bytes(), stored.sha256());
    }
}
