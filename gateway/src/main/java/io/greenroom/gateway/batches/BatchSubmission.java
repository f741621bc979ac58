package io.greenroom.gateway.batches;

import io.greenroom.events.Header;
import io.greenroom.gateway.idempotency.Claim;
import io.greenroom.gateway.idempotency.IdempotencyKeys;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.problems.FieldProblem;
import io.greenroom.gateway.problems.Form;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.ProblemException;
import io.greenroom.gateway.tasks.NewTask;
import io.greenroom.gateway.tasks.Submitted;
import io.greenroom.gateway.tasks.TaskSubmission;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes batches in, each with its tasks in one transaction: after a crash there is all of it or nothing. */
@Service
class BatchSubmission {

    private final TaskSubmission tasks;
    private final Batches batches;
    private final IdempotencyKeys keys;

    BatchSubmission(TaskSubmission tasks, Batches batches, IdempotencyKeys keys) {
        this.tasks = tasks;
        this.batches = batches;
        this.keys = keys;
    }

    /**
     * Accepts a batch with those of its tasks that can be rendered.
     *
     * @throws ProblemException validation_failed with the fields of all: there is none that can
     */
    @Transactional
    UUID submit(Caller caller, @Nullable String name, List<Form<NewTask>> wanted, Claim claim) {
        UUID id = Header.newId();
        List<Submitted> submitted = tasks.submit(caller, wanted, id);
        UUID workspace = submitted.stream()
                .map(Submitted::workspace)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> nothingOf(submitted));
        List<BatchItem> items = IntStream.range(0, submitted.size())
                .mapToObj(index -> BatchItem.of(index, submitted.get(index)))
                .toList();
        batches.insert(id, workspace, name, items, caller);
        keys.complete(claim, id);
        return id;
    }

    private static ProblemException nothingOf(List<Submitted> submitted) {
        return Problem.VALIDATION_FAILED.because(
                "None of the tasks can be accepted; errors tells of each.",
                IntStream.range(0, submitted.size())
                        .boxed()
                        .flatMap(index -> problems(index, submitted.get(index).refusal()))
                        .toList());
    }

    private static Stream<FieldProblem> problems(int index, @Nullable ProblemException refusal) {
        return refusal == null
                ? Stream.empty()
                : refusal.errors().stream()
                        .map(error -> new FieldProblem(
                                "tasks." + index + (error.field().isEmpty() ? "" : "." + error.field()),
                                error.code(),
                                error.message()));
    }
}
