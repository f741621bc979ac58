package io.greenroom.faults;

import io.greenroom.faults.check.Healings;
import io.greenroom.faults.check.Verdict;
import io.greenroom.faults.client.Customer;
import io.greenroom.faults.client.Gateways;
import io.greenroom.faults.client.Workload;
import io.greenroom.faults.evidence.Eyes;
import io.greenroom.faults.evidence.Tap;
import io.greenroom.faults.plan.Chaos;
import io.greenroom.faults.plan.Dispatch;
import io.greenroom.faults.plan.Duplicates;
import io.greenroom.faults.plan.Plan;
import io.greenroom.faults.plan.Poison;
import io.greenroom.faults.plan.Struck;
import io.greenroom.faults.stack.Farm;
import io.greenroom.faults.stack.FarmSettings;
import io.greenroom.faults.stack.StandIn;
import io.greenroom.media.Ffmpeg;
import io.greenroom.media.FfmpegSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One fault run from the start of the farm to the verdict. */
final class FaultRun {

    /** Of each render worker. */
    private static final int SLOTS = 2;

    private static final Duration CALM = Duration.ofSeconds(1);

    private final RunSettings settings;
    private final Consumer<String> print;
    private final long begin = System.nanoTime();

    FaultRun(RunSettings settings, Consumer<String> print) {
        this.settings = settings;
        this.print = print;
    }

    /** @return whether every invariant holds; the farm's directory is kept if not */
    boolean run() throws Exception {
        tell("seed " + settings.seed() + ", " + settings.time().toMinutes() + " min of faults, " + settings.tasks()
                + " tasks, lease " + settings.lease().toSeconds() + " s; starting the farm");
        FarmSettings wanted = farmSettings();
        Farm farm = Farm.start(wanted);
        boolean holds = false;
        try {
            holds = run(farm);
        } finally {
            farm.close();
            if (holds) {
                delete(farm.directory());
            } else {
                print.accept("the logs are in " + farm.directory());
            }
        }
        return holds;
    }

    private FarmSettings farmSettings() {
        FarmSettings byDefault = FarmSettings.of(settings.root());
        FarmSettings.Shape full = FarmSettings.Shape.FULL;
        return byDefault
                .shaped(new FarmSettings.Shape(
                        full.gateways(), full.renderWorkers(), full.thumbnailWorkers(), settings.realBroker()))
                .with(
                        Map.of(
                                "GREENROOM_LEASE_SECONDS",
                                String.valueOf(settings.lease().toSeconds()),
                                "GREENROOM_RETENTION_SAFETY",
                                "0s"),
                        Map.of());
    }

    private boolean run(Farm farm) throws Exception {
        Eyes eyes = Eyes.on(farm);
        Gateways admin = new Gateways(farm.gatewayUrls(), farm.adminKey());
        Ffmpeg ffmpeg = Ffmpeg.locate(
                FfmpegSettings.from(System.getenv()::get, settings.root().resolve(".greenroom")));
        AtomicReference<@Nullable Chaos> chaos = new AtomicReference<>();
        CancelTimes cancels = new CancelTimes(farm, () -> isCalm(chaos.get()));
        Workload load = new Workload(
                settings.seed(),
                settings.tasks(),
                settings.time(),
                StandIn.NAME,
                farm.renderWorkers().size() * SLOTS);
        try (Tap tap = Tap.open(eyes.broker());
                Customer customer =
                        Customer.enter(admin, load, ffmpeg, farm.directory().resolve("customer"), cancels)) {
            Duplicates duplicates = new Duplicates(eyes, tap);
            Poison poison = new Poison(eyes, settings.seed());
            Chaos faults = new Chaos(
                    eyes,
                    new Dispatch(admin),
                    (gateway, since) -> served(customer, gateway, since),
                    duplicates,
                    poison,
                    this::tell);
            chaos.set(faults);
            customer.start();
            tell("the farm is up, on " + farm.brokerName());
            List<Struck> struck = faults.run(
                    Plan.draw(settings.seed(), settings.time(), settings.lease(), settings.kinds()), settings.time());
            tell("all is healed; waiting until every task has ended");
            new Settling(eyes, customer).await();
            Inspection inspection = new Inspection(eyes, admin, ffmpeg, this::tell);
            List<Verdict> verdicts = new ArrayList<>(inspection.of(customer, duplicates, poison, struck));
            verdicts.add(0, Healings.of(struck, faults.failures()));
            return new Closing(print).tell(verdicts, struck, customer, cancels);
        }
    }

    private static boolean isCalm(@Nullable Chaos chaos) {
        return chaos == null || chaos.calmFor().compareTo(CALM) > 0;
    }

    private static boolean served(Customer customer, URI gateway, Instant since) {
        return customer.watches().stream().allMatch(watch -> watch.isServedWithout(gateway, since));
    }

    private void tell(String line) {
        print.accept("%7.1f s  %s".formatted((System.nanoTime() - begin) / 1e9, line));
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
