package io.greenroom.gateway.api;

import static io.greenroom.gateway.api.Row.anyKey;
import static io.greenroom.gateway.api.Row.open;
import static io.greenroom.gateway.api.Row.row;
import static io.greenroom.gateway.keys.Scope.ADMIN;
import static io.greenroom.gateway.keys.Scope.READ;
import static io.greenroom.gateway.keys.Scope.SUBMIT;

import java.util.List;
import java.util.Map;

/**
 * One row for every operation of the API, or more where it names several things: which scope it needs and what of a
 * workspace it touches. {@link IsolationTest} knocks at each with every kind of key.
 */
final class IsolationRows {

    static final List<Row> ROWS = List.of(
            open("POST /api/session").sends((us, none) -> Map.of("key", us.key(READ))),
            anyKey("GET /api/session"),
            anyKey("DELETE /api/session"),
            row("POST /api/live/tickets", READ),
            row("POST /api/api-keys", ADMIN).sends((us, none) -> Map.of("name", "k")),
            row("GET /api/api-keys", ADMIN).lists(Studio::keyRow),
            row("GET /api/api-keys/{id}", ADMIN).about(Studio::keyRow),
            row("PUT /api/api-keys/{id}", ADMIN).about(Studio::keyRow).sends((us, key) -> Map.of("name", "k")),
            row("POST /api/api-keys/{id}/rotate", ADMIN).about(Studio::keyRow),
            row("DELETE /api/api-keys/{id}", ADMIN).about(Studio::keyRow),
            row("GET /api/workspaces", ADMIN).lists(Studio::itself),
            row("POST /api/workspaces", ADMIN).sends((us, none) -> Map.of("name", "w")),
            row("GET /api/workspaces/{id}", ADMIN).about(Studio::itself),
            row("PUT /api/workspaces/{id}", ADMIN).about(Studio::itself).sends((us, own) -> Map.of("name", "w")),
            row("GET /api/audit", ADMIN).lists(Studio::cancelledTask),
            row("POST /api/upload", SUBMIT).uploads(),
            row("POST /api/uploads", SUBMIT).comesInPieces(),
            row("GET /api/uploads", SUBMIT).lists(Studio::upload),
            row("GET /api/uploads/limits", SUBMIT),
            row("GET /api/uploads/{id}", SUBMIT).about(Studio::upload),
            row("PATCH /api/uploads/{id}", SUBMIT).about(Studio::upload).comesInPieces(),
            row("DELETE /api/uploads/{id}", SUBMIT).about(Studio::upload),
            row("GET /api/files", READ).lists(Studio::file),
            row("GET /api/files/{id}", READ).about(Studio::file),
            row("GET /api/files/{id}/info", READ).about(Studio::file),
            row("DELETE /api/files/{id}", SUBMIT).about(Studio::file),
            row("POST /api/digital-humans", SUBMIT)
                    .about(Studio::video, "file_unknown")
                    .sends((us, video) -> Map.of("name", "Lin", "video_path", video.id())),
            row("GET /api/digital-humans", READ).lists(Studio::human),
            row("GET /api/digital-humans/{id}", READ).about(Studio::human),
            row("PUT /api/digital-humans/{id}", SUBMIT)
                    .about(Studio::human)
                    .sends((us, human) -> Map.of("name", "Ada")),
            row("DELETE /api/digital-humans/{id}", SUBMIT).about(Studio::human),
            row("GET /api/digital-humans/{id}/video", READ).about(Studio::human),
            row("GET /api/digital-humans/{id}/thumbnail", READ).about(Studio::human),
            row("POST /api/tasks", SUBMIT)
                    .about(Studio::human, "digital_human_unknown")
                    .sends((us, human) -> task(human, us.audio())),
            row("POST /api/tasks", SUBMIT)
                    .about(Studio::audio, "file_unknown")
                    .sends((us, audio) -> task(us.human(), audio)),
            row("GET /api/tasks", READ).lists(Studio::task),
            row("GET /api/tasks/{id}", READ).about(Studio::task),
            row("GET /api/tasks/{id}/status", READ).about(Studio::task),
            row("GET /api/tasks/{id}/logs", READ).about(Studio::task),
            row("GET /api/tasks/{id}/why", READ).about(Studio::task),
            row("GET /api/tasks/{id}/events", READ).about(Studio::task).streams(),
            row("GET /api/tasks/stats", READ),
            row("POST /api/tasks/estimate", READ).sends((us, none) -> Map.of("audio_ms", 1_000)),
            row("POST /api/tasks/estimate", READ)
                    .about(Studio::audio, "file_unknown")
                    .sends((us, audio) -> Map.of("audio_path", audio.id())),
            row("GET /api/engines", READ),
            row("POST /api/tasks/{id}/cancel", SUBMIT).about(Studio::task),
            row("POST /api/tasks/{id}/retry", SUBMIT).about(Studio::failedTask),
            row("DELETE /api/tasks/{id}", SUBMIT).about(Studio::task),
            row("POST /api/tasks/cancel", SUBMIT).ofMany(Studio::task).sends((us, task) -> ids(task)),
            row("POST /api/tasks/retry", SUBMIT).ofMany(Studio::failedTask).sends((us, task) -> ids(task)),
            row("POST /api/tasks/delete", SUBMIT).ofMany(Studio::task).sends((us, task) -> ids(task)),
            row("POST /api/tasks/batch", SUBMIT)
                    .about(Studio::human, "validation_failed")
                    .sends((us, human) -> Map.of("tasks", List.of(task(human, us.audio())))),
            row("GET /api/batches", READ).lists(Studio::batch),
            row("GET /api/batches/{id}", READ).about(Studio::batch),
            row("POST /api/batches/{id}/cancel", SUBMIT).about(Studio::batch),
            row("POST /api/batches/{id}/retry", SUBMIT).about(Studio::batch),
            row("GET /api/batches/{id}/results.zip", READ).about(Studio::batch),
            row("GET /api/videos/{id}", READ).about(Studio::completedTask),
            row("GET /api/tasks/{id}/thumbnail", READ).about(Studio::completedTask),
            row("GET /api/tasks/{id}/storyboard", READ).about(Studio::completedTask),
            row("GET /api/tasks/{id}/runs/{run}/output", READ).about(Studio::completedTask),
            row("GET /api/workers", ADMIN).lists(Studio::worker),
            row("POST /api/workers/{id}/drain", ADMIN).about(Studio::worker),
            row("POST /api/workers/{id}/resume", ADMIN).about(Studio::worker),
            row("GET /api/dispatch", ADMIN),
            row("POST /api/dispatch/pause", ADMIN),
            row("POST /api/dispatch/resume", ADMIN),
            row("GET /api/parked-messages", ADMIN).lists(Studio::parkedMessage),
            row("GET /api/parked-messages/{id}", ADMIN).about(Studio::parkedMessage),
            row("GET /api/parked-messages/{id}/body", ADMIN).about(Studio::parkedMessage),
            row("POST /api/parked-messages/{id}/replay", ADMIN).about(Studio::parkedMessage),
            row("DELETE /api/parked-messages/{id}", ADMIN).about(Studio::parkedMessage),
            row("POST /api/parked-messages/delete", ADMIN)
                    .ofMany(Studio::parkedMessage)
                    .sends((us, message) -> ids(message)),
            row("GET /api/retention", ADMIN),
            row("POST /api/retention", ADMIN).sends((us, none) -> Map.of("dry_run", true)));

    private IsolationRows() {}

    private static Map<String, Object> task(Thing human, Thing audio) {
        return Map.of("name", "a task", "digital_human_id", human.id(), "audio_path", audio.id());
    }

    private static Map<String, Object> ids(Thing thing) {
        return Map.of("ids", List.of(thing.id()));
    }
}
