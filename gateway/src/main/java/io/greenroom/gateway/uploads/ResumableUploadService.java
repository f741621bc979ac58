package io.greenroom.gateway.uploads;

import io.greenroom.events.Header;
import io.greenroom.gateway.GatewaySettings;
import io.greenroom.gateway.files.Arrived;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.limits.WorkspaceCaps;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.ProblemException;
import io.greenroom.gateway.uploads.ResumableUploads.SupersededException;
import io.greenroom.media.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins uploads, goes on with them and ends them. What belongs to another workspace does not exist. */
@Service
class ResumableUploadService {
    /** Refusals of a request alone. */
    private static final Set<Problem> GOES_ON = Set.of(Problem.REQUEST_TIMEOUT, Problem.UPLOADS_BUSY);

    private static final Logger log = LoggerFactory.getLogger(ResumableUploadService.class);

    private final ResumableUploads uploads;
    private final UploadRemains remains;
    private final Arrivals arrivals;
    private final WorkspaceCaps caps;
    private final GatewaySettings settings;

    ResumableUploadService(
            ResumableUploads uploads,
            UploadRemains remains,
            Arrivals arrivals,
            WorkspaceCaps caps,
            GatewaySettings settings) {
        this.uploads = uploads;
        this.remains = remains;
        this.arrivals = arrivals;
        this.caps = caps;
        this.settings = settings;
    }

    /** @throws ProblemException {@code empty_file}, {@code file_too_large}, {@code storage_full} */
    @Transactional
    ResumableUpload begin(Caller caller, long sizeBytes, UploadMetadata metadata) {
        if (sizeBytes == 0) {
            throw Problem.EMPTY_FILE.because("The file has no bytes.");
        }
        long most = UploadLimits.of(settings).most();
        if (sizeBytes > most) {
            throw Problem.FILE_TOO_LARGE.because("A file has at most " + most + " bytes here.");
        }
        UUID workspace = caller.workspaceId();
        caps.requireRoomForBytes(workspace, sizeBytes);
        // Nobody else of the workspace begins one meanwhile.
        caps.checkRoomForBytes(workspace, sizeBytes + uploads.bytesOfUnfinished(workspace));
        UUID id = Header.newId();
        String name = Arrived.plainName(metadata.value("filename"));
        uploads.insert(id, workspace, caller.keyHash(), name, metadata.asSent(), sizeBytes);
        return find(id, caller);
    }

    ResumableUpload find(UUID id, Caller caller) {
        return uploads.find(id, caller.onlyWorkspace()).orElseThrow(ResumableUploadService::unknown);
    }

    /**
     * Goes on with an upload.
     *
     * @param offset where the body begins
     * @param length of the body; -1: nobody knows
     * @return the upload as it is then
     * @throws IOException the body breaks off; what has come is kept
     */
    ResumableUpload receive(UUID id, long offset, long length, InputStream body, Caller caller) throws IOException {
        ResumableUpload before = find(id, caller);
        if (before.offsetBytes() != offset) {
            throw wrongOffset(before.offsetBytes());
        }
        if (length > before.sizeBytes() - offset) {
            throw Problem.FILE_TOO_LARGE.because("The upload was announced with " + before.sizeBytes() + " bytes.");
        }
        if (!before.isComplete()) {
            take(before, body, caller);
        }
        return find(id, caller);
    }

    private void take(ResumableUpload before, InputStream body, Caller caller) throws IOException {
        UUID id = before.id();
        UUID writer = UUID.randomUUID();
        if (!uploads.claim(id, before.offsetBytes(), writer)) {
            throw wrongOffset(find(id, caller).offsetBytes());
        }
        ResumableUpload claimed = find(id, caller);
        try {
            arrivals.take(claimed, writer, body);
        } catch (SupersededException other) {
            throw Problem.UPLOAD_OFFSET_WRONG.because("Another request has gone on with the upload.");
        } catch (ProblemException refusal) {
            if (!GOES_ON.contains(refusal.problem())) {
                end(id, caller);
            }
            throw refusal;
        } catch (StoreException failure) {
            if (failure.reason() == StoreException.Reason.MISSING) {
                log.warn("upload {} ends: the store has dropped what had come of it", id, failure);
                end(id, caller);
                throw unknown();
            }
            throw failure;
        }
        ResumableUpload after = find(id, caller);
        if (after.isComplete()) {
            removeRemains(id, null);
        }
    }

    /** Whoever still writes to it finds it gone. */
    void end(UUID id, Caller caller) {
        ResumableUpload upload = find(id, caller);
        uploads.delete(id);
        removeRemains(id, upload.isComplete() ? null : upload.storeUpload());
    }

    private void removeRemains(UUID id, @Nullable String storeUpload) {
        try {
            remains.remove(id, storeUpload);
        } catch (StoreException unreachable) {
            log.warn("what is left over of upload {} may stay for a while; retention removes it", id, unreachable);
        }
    }

    private static ProblemException wrongOffset(long offset) {
        return Problem.UPLOAD_OFFSET_WRONG.because("The upload is at offset " + offset + ".");
    }

    private static ProblemException unknown() {
        return Problem.NOT_FOUND.because("There is no such upload, or it has expired.");
    }
}
