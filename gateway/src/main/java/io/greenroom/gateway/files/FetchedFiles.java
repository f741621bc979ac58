package io.greenroom.gateway.files;

import io.greenroom.gateway.GatewaySettings;
import io.greenroom.gateway.fetching.FetchedContent;
import io.greenroom.gateway.fetching.Fetcher;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.problems.FieldProblem;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.ProblemException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * Files that callers name by their address in place of sending them: fetched while the caller waits, by the same way into
 * the store as an upload, and then no different from one. Not within a transaction.
 */
@Service
public class FetchedFiles {
    private static final Set<Problem> OF_CONTENT =
            Set.of(Problem.EMPTY_FILE, Problem.FILE_TOO_LARGE, Problem.UNSUPPORTED_MEDIA);

    private final Fetcher fetcher;
    private final Uploads uploads;
    private final GatewaySettings settings;

    FetchedFiles(Fetcher fetcher, Uploads uploads, GatewaySettings settings) {
        this.fetcher = fetcher;
        this.uploads = uploads;
        this.settings = settings;
    }

    /**
     * The path of the file that is at this address now.
     *
     * @param field where the request names the address
     * @throws ProblemException {@code validation_failed}, {@code address_refused} or {@code fetch_failed}, each about the field;
     *     {@code fetches_busy}
     */
    public String path(String address, String field, Caller caller) {
        return path(address, field, caller, deadline());
    }

    /** The same of one of several; the later ones get what time those before have left. */
    public String path(String address, String field, Caller caller, Instant deadline) {
        return fetcher.fetch(
                address,
                field,
                deadline,
                content -> take(content, field, caller).path());
    }

    /** When a request that begins to fetch now is to have all that it names. */
    public Instant deadline() {
        return fetcher.deadline();
    }

    private StoredFile take(FetchedContent content, String field, Caller caller) throws IOException {
        try {
            LimitedStream.require(content.announcedBytes(), settings.maxVideoBytes());
            return uploads.take(
                    caller, BroughtFile.called(content.name(), content.content(), content.announcedBytes()));
        } catch (ProblemException refusal) {
            if (!OF_CONTENT.contains(refusal.problem())) {
                throw refusal;
            }
            // Of an upload these are about the request itself; here they are about what one of its fields leads to.
            String code = refusal.problem().code();
            throw Problem.FETCH_FAILED.because(
                    "What is there cannot be used. " + refusal.detail(),
                    List.of(new FieldProblem(field, code, refusal.detail())));
        }
    }
}
