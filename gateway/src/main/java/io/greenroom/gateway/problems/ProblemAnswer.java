package io.greenroom.gateway.problems;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A refusal as it is answered: in the caller's language, kept by nobody. */
final class ProblemAnswer {
    private ProblemAnswer() {}

    /** @param more what the framework wants to say in headers, such as Allow */
    static ResponseEntity<ProblemBody> of(ProblemException refusal, HttpServletRequest request, HttpHeaders more) {
        Language language = Language.of(request);
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(more);
        refusal.retryAfterSeconds().ifPresent(seconds -> headers.set(HttpHeaders.RETRY_AFTER, seconds));
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.set(HttpHeaders.CONTENT_LANGUAGE, language.tag());
        headers.setVary(List.of(HttpHeaders.ACCEPT_LANGUAGE));
        headers.setCacheControl("no-store");
        return ResponseEntity.status(refusal.problem().status())
                .headers(headers)
                .body(ProblemBody.of(refusal, language));
    }
}
