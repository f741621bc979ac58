package io.greenroom.gateway.following;

import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.tasks.TaskStatusView;
import io.greenroom.gateway.tasks.TaskView;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.async.DeferredResult;

/** A question for the state of a task that is answered once the state is not the known one, or its time is over. */
final class StatusPoll implements Follower {

    private final Caller caller;
    private final UUID taskId;
    private final Predicate<String> known;
    private final Supplier<TaskStatusView> now;
    private final DeferredResult<ResponseEntity<TaskStatusView>> answer;

    /**
     * @param known whether a tag names what the caller knows
     * @param now as it is at the moment, with the place in the queue; refuses where there is no such task
     */
    StatusPoll(Caller caller, UUID taskId, Predicate<String> known, Supplier<TaskStatusView> now, Duration wait) {
        this.caller = caller;
        this.taskId = taskId;
        this.known = known;
        this.now = now;
        this.answer = new DeferredResult<>(wait.toMillis());
        answer.onTimeout(this::leave);
    }

    /** @param then what to do once it is answered, or the client has gone */
    DeferredResult<ResponseEntity<TaskStatusView>> open(Runnable then) {
        answer.onCompletion(then);
        return answer;
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public UUID taskId() {
        return taskId;
    }

    @Override
    public void see(TaskView task) {
        if (!known.test(TaskStatusView.of(task).tag())) {
            answerUnless(known);
        }
    }

    @Override
    public void gone() {
        answer.setErrorResult(Problem.NOT_FOUND.because("There is no such task any more."));
    }

    /** Answers with what there is; the caller asks again. */
    @Override
    public void leave() {
        answerUnless(tag -> false);
    }

    @Override
    public void refuse() {
        answer.setErrorResult(Problem.UNAUTHORIZED.because("The key is no longer valid."));
    }

    /** What was read a moment ago may be older than what the caller knows: so it is read once more. */
    private void answerUnless(Predicate<String> notWorthIt) {
        if (answer.isSetOrExpired()) {
            return;
        }
        try {
            TaskStatusView status = now.get();
            if (!notWorthIt.test(status.tag())) {
                answer.setResult(response(status));
            }
        } catch (RuntimeException failure) {
            answer.setErrorResult(failure);
        }
    }

    /** The framework makes a 304 of it where the request names the same tag. */
    static ResponseEntity<TaskStatusView> response(TaskStatusView status) {
        return ResponseEntity.ok().eTag("W/\"" + status.tag() + "\"").body(status);
    }
}
