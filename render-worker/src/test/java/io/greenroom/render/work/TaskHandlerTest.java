package io.greenroom.render.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenroom.embedded.EmbeddedServices;
import io.greenroom.events.BrokerLink;
import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.FailureReason;
import io.greenroom.events.Header;
import io.greenroom.events.Parking;
import io.greenroom.events.RenderFailed;
import io.greenroom.events.RenderStopped;
import io.greenroom.events.StopReason;
import io.greenroom.events.StoredObject;
import io.greenroom.events.TaskSubmitted;
import io.greenroom.events.Topology;
import io.greenroom.media.Ffprobe;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.SampleMedia;
import io.greenroom.media.StoreSettings;
import io.greenroom.render.engine.Engine;
import io.greenroom.render.engine.Engines;
import io.greenroom.render.engine.InputForm;
import io.greenroom.render.engine.OfferedEngine;
import io.greenroom.render.ffmpeg.FfmpegCall;
import io.greenroom.render.report.HeldRuns;
import io.greenroom.render.report.Pulse;
import io.greenroom.render.report.Reports;
import io.greenroom.render.report.Spool;
import io.greenroom.render.report.SpoolDirectory;
import io.greenroom.render.run.RenderSteps;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Exchange;
import org.springframework.amqp.core.Queue;

@Timeout(60)
class TaskHandlerTest {

    /** Of an installation that lacks a library: no exception that anybody foresees. */
    private static final Engine UNLINKED = (input, listener, cancellation) -> {
        throw new NoClassDefFoundError("org/example/Lips");
    };

    @TempDir
    Path directory;

    private EmbeddedServices services;
    private BrokerLink connections;
    private ConfirmedPublisher publisher;
    private ObjectStore store;
    private final HeldRuns held = new HeldRuns(new Pulse());

    @BeforeEach
    void start() throws Exception {
        services = EmbeddedServices.start(
                Path.of(System.getProperty("greenroom.root"), "infra/embedded/target/app"),
                directory.resolve("services"),
                Set.of("amqp", "s3"));
        store = new ObjectStore(StoreSettings.from(services.environment()::get));
        store.ensureBucket();
        connections = BrokerLink.open(services.environment().get("GREENROOM_AMQP_URI"), "handler test");
        publisher = new ConfirmedPublisher(connections);
        var admin = connections.admin();
        for (Declarables some : List.of(Topology.standing(), Topology.engine("unlinked"))) {
            some.getDeclarablesByType(Exchange.class).forEach(admin::declareExchange);
            some.getDeclarablesByType(Queue.class).forEach(admin::declareQueue);
            some.getDeclarablesByType(Binding.class).forEach(admin::declareBinding);
        }
    }

    @AfterEach
    void stop() {
        connections.destroy();
        store.close();
        services.close();
    }

    @Test
    void reportsARunThatDiesOfWhatNobodyForesaw() throws Exception {
        Spool spool = spool();
        submit(
                upload("-filter_complex testsrc2=size=320x180:rate=25:duration=2", "mp4"),
                upload("-filter_complex sine=duration=2", "m4a"));
        TakenTask taken = take();

        assertThatThrownBy(
                        () -> handler(spool, publisher).handle(taken, 0, new SlotDirectory(directory.resolve("slot"))))
                .isInstanceOf(NoClassDefFoundError.class);

        assertThat(spool.unconfirmed()).last().isInstanceOfSatisfying(RenderFailed.class, end -> {
            assertThat(end.reason()).isEqualTo(FailureReason.INTERNAL_ERROR);
            assertThat(end.message()).contains("org/example/Lips");
            held.confirmed(end);
        });
        assertThat(held.all()).as("no heartbeat keeps its task").isEmpty();
    }

    @Test
    void givesATaskBackWhoseAnnouncementFailsOfWhatNobodyForesaw() throws Exception {
        Spool spool = spool();
        var input = new StoredObject("files/v", 1, "0".repeat(64));
        submit(input, input);
        TakenTask taken = take();
        var stumbling = BrokerLink.open(services.environment().get("GREENROOM_AMQP_URI"), "stumbling");
        stumbling.addConnectionListener(made -> {
            throw new IllegalStateException("a listener stumbles");
        });

        handler(spool, new ConfirmedPublisher(stumbling))
                .handle(taken, 0, new SlotDirectory(directory.resolve("slot")));

        stumbling.destroy();
        assertThat(spool.unconfirmed())
                .singleElement()
                .isInstanceOfSatisfying(
                        RenderStopped.class, end -> assertThat(end.reason()).isEqualTo(StopReason.NOT_STARTED));
        assertThat(take().body()).as("delivered anew").isEqualTo(taken.body());
    }

    private Spool spool() throws IOException {
        return new Spool(new SpoolDirectory(directory.resolve("spool")), publisher, List.of(), held::confirmed);
    }

    private void submit(StoredObject video, StoredObject audio) {
        publisher.publish(
                new TaskSubmitted(Header.ofTask(Header.newId(), 1), "unlinked", video, audio, Map.of(), List.of()));
    }

    private TakenTask take() throws IOException, InterruptedException {
        return new TaskTaker(new BrokerChannels(connections))
                .take(List.of("unlinked"), () -> true)
                .orElseThrow();
    }

    private TaskHandler handler(Spool spool, ConfirmedPublisher announcer) {
        var engines = new Engines(List.of(new OfferedEngine(
                "unlinked", false, Duration.ofSeconds(1), InputForm.AS_UPLOADED, List.of(), List::of, UNLINKED)));
        var steps = new RenderSteps(
                store,
                new FfmpegCall(SampleMedia.FFMPEG, directory.toString()),
                new Ffprobe(SampleMedia.FFMPEG),
                Duration.ofSeconds(10));
        return new TaskHandler(
                WorkerIdentity.of("worker-1", Map.of()),
                new WorkerState(new Pulse(), System::nanoTime),
                engines,
                steps,
                new Reports(announcer, spool, held),
                new Parking(connections));
    }

    private StoredObject upload(String arguments, String container) throws Exception {
        Path file = SampleMedia.make(directory.resolve("sample." + container), arguments);
        var stored = store.putFile("files/" + container, file, "application/octet-stream");
        return new StoredObject(stored.key(), stored.bytes(), stored.sha256());
    }
}
