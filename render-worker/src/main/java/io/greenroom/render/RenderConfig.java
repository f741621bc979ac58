package io.greenroom.render;

import io.greenroom.events.BrokerLink;
import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.Topology;
import io.greenroom.media.Ffmpeg;
import io.greenroom.media.Ffprobe;
import io.greenroom.media.ObjectStore;
import io.greenroom.render.engine.Engines;
import io.greenroom.render.ffmpeg.FfmpegCall;
import io.greenroom.render.report.HeldRuns;
import io.greenroom.render.report.Pulse;
import io.greenroom.render.report.Reports;
import io.greenroom.render.report.Spool;
import io.greenroom.render.report.SpoolDirectory;
import io.greenroom.render.run.RenderSteps;
import io.greenroom.render.work.WorkConfig;
import io.greenroom.render.work.WorkSettings;
import io.greenroom.render.work.WorkerIdentity;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** How the worker's parts are put together. */
@Configuration(proxyBeanMethods = false)
@Import(WorkConfig.class)
class RenderConfig {

    /** How long the store may be away before a run fails for it. */
    private static final Duration STORE_PATIENCE = Duration.ofMinutes(15);

    @Bean
    BrokerLink broker(RenderSettings settings) {
        return BrokerLink.open(settings.amqpUri(), "greenroom-render-worker " + settings.name());
    }

    @Bean
    RabbitAdmin brokerAdmin(BrokerLink broker) {
        return broker.admin();
    }

    @Bean
    Declarables topology() {
        return Topology.standing();
    }

    @Bean
    Declarables engineQueues(Engines engines) {
        return new Declarables(engines.names().stream()
                .flatMap(name -> Topology.engine(name).getDeclarables().stream())
                .toList());
    }

    @Bean
    ConfirmedPublisher publisher(BrokerLink broker) {
        return new ConfirmedPublisher(broker);
    }

    @Bean
    ObjectStore store(RenderSettings settings) {
        return new ObjectStore(settings.store());
    }

    @Bean
    FfmpegCall ffmpegCall(Ffmpeg ffmpeg, RenderSettings settings) {
        return new FfmpegCall(ffmpeg, settings.directory().toString());
    }

    @Bean
    Ffprobe ffprobe(Ffmpeg ffmpeg) {
        return new Ffprobe(ffmpeg);
    }

    @Bean
    RenderSteps steps(ObjectStore store, FfmpegCall ffmpeg, Ffprobe ffprobe) {
        return new RenderSteps(store, ffmpeg, ffprobe, STORE_PATIENCE);
    }

    @Bean
    Pulse pulse() {
        return new Pulse();
    }

    @Bean
    HeldRuns heldRuns(Pulse pulse) {
        return new HeldRuns(pulse);
    }

    @Bean
    Spool spool(RenderSettings settings, ConfirmedPublisher publisher, HeldRuns held) throws IOException {
        var directory = new SpoolDirectory(settings.directory().resolve("spool"));
        return new Spool(directory, publisher, Spool.TOLD_AGAIN_AFTER, held::confirmed);
    }

    @Bean
    Reports reports(ConfirmedPublisher publisher, Spool spool, HeldRuns held) {
        return new Reports(publisher, spool, held);
    }

    @Bean
    WorkSettings workSettings(RenderSettings settings) {
        return new WorkSettings(settings.directory(), settings.slots(), settings.grace());
    }

    @Bean
    WorkerIdentity identity(RenderSettings settings, Ffmpeg ffmpeg) {
        return WorkerIdentity.of(
                settings.name(),
                Map.of("java", Runtime.version().toString(), "ffmpeg", ffmpeg.version(), "worker", version()));
    }

    private static String version() {
        String version = RenderConfig.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }
}
