package io.greenroom.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;

/**
 * A digital human was made, changed or deleted.
 *
 * @param humanId which
 * @param workspaceId whose it is
 * @param version of the row after the change
 */
public record HumanChanged(@JsonUnwrapped Header header, UUID humanId, UUID workspaceId, long version)
        implements LiveMessage {}
