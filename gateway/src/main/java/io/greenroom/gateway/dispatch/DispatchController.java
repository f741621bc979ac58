package io.greenroom.gateway.dispatch;

import io.greenroom.gateway.keys.Action;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.keys.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether tasks go out at all, for admins. Asking twice is asking once. */
@RestController
@RequestMapping("/api/dispatch")
@Tag(name = "Dispatch")
class DispatchController {

    private static final Logger log = LoggerFactory.getLogger(DispatchController.class);

    private final Pause pause;
    private final Dispatcher dispatcher;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher announce;

    DispatchController(
            Pause pause, Dispatcher dispatcher, TransactionTemplate transaction, ApplicationEventPublisher announce) {
        this.pause = pause;
        this.dispatcher = dispatcher;
        this.transaction = transaction;
        this.announce = announce;
    }

    /** @param reason what those who wait are told; null: nothing, or what was said before */
    record PauseWanted(@Size(max = 255) @Nullable String reason) {}

    @GetMapping
    @Operation(summary = "Whether tasks go out to workers (admin)")
    DispatchState get(Caller caller) {
        caller.require(Scope.ADMIN);
        return pause.state();
    }

    @PostMapping("/pause")
    @Operation(
            summary = "Let no more tasks go out (admin)",
            description =
                    "Holds for all gateways and over restarts, until resumed. Runs go on and tasks are accepted. What "
                            + "was dispatched and not started is taken back from the broker within seconds; a task that a worker "
                            + "takes in that moment still starts. Pausing again changes nothing but a reason that it gives.")
    DispatchState pause(Caller caller, @RequestBody(required = false) @Valid @Nullable PauseWanted wanted) {
        caller.require(Scope.ADMIN);
        String reason = wanted == null ? null : wanted.reason();
        transaction.executeWithoutResult(status -> {
            pause.begin(caller.keyId(), reason);
            announce.publishEvent(Action.DISPATCH_PAUSED.on("dispatch", null).with("reason", reason));
        });
        DispatchState state = pause.state();
        log.info(
                "dispatch is paused by {}, reason: {}; tasks wait until it is resumed",
                state.pausedBy(),
                state.reason());
        dispatcher.wake();
        return state;
    }

    @PostMapping("/resume")
    @Operation(summary = "Let tasks go out again: here at once, from other gateways within a second (admin)")
    DispatchState resume(Caller caller) {
        caller.require(Scope.ADMIN);
        transaction.executeWithoutResult(status -> {
            pause.end();
            announce.publishEvent(Action.DISPATCH_RESUMED.on("dispatch", null));
        });
        log.info("dispatch is resumed by key {}", caller.keyId());
        dispatcher.wake();
        return pause.state();
    }
}
