package io.greenroom.render.work;

import io.greenroom.events.BrokerLink;
import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.Parking;
import io.greenroom.media.ProcessTree;
import io.greenroom.render.engine.Engines;
import io.greenroom.render.health.HealthFile;
import io.greenroom.render.health.HealthSettings;
import io.greenroom.render.health.SelfChecks;
import io.greenroom.render.report.HeldRuns;
import io.greenroom.render.report.Pulse;
import io.greenroom.render.report.Reports;
import io.greenroom.render.report.Spool;
import io.greenroom.render.run.RenderSteps;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the work loops are put together, and what an earlier process has left is cleared up first. */
@Configuration(proxyBeanMethods = false)
public class WorkConfig {

    private static final Logger log = LoggerFactory.getLogger(WorkConfig.class);

    @Bean
    WorkerState state(Pulse pulse) {
        return new WorkerState(pulse, System::nanoTime);
    }

    @Bean
    BrokerChannels channels(ConnectionFactory broker) {
        return new BrokerChannels(broker);
    }

    @Bean
    ControlListener orders(BrokerChannels channels, WorkerIdentity identity, WorkerState state, HeldRuns held) {
        return new ControlListener(channels, identity, state, held);
    }

    @Bean
    HealthWatch watch(SelfChecks checks, Reports reports, WorkerState state, HealthSettings settings) {
        return new HealthWatch(checks, reports, state, settings.lookEvery());
    }

    @Bean
    Heartbeats heartbeats(
            WorkerIdentity identity, Engines engines, HeldRuns held, WorkerState state, ConfirmedPublisher publisher) {
        return new Heartbeats(identity, engines, held, state, publisher.link());
    }

    @Bean
    Supervisor supervisor(
            Heartbeats heartbeats,
            WorkerState state,
            ConfirmedPublisher publisher,
            Pulse pulse,
            WorkSettings settings) {
        return new Supervisor(heartbeats, state, publisher, pulse, new HealthFile(settings.directory()));
    }

    @Bean
    Parking parking(BrokerLink broker) {
        return new Parking(broker);
    }

    @Bean
    TaskHandler handler(
            WorkerIdentity identity,
            WorkerState state,
            Engines engines,
            RenderSteps steps,
            Reports reports,
            Parking parking) {
        return new TaskHandler(identity, state, engines, steps, reports, parking);
    }

    @Bean
    Slots slots(
            WorkSettings settings,
            WorkerState state,
            BrokerChannels channels,
            Engines engines,
            TaskHandler handler,
            Reports reports)
            throws IOException {
        int leftovers = ProcessTree.killLeftovers(settings.directory().toString(), Duration.ZERO);
        if (leftovers > 0) {
            log.warn("{} processes of an earlier worker were still running and have been ended", leftovers);
        }
        reports.takeUpSpooled();
        List<SlotLoop> loops = new ArrayList<>();
        for (int slot = 0; slot < settings.slots(); slot++) {
            var directory = new SlotDirectory(settings.directory().resolve("slot-" + slot));
            int index = slot;
            directory.takeUp().ifPresent(run -> reports.lost(run, index));
            var taker = new TaskTaker(channels);
            loops.add(new SlotLoop(slot, state, engines, taker, handler, directory));
        }
        return new Slots(loops);
    }

    @Bean
    Crew crew(Slots slots, ControlListener orders, HealthWatch watch) {
        return new Crew(slots, orders, watch);
    }

    @Bean
    RenderWorker worker(
            WorkSettings settings, WorkerState state, Supervisor supervisor, Crew crew, HeldRuns held, Spool spool) {
        return new RenderWorker(state, supervisor, crew, held, spool, settings.grace());
    }
}
