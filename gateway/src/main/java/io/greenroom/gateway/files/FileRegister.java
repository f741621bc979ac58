package io.greenroom.gateway.files;

import io.greenroom.events.MediaProbed;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.problems.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
    private final ApplicationEventPublisher announce;

    FileRegister(StoredFiles files, JdbcAggregateOperations rows, JsonMapper json, ApplicationEventPublisher announce) {
        this.files = files;
        this.rows = rows;
        this.json = json;
        this.announce = announce;
    }

    @Transactional
    void add(StoredFile file) {
        rows.insert(file);
        if (!file.kind().equals(Kind.IMAGE.word())) {
            announce.publishEvent(new FileAdded(file.id(), file.path()));
        }
    }

    StoredFile byId(UUID id, Caller caller) {
        return files.byId(id, caller.onlyWorkspace())
                .orElseThrow(() -> Problem.NOT_FOUND.because("There is no such file."));
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
