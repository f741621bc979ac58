package io.greenroom.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.greenroom.embedded.EmbeddedServices;
import io.greenroom.events.FailureReason;
import io.greenroom.events.Header;
import io.greenroom.events.RenderCompleted;
import io.greenroom.events.RenderFailed;
import io.greenroom.events.StoredObject;
import io.greenroom.events.TaskSubmitted;
import io.greenroom.events.WorkerHeartbeat;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.StoreSettings;
import io.greenroom.render.command.StandIns;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker with an engine of a profile, from the message to the object in the store; the program is a stand-in. */
@Timeout(180)
class CommandWorkerTest {

    private static final Path APP = Path.of(System.getProperty("greenroom.root"), "infra/embedded/target/app");

    @TempDir
    Path directory;

    @Test
    void rendersATaskAndSaysWhatTheNextOneLacks() throws Exception {
        Path home = StandIns.checkout("wav2lip", directory.resolve("checkout"));
        var machine = new GpuMachine(directory);
        try (var services = EmbeddedServices.start(APP, directory.resolve("services"), Set.of("amqp", "s3"));
                var store = new ObjectStore(StoreSettings.from(services.environment()::get));
                var gateway = new PlayedGateway(services.environment().get("GREENROOM_AMQP_URI"));
                var worker = RenderWorkerApplication.start(RenderWorkerApplication.Prerequisites.check(
                        machine.variables(services, "wav2lip", home)::get))) {
            store.ensureBucket();
            StoredObject video = machine.put(store, "v.mp4", "testsrc2=size=321x181:rate=25:duration=1.2");
            StoredObject audio = machine.put(store, "a.m4a", "sine=duration=3");
            WorkerHeartbeat ready = gateway.awaitHeartbeat(beat -> beat.state() == WorkerHeartbeat.State.READY);
            assertThat(ready.engines()).singleElement().satisfies(engine -> {
                assertThat(engine.name()).isEqualTo("wav2lip");
                assertThat(engine.lipSync()).isTrue();
                assertThat(engine.params()).extracting("name").contains("pad_bottom", "nosmooth");
            });

            RenderCompleted completed =
                    gateway.await(RenderCompleted.class, submit(gateway, video, audio, Map.of("nosmooth", true)));

            assertThat(completed.durationMillis()).isCloseTo(3000L, within(500L));
            assertThat(store.stat(completed.result().key())).isPresent();

            StandIns.behave(home, "no_face");
            RenderFailed failed = gateway.await(RenderFailed.class, submit(gateway, video, audio, Map.of()));

            assertThat(failed.code()).isEqualTo(FailureReason.FACE_NOT_USABLE.code());
            assertThat(failed.message()).contains("at least one frame shows none");
            assertThat(worker.isActive()).isTrue();
        }
    }

    private static TaskSubmitted submit(
            PlayedGateway gateway, StoredObject video, StoredObject audio, Map<String, Object> params) {
        return gateway.send(
                new TaskSubmitted(Header.ofTask(Header.newId(), 1), "wav2lip", video, audio, params, List.of()));
    }
}
