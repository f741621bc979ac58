package io.greenroom.gateway.following;

import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.tasks.TaskStatusView;
import io.greenroom.gateway.tasks.TaskViews;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

@RestController
@Tag(name = "Tasks")
class StatusController {

    private static final int LONGEST_WAIT = 60;

    private final TaskViews tasks;
    private final Followers followers;

    StatusController(TaskViews tasks, Followers followers) {
        this.tasks = tasks;
        this.followers = followers;
    }

    @GetMapping("/api/tasks/{id}/status")
    @Operation(
            summary = "What a program polls",
            description = "With If-None-Match it answers 304 while nothing has changed but queue_position and"
                    + " the eta. With wait, 0 to 60 seconds, it answers as soon as something else has changed: from what"
                    + " If-None-Match names, or without it from what it finds.")
    @ApiResponse(responseCode = "200", description = "OK")
    @ApiResponse(responseCode = "304", description = "What If-None-Match names still holds", content = @Content)
    DeferredResult<ResponseEntity<TaskStatusView>> status(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int wait,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
        if (wait < 0 || wait > LONGEST_WAIT) {
            throw Problem.VALIDATION_FAILED.at("wait", "must be a number of seconds from 0 to " + LONGEST_WAIT);
        }
        TaskStatusView now = now(caller, id);
        Predicate<String> isKnown = known(ifNoneMatch, now.tag());
        StatusPoll poll = new StatusPoll(caller, id, isKnown, () -> now(caller, id), Duration.ofSeconds(wait));
        DeferredResult<ResponseEntity<TaskStatusView>> answer = poll.open(() -> followers.remove(poll));
        if (wait == 0 || !isKnown.test(now.tag())) {
            answer.setResult(StatusPoll.response(now));
        } else {
            followers.add(poll);
        }
        return answer;
    }

    private TaskStatusView now(Caller caller, UUID id) {
        return tasks.findWithPosition(id, caller.onlyWorkspace())
                .map(TaskStatusView::of)
                .orElseThrow(() -> Problem.NOT_FOUND.because("There is no such task."));
    }

    /** Whether a tag names what the caller knows: what the request says, or else what there is when it comes. */
    private static Predicate<String> known(@Nullable String ifNoneMatch, String now) {
        if (ifNoneMatch == null || ifNoneMatch.strip().equals("*")) {
            return now::equals;
        }
        List<String> tags = ETag.parse(ifNoneMatch).stream().map(ETag::tag).toList();
        return tags::contains;
    }
}
