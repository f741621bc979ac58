package io.greenroom.gateway.workers;

import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.keys.Scope;
import io.greenroom.gateway.problems.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/workers")
@Tag(name = "Workers")
class WorkerController {

    private final Workers workers;
    private final WorkerViews views;
    private final Trust trust;
    private final Orders orders;

    WorkerController(Workers workers, WorkerViews views, Trust trust, Orders orders) {
        this.workers = workers;
        this.views = views;
        this.trust = trust;
        this.orders = orders;
    }

    /** The envelope of every list; all workers fit on one page. */
    record WorkerList(List<Worker> data) {}

    @GetMapping
    @Operation(summary = "All render workers heard of (admin)")
    WorkerList list(Caller caller) {
        caller.require(Scope.ADMIN);
        return new WorkerList(views.all());
    }

    @PostMapping("/{id}/drain")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Have a worker finish what it holds and take nothing new (admin)")
    Worker drain(Caller caller, @PathVariable String id) {
        return want(caller, id, true);
    }

    @PostMapping("/{id}/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Have a drained or quarantined worker take tasks again at once (admin)")
    Worker resume(Caller caller, @PathVariable String id) {
        return want(caller, id, false);
    }

    /** Row first, order second: while the heartbeat disagrees with the row the order is given again. */
    private Worker want(Caller caller, String id, boolean drained) {
        caller.require(Scope.ADMIN);
        String name = workers.want(id, drained).orElseThrow(() -> Problem.NOT_FOUND.because("No worker has this id."));
        if (!drained) {
            trust.forget(name);
        }
        orders.changed(name);
        return views.find(id).orElseThrow();
    }
}
