package io.greenroom.gateway.estimates;

import io.greenroom.gateway.engines.Engines;
import io.greenroom.gateway.files.FileRegister;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Tasks")
class EstimateController {

    private final Forecasts forecasts;
    private final Engines engines;
    private final FileRegister files;

    EstimateController(Forecasts forecasts, Engines engines, FileRegister files) {
        this.forecasts = forecasts;
        this.engines = engines;
        this.files = files;
    }

    @PostMapping("/api/tasks/estimate")
    @Operation(
            summary = "How long a task would wait and run, learnt from past runs; nothing is submitted",
            description = "Give audio_path, or audio_ms where there is no upload yet.")
    @Refuses({Problem.ENGINE_UNKNOWN, Problem.FILE_UNKNOWN})
    Estimate estimate(Caller caller, @Valid @RequestBody WantedEstimate wanted) {
        String engine = engines.of(wanted.paramsOrNone());
        return forecasts
                .ofAll()
                .ofNew(
                        engine,
                        caller.workspaceId().toString(),
                        wanted.priorityOrDefault(),
                        audioMillis(caller, wanted));
    }

    private @Nullable Long audioMillis(Caller caller, WantedEstimate wanted) {
        if (wanted.audioMs() != null) {
            return wanted.audioMs();
        }
        if (wanted.audioPath() == null) {
            throw Problem.VALIDATION_FAILED.at("audio_path", "is required where audio_ms is not given");
        }
        return files.durationMillis(wanted.audioPath(), "audio_path", caller);
    }
}
