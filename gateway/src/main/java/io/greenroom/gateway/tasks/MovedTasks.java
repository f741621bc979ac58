package io.greenroom.gateway.tasks;

import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.tasks.TaskMove.Verdict;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of a move of many tasks.
 *
 * @param count how many moved, or would move
 * @param ids of these, in ascending order; at most {@link #IDS_TOLD}
 * @param refused of the ids that were given, those that could not move; one that stands already as asked is none
 */
@Schema(name = "MovedTasks")
public record MovedTasks(
        @Schema(description = "Tasks that were moved; in a dry run those that would be")
        long count,

        @Schema(description = "Their ids in ascending order, the first 1,000 of them")
        List<UUID> ids,

        @Schema(description = "Of the given ids those that could not be moved; always empty for a filter")
        List<Refused> refused) {

    /** An answer names no more tasks than this; the count is always whole. */
    static final int IDS_TOLD = 1_000;

    static final MovedTasks NONE = new MovedTasks(0, List.of(), List.of());

    /**
     * A task that stays as it is.
     *
     * @param code what the same move of it alone would be refused with: not_found or transition_refused
     */
    @Schema(name = "RefusedTask")
    public record Refused(
            UUID id,

            @Schema(description = "not_found or transition_refused")
            String code) {}

    /** @param states of those of the ids that are there for the caller */
    static MovedTasks of(TaskMove move, Collection<UUID> ids, Map<UUID, TaskStatus> states) {
        List<UUID> moving = ids.stream()
                .filter(id -> verdict(move, states.get(id)) == Verdict.MOVES)
                .toList();
        List<Refused> refused = ids.stream()
                .filter(id -> verdict(move, states.get(id)) == Verdict.REFUSED)
                .map(id -> new Refused(
                        id, (states.containsKey(id) ? Problem.TRANSITION_REFUSED : Problem.NOT_FOUND).code()))
                .toList();
        return new MovedTasks(moving.size(), moving, refused);
    }

    private static Verdict verdict(TaskMove move, @Nullable TaskStatus status) {
        return status == null ? Verdict.REFUSED : move.on(status);
    }

    /** Both, one after the other. */
    MovedTasks and(MovedTasks next) {
        return new MovedTasks(
                count + next.count,
                Stream.concat(ids.stream(), next.ids.stream()).limit(IDS_TOLD).toList(),
                Stream.concat(refused.stream(), next.refused.stream()).toList());
    }

    /** For tasks of a filter: one that another has moved meanwhile does not match any more. */
    MovedTasks withoutRefused() {
        return new MovedTasks(count, ids, List.of());
    }
}
