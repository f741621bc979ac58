package io.greenroom.gateway.files;

import io.greenroom.events.MediaProbed;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.limits.WorkspaceCaps;
import io.greenroom.gateway.problems.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Knows every upload. What belongs to another workspace does not exist. */
@Service
public class FileRegister {
    private final StoredFiles files;
    private final JdbcAggregateOperations rows;
    private final JsonMapper json;
    private final WorkspaceCaps caps;
    private final ApplicationEventPublisher announce;

    FileRegister(
            StoredFiles files,
            JdbcAggregateOperations rows,
            JsonMapper json,
            WorkspaceCaps caps,
            ApplicationEventPublisher announce) {
        this.files = files;
        this.rows = rows;
        this.json = json;
        this.caps = caps;
        this.announce = announce;
    }

    /**
     * Registers what has come into the store.
     *
     * @throws org.springframework.dao.DuplicateKeyException another file of the workspace has this content
     */
    @Transactional
    void add(StoredFile file) {
        caps.requireRoomForBytes(file.workspaceId(), file.sizeBytes());
        rows.insert(file);
        files.standForContent(file.id());
        wantProbe(file);
    }

    /**
     * The file that has this content in its workspace, whose age counts anew: retention, which locks what it takes and looks
     * at the age again, takes it before this or not at all. Empty: there is none, or no longer.
     */
    @Transactional
    Optional<StoredFile> broughtAgain(StoredFile same) {
        return files.lockByContent(same.workspaceId(), same.sha256()).map(file -> {
            files.broughtAgain(file.id(), same.name());
            if (file.probe() == null) {
                wantProbe(file);
            }
            return file.named(same.name());
        });
    }

    /** Its object is gone: the next upload of this content becomes a file of its own. */
    @Transactional
    void lost(StoredFile file) {
        files.standForNothing(file.id());
    }

    private void wantProbe(StoredFile file) {
        if (!file.kind().equals(Kind.IMAGE.word())) {
            announce.publishEvent(new FileAdded(file.id(), file.path()));
        }
    }

    /** @throws io.greenroom.gateway.problems.ProblemException {@code not_found} */
    public StoredFile byId(UUID id, Caller caller) {
        return files.byId(id, caller.onlyWorkspace()).orElseThrow(FileRegister::unknown);
    }

    static RuntimeException unknown() {
        return Problem.NOT_FOUND.because("There is no such file.");
    }

    /**
     * The upload that a request names by its path, locked: whoever makes something of it in this transaction can be sure
     * that retention, which takes only what nothing uses, does not take it in between. Lock what it is for first.
     *
     * @param field where the request names it
     * @throws io.greenroom.gateway.problems.ProblemException {@code file_unknown}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public StoredFile named(String path, String field, Caller caller) {
        return locked(path, caller)
                .orElseThrow(() -> Problem.FILE_UNKNOWN.at(field, "is not the path of an upload of yours"));
    }

    /** The same; empty where there is no such upload. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<StoredFile> locked(String path, Caller caller) {
        return files.lockByPath(path, caller.onlyWorkspace());
    }

    /**
     * How long an upload is; null where it has not been looked at yet.
     *
     * @param field where the request names it
     * @throws io.greenroom.gateway.problems.ProblemException {@code file_unknown}
     */
    public @Nullable Long durationMillis(String path, String field, Caller caller) {
        return files.byPath(path, caller.onlyWorkspace())
                .orElseThrow(() -> Problem.FILE_UNKNOWN.at(field, "is not the path of an upload of yours"))
                .durationMillis();
    }

    /** A digital human is made of another video now. Runs under way may still fetch this one, so its age counts anew. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void released(String path) {
        files.release(path);
    }

    /** The content of an upload that something visible to the caller is made of. */
    public Media media(String path) {
        return files.byPath(path, null)
                .orElseThrow(() -> Problem.NOT_FOUND.because("The file is no longer there."))
                .media();
    }

    /** What a file really holds is known now, and counts more than what its header declared. */
    @Transactional
    public void probed(MediaProbed probe) {
        Map<String, Object> streams = new LinkedHashMap<>();
        streams.put("video", probe.video());
        streams.put("audio", probe.audio());
        files.probed(
                probe.fileId(),
                probe.durationMillis(),
                probe.audio() != null,
                probe.video() != null,
                json.writeValueAsString(streams));
    }
}
