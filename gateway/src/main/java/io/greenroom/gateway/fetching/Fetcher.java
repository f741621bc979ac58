package io.greenroom.gateway.fetching;

import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.ProblemException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gets what callers name by an address in place of sending it, while they wait. */
@Component
public class Fetcher {
    private static final Logger log = LoggerFactory.getLogger(Fetcher.class);

    /** Each holds the thread of its request; so that most of them always remain for requests that fetch nothing. */
    private static final int AT_ONCE = 16;

    private static final int OK = 200;

    private final GuardedHttp http;
    private final FetchSettings settings;
    private final Clock clock;
    private final Semaphore free = new Semaphore(AT_ONCE);

    Fetcher(GuardedHttp http, FetchSettings settings, Clock clock) {
        this.http = http;
        this.settings = settings;
        this.clock = clock;
    }

    /** When a request that begins to fetch now, one thing or several, is to have them all. */
    public Instant deadline() {
        return clock.instant().plus(settings.longest());
    }

    /** What is done with an answer while its connection is open. */
    public interface Use<T> {
        /** @throws IOException of the answer's content only: it has broken off */
        T of(FetchedContent content) throws IOException;
    }

    /**
     * Fetches and hands over.
     *
     * @param field where the request names the address
     * @param deadline see {@link #deadline}
     * @throws ProblemException {@code validation_failed}: no address that could be fetched; {@code address_refused}: it must not
     *     be; {@code fetch_failed}: nothing usable came; {@code fetches_busy}: too many at once
     */
    public <T> T fetch(String address, String field, Instant deadline, Use<T> use) {
        HttpUrl url = parse(address, field);
        if (!free.tryAcquire()) {
            throw Problem.FETCHES_BUSY.because("Too many files are being fetched just now; try again in a moment.");
        }
        try (FetchedContent content = get(url, field, deadline)) {
            return use.of(content);
        } catch (AddressRefusedException refused) {
            throw Problem.ADDRESS_REFUSED.at(field, String.valueOf(refused.getMessage()));
        } catch (IOException failed) {
            // Without the address, whose path and query may be a secret.
            log.info("a fetch from {} failed", url.host(), failed);
            throw Problem.FETCH_FAILED
                    .at(field, "could not be fetched: no answer, a broken one, or too slow a one")
                    .causedBy(failed);
        } finally {
            free.release();
        }
    }

    private FetchedContent get(HttpUrl url, String field, Instant deadline) throws IOException {
        Duration left = Duration.between(clock.instant(), deadline);
        if (left.toMillis() <= 0) {
            throw Problem.FETCH_FAILED.at(field, "was not fetched: those before it took all the time there is");
        }
        Request request = new Request.Builder()
                .url(url)
                .header("Accept-Encoding", "identity")
                .header("User-Agent", "Greenroom")
                .build();
        Response response = http.send(request, left);
        if (response.code() != OK) {
            response.close();
            String why = response.isRedirect() ? "with a redirect, which is not followed" : "with " + response.code();
            throw Problem.FETCH_FAILED.at(field, "is answered " + why);
        }
        return new FetchedContent(response);
    }

    private static HttpUrl parse(String address, String field) {
        HttpUrl url = HttpUrl.parse(address);
        if (url == null) {
            throw Problem.VALIDATION_FAILED.at(field, "must be an http or https address");
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw Problem.VALIDATION_FAILED.at(field, "must not carry a user name or a password");
        }
        return url;
    }
}
