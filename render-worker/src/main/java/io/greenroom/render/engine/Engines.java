package io.greenroom.render.engine;

import io.greenroom.events.WorkerHeartbeat.EngineOffer;
import java.util.List;
import java.util.Optional;

/** The engines that this worker offers. */
public record Engines(List<OfferedEngine> all) {

    public Engines {
        all = List.copyOf(all);
    }

    public List<String> names() {
        return all.stream().map(OfferedEngine::name).toList();
    }

    public Optional<OfferedEngine> find(String name) {
        return all.stream().filter(engine -> engine.name().equals(name)).findFirst();
    }

    /** Those that can render on this slot now; may take some seconds. */
    public List<String> openOn(int slot) {
        return all.stream()
                .filter(offered -> offered.engine().canRenderOn(slot))
                .map(OfferedEngine::name)
                .toList();
    }

    /** As heartbeats tell them. */
    public List<EngineOffer> offers() {
        return all.stream().map(OfferedEngine::offer).toList();
    }
}
