package io.greenroom.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.greenroom.embedded.EmbeddedServices;
import io.greenroom.events.FailureCode;
import io.greenroom.events.Header;
import io.greenroom.events.RenderCompleted;
import io.greenroom.events.RenderFailed;
import io.greenroom.events.StoredObject;
import io.greenroom.events.TaskSubmitted;
import io.greenroom.events.WorkerHeartbeat;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.StoreSettings;
import io.greenroom.render.heygem.StandInCheckout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker that offers HeyGem, from the message to the object in the store; run.py is the stand-in. */
@Timeout(180)
class HeygemWorkerTest {

    private static final Path APP = Path.of(System.getProperty("greenroom.root"), "infra/embedded/target/app");

    @TempDir
    Path directory;

    @Test
    void rendersATaskAndTakesNoMoreWhenTheProgramDoesNotBegin() throws Exception {
        Path home = StandInCheckout.make(directory.resolve("checkout"));
        var machine = new GpuMachine(directory);
        try (var services = EmbeddedServices.start(APP, directory.resolve("services"), Set.of("amqp", "s3"));
                var store = new ObjectStore(StoreSettings.from(services.environment()::get));
                var gateway = new PlayedGateway(services.environment().get("GREENROOM_AMQP_URI"));
                var worker = RenderWorkerApplication.start(RenderWorkerApplication.Prerequisites.check(
                        machine.variables(services, "heygem", home)::get))) {
            store.ensureBucket();
            StoredObject video = machine.put(store, "v.mp4", "testsrc2=size=321x181:rate=25:duration=1.2");
            StoredObject audio = machine.put(store, "a.m4a", "sine=duration=3");
            WorkerHeartbeat ready = gateway.awaitHeartbeat(beat -> beat.state() == WorkerHeartbeat.State.READY);
            assertThat(ready.engines())
                    .extracting(WorkerHeartbeat.EngineOffer::name, WorkerHeartbeat.EngineOffer::lipSync)
                    .containsExactly(tuple("heygem", true));

            RenderCompleted completed = gateway.await(RenderCompleted.class, submit(gateway, video, audio));

            assertThat(completed.durationMillis()).isCloseTo(3000L, within(500L));
            assertThat(store.stat(completed.result().key())).isPresent();

            StandInCheckout.order(home, Map.of("mode", "wrong_python"));
            RenderFailed failed = gateway.await(RenderFailed.class, submit(gateway, video, audio));

            assertThat(failed.code()).isEqualTo(FailureCode.ENGINE_SETUP);
            assertThat(failed.message()).contains("python3.8");
            WorkerHeartbeat broken = gateway.awaitHeartbeat(beat -> beat.state() != WorkerHeartbeat.State.READY);
            assertThat(broken.reason()).contains("python3.8");
            assertThat(worker.isActive()).isTrue();
        }
    }

    private static TaskSubmitted submit(PlayedGateway gateway, StoredObject video, StoredObject audio) {
        return gateway.send(
                new TaskSubmitted(Header.ofTask(Header.newId(), 1), "heygem", video, audio, Map.of(), List.of()));
    }
}
