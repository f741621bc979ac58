package io.greenroom.gateway.tasks;

import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of a new task.
 *
 * @param wanted whole where it is accepted
 * @param place where it goes; null: it is refused
 * @param refusal null: it is accepted
 */
record Verdict(
        NewTask wanted, @Nullable Place place, @Nullable ProblemException refusal) {

    /**
     * @param workspace its digital human's, to which it belongs
     * @param engine what renders it
     */
    record Place(UUID workspace, String engine) {}

    static Verdict accepted(NewTask wanted, Place place) {
        return new Verdict(wanted, place, null);
    }

    /** The same, refused if it would go to another workspace than this one; null: any will do. */
    Verdict inWorkspace(@Nullable UUID only) {
        return only == null || place == null || place.workspace().equals(only)
                ? this
                : refused(
                        wanted,
                        Problem.VALIDATION_FAILED.at(
                                "digital_human_id", "belongs to another workspace than those before"));
    }

    static Verdict refused(NewTask wanted, ProblemException why) {
        return new Verdict(wanted, null, why);
    }
}
