package io.greenroom.gateway.problems;

import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns whatever a request ends in into problem+json; nothing of ours, no stack, no SQL, leaves in it. */
@RestControllerAdvice
class ProblemAdvice {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemBody> answer(Exception failure, HttpServletResponse response) throws Exception {
        if (response.isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            // Half an answer is out or nobody listens: all that is left is to let the container cut the connection.
            throw failure;
        }
        ProblemException refusal = Refusals.of(failure);
        if (refusal.problem().status() >= 500) {
            log.error("answered {}: {}", refusal.problem().code(), refusal.detail(), failure);
        }
        HttpHeaders headers = new HttpHeaders();
        if (failure instanceof ErrorResponse known) {
            headers.putAll(known.getHeaders());
        }
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        return ResponseEntity.status(refusal.problem().status())
                .headers(headers)
                .body(ProblemBody.of(refusal));
    }
}
