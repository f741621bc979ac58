package io.greenroom.gateway.workspaces;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A row of workspaces, and how it is shown. Of each cap 0 stands for any number, null for what the gateway's settings say.
 *
 * @param maxRunning tasks with workers at once
 * @param maxPending tasks that wait
 * @param maxStoredBytes what it keeps in the store
 */
@Table("workspaces")
@Schema(name = "Workspace")
record Workspace(
        @Id UUID id,
        String name,

        @Schema(description = "Tasks with workers at once; 0: any number, null: GREENROOM_MAX_RUNNING") @Nullable
        Integer maxRunning,

        @Schema(description = "Tasks that wait; 0: any number, null: GREENROOM_MAX_PENDING") @Nullable
        Integer maxPending,

        @Schema(description = "Bytes kept in the store; 0: any number, null: GREENROOM_MAX_STORED_BYTES") @Nullable
        Long maxStoredBytes,

        Instant createdAt) {}
