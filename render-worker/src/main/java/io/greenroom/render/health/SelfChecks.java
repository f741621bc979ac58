package io.greenroom.render.health;

import io.greenroom.events.Finding;
import io.greenroom.events.WorkerHeartbeat;
import io.greenroom.events.WorkerHeartbeat.Check;
import io.greenroom.media.Ffmpeg;
import io.greenroom.media.StoreSettings;
import io.greenroom.render.engine.Engines;
import io.greenroom.render.engine.Gpus;
import io.greenroom.render.engine.OfferedEngine;
import io.greenroom.render.engine.SelfCheck;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that a worker looks at: the machine, then each of its engines. */
public final class SelfChecks {

    static final String GPU = "gpu";

    /** Those that need no graphics card here: the one works on the processor, the other's service has its own. */
    private static final Set<String> WITHOUT_GPU = Set.of("ffmpeg", "heygem-http");
    /** The one that is known to do nothing without. */
    private static final String ONLY_WITH_GPU = "heygem";

    private final List<SelfCheck> machine;
    private final GraphicsCards cards;
    private final Gpus wanted;
    private final Engines engines;

    SelfChecks(List<SelfCheck> machine, GraphicsCards cards, Gpus wanted, Engines engines) {
        this.machine = List.copyOf(machine);
        this.cards = cards;
        this.wanted = wanted;
        this.engines = engines;
    }

    /**
     * The checks of a worker.
     *
     * @param directory the worker's own
     * @param variables gives PATH, where nvidia-smi is looked for, and GREENROOM_RENDER_GPUS
     * @throws IllegalArgumentException in one line with the remedy, if the latter is wrong
     */
    public static SelfChecks of(
            Path directory,
            StoreSettings store,
            Ffmpeg ffmpeg,
            Engines engines,
            Function<String, @Nullable String> variables) {
        return new SelfChecks(
                List.of(
                        new DiskSpace(directory),
                        new WriteAccess(directory),
                        new FfmpegVersion(ffmpeg),
                        new StoreReach(store.endpoint(), InstantSource.system())),
                new GraphicsCards(variables.apply("PATH")),
                Gpus.from(variables),
                engines);
    }

    /** Looks at everything now; takes seconds, half a minute at the very worst for each thing that hangs. */
    public Findings look() throws InterruptedException {
        List<Check> found = new ArrayList<>();
        for (SelfCheck check : machine) {
            found.addAll(look(check, check.getClass().getSimpleName()));
        }
        GraphicsCards.Seen seen = lookAtCards();
        found.add(judge(seen));
        for (OfferedEngine engine : engines.all()) {
            found.addAll(look(engine.selfCheck(), engine.name()));
        }
        return new Findings(found, seen.cards());
    }

    /** A check that stumbles is itself a finding. */
    private static List<Check> look(SelfCheck check, String name) throws InterruptedException {
        try {
            return check.look();
        } catch (RuntimeException e) {
            return List.of(Check.of(name, Check.Level.BROKEN, Finding.NOT_LOOKED_AT, Map.of("why", String.valueOf(e))));
        }
    }

    private GraphicsCards.Seen lookAtCards() throws InterruptedException {
        try {
            return cards.look();
        } catch (RuntimeException e) {
            return GraphicsCards.Seen.nothing(Finding.NOT_LOOKED_AT, Map.of("why", String.valueOf(e)));
        }
    }

    private Check judge(GraphicsCards.Seen seen) {
        if (seen.trouble() != null) {
            return Check.of(GPU, levelWithoutGpu(), seen.trouble(), seen.args());
        }
        int count = seen.cards().size();
        int highest =
                wanted.devices().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (highest >= count && levelWithoutGpu() != Check.Level.OK) {
            return Check.of(
                    GPU,
                    Check.Level.BROKEN,
                    Finding.OTHER_GRAPHICS_CARDS,
                    Map.of("wanted", highest, "last", count - 1));
        }
        return new Check(
                GPU,
                Check.Level.OK,
                seen.cards().stream().map(WorkerHeartbeat.Gpu::name).collect(Collectors.joining(", ")));
    }

    private Check.Level levelWithoutGpu() {
        if (engines.names().contains(ONLY_WITH_GPU)) {
            return Check.Level.BROKEN;
        }
        return WITHOUT_GPU.containsAll(engines.names()) ? Check.Level.OK : Check.Level.WARNING;
    }
}
