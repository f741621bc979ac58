package io.greenroom.gateway.workspaces;

import io.greenroom.events.Header;
import io.greenroom.gateway.keys.Action;
import io.greenroom.gateway.paging.Cursor;
import io.greenroom.gateway.paging.Page;
import io.greenroom.gateway.paging.PageQuery;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.ProblemException;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes and changes workspaces. */
@Service
class WorkspaceService {

    private final Workspaces workspaces;
    private final ApplicationEventPublisher announce;

    WorkspaceService(Workspaces workspaces, ApplicationEventPublisher announce) {
        this.workspaces = workspaces;
        this.announce = announce;
    }

    Page<Workspace> list(PageQuery page) {
        return Page.of(
                page,
                workspaces.newestFirst(page.afterId(), page.fetch()),
                workspace -> Cursor.ofId(workspace.id()),
                workspaces::count);
    }

    Workspace get(UUID id) {
        return workspaces.byId(id).orElseThrow(WorkspaceService::unknown);
    }

    @Transactional
    Workspace create(WantedWorkspace wanted) {
        UUID id = Header.newId();
        workspaces.insert(id, wanted.name(), wanted.maxRunning(), wanted.maxPending(), wanted.maxStoredBytes());
        return kept(Action.WORKSPACE_CREATED, id);
    }

    /** Caps hold from the next task or file on; what is there already stays. */
    @Transactional
    Workspace change(UUID id, WantedWorkspace wanted) {
        int found =
                workspaces.update(id, wanted.name(), wanted.maxRunning(), wanted.maxPending(), wanted.maxStoredBytes());
        if (found == 0) {
            throw unknown();
        }
        return kept(Action.WORKSPACE_CHANGED, id);
    }

    private Workspace kept(Action action, UUID id) {
        Workspace now = get(id);
        announce.publishEvent(action.on(id, id)
                .with("name", now.name())
                .with("max_running", now.maxRunning())
                .with("max_pending", now.maxPending())
                .with("max_stored_bytes", now.maxStoredBytes()));
        return now;
    }

    private static ProblemException unknown() {
        return Problem.NOT_FOUND.because("There is no such workspace.");
    }
}
