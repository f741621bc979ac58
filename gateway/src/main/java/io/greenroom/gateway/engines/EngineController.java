package io.greenroom.gateway.engines;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Engines")
class EngineController {

    private final Engines engines;

    EngineController(Engines engines) {
        this.engines = engines;
    }

    /** The envelope of every list; all engines fit on one page. */
    record EngineList(List<EngineView> data) {}

    @GetMapping("/api/engines")
    @Operation(summary = "What params may name as engine, and what each understands; with no live worker, tasks wait")
    EngineList list() {
        return new EngineList(engines.all());
    }
}
