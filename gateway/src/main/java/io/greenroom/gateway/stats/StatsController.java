package io.greenroom.gateway.stats;

import io.greenroom.gateway.keys.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Tasks")
class StatsController {

    private final StatsOfTasks stats;

    StatsController(StatsOfTasks stats) {
        this.stats = stats;
    }

    @GetMapping("/api/tasks/stats")
    @Operation(
            summary = "Figures of the workspace's tasks",
            description = "A second old at most where there are few tasks, and some seconds where there are a million."
                    + " An admin gets those of all workspaces, or of the one that workspace_id names.")
    TaskStats stats(Caller caller, @RequestParam(name = "workspace_id", required = false) @Nullable UUID workspaceId) {
        return stats.of(caller.admin() ? workspaceId : caller.workspaceId()).stats();
    }
}
