package io.greenroom.gateway.files;

import io.greenroom.gateway.keys.Action;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.media.ObjectStore;
import io.greenroom.media.StoreException;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes an upload at somebody's wish: row, then object. Whoever makes something of it holds its row, and comes first or not. */
@Service
class FileRemoval {
    private static final Logger log = LoggerFactory.getLogger(FileRemoval.class);

    private final StoredFiles files;
    private final TransactionTemplate transaction;
    private final ObjectStore store;
    private final ApplicationEventPublisher announce;

    FileRemoval(
            StoredFiles files, TransactionTemplate transaction, ObjectStore store, ApplicationEventPublisher announce) {
        this.files = files;
        this.transaction = transaction;
        this.store = store;
        this.announce = announce;
    }

    /** @throws io.greenroom.gateway.problems.ProblemException {@code not_found}, {@code file_in_use} */
    void remove(UUID id, Caller caller) {
        StoredFile removed = Objects.requireNonNull(transaction.execute(status -> removeRow(id, caller)));
        try {
            store.delete(removed.path());
        } catch (StoreException unreachable) {
            log.warn("object {} of a removed file is left; retention removes it", removed.path(), unreachable);
        }
        log.info("file {} removed", id);
    }

    private StoredFile removeRow(UUID id, Caller caller) {
        StoredFile file = files.lockById(id, caller.onlyWorkspace()).orElseThrow(FileRegister::unknown);
        if (files.inUse(file.path())) {
            throw Problem.FILE_IN_USE.because("A task or a digital human is made of it; delete these first.");
        }
        files.deleteJobs(id);
        files.delete(id);
        announce.publishEvent(Action.FILE_DELETED.on(id, file.workspaceId()).with("name", file.name()));
        return file;
    }
}
