package io.greenroom.gateway.retention;

import io.greenroom.gateway.RetentionSettings;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.keys.Scope;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/retention")
@Tag(name = "Retention")
class RetentionController {

    private final Retention retention;
    private final Turns turns;
    private final RetentionSettings settings;

    RetentionController(Retention retention, Turns turns, RetentionSettings settings) {
        this.retention = retention;
        this.turns = turns;
        this.settings = settings;
    }

    /** @param dryRun must be said: nobody removes anything by leaving it out */
    record WantedRound(
            @Schema(description = "true counts what would go and removes nothing")
            @NotNull(message = "is required")
            @Nullable
            Boolean dryRun) {}

    /**
     * @param taskSeconds age at which ended tasks go; null: never
     * @param uploadSeconds age at which unused uploads go; null: never
     * @param auditSeconds age at which it is forgotten who did what; null: never
     * @param safetySeconds age up to which objects without a row are left alone
     */
    record RetentionView(
            @Schema(description = "Age at which ended tasks go; null: never") @Nullable
            Long taskSeconds,

            @Schema(description = "Age at which unused uploads go; null: never") @Nullable
            Long uploadSeconds,

            @Schema(description = "Age at which entries of the audit go; null: never") @Nullable
            Long auditSeconds,

            @Schema(description = "Age up to which objects without a row are left alone")
            long safetySeconds,

            @Schema(description = "Whether a round goes on now, on whichever gateway")
            boolean running,

            @Schema(description = "The last round that came to its end, on whichever gateway; null: none yet") @Nullable
            RetentionReport last) {}

    @GetMapping
    @Operation(summary = "How long things are kept, and what the last round has removed (admin)")
    RetentionView state(Caller caller) {
        caller.require(Scope.ADMIN);
        Turns.State state = turns.state();
        return new RetentionView(
                seconds(settings.tasks()),
                seconds(settings.uploads()),
                seconds(settings.audit()),
                settings.safety().toSeconds(),
                state.running(),
                state.last());
    }

    @PostMapping
    @Operation(
            summary = "Remove now what is past its age, or count it with dry_run (admin)",
            description =
                    "Answers when the round has ended, which takes minutes where the store holds millions of objects;"
                            + " it goes on when the caller hangs up, and GET tells its result.")
    @Refuses(Problem.RETENTION_RUNNING)
    RetentionReport look(Caller caller, @Valid @RequestBody WantedRound wanted) {
        caller.require(Scope.ADMIN);
        RetentionReport report = Boolean.FALSE.equals(wanted.dryRun()) ? retention.lookNow() : retention.dryRun();
        if (report == null) {
            throw Problem.RETENTION_RUNNING.because("A round goes on; GET /api/retention tells when it has ended.");
        }
        return report;
    }

    private static @Nullable Long seconds(@Nullable Duration age) {
        return age == null ? null : age.toSeconds();
    }
}
