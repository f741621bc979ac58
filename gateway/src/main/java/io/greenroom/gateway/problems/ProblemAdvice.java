package io.greenroom.gateway.problems;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
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
    ResponseEntity<ProblemBody> answer(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        ProblemException refusal = Refusals.of(failure);
        // A store or a database that hangs up looks just like a caller who has; what is known to be theirs is answered.
        boolean nobodyListens = refusal.problem() == Problem.INTERNAL_ERROR
                && DisconnectedClientHelper.isClientDisconnectedException(failure);
        if (response.isCommitted() || nobodyListens) {
            // Half an answer is out or nobody listens: all that is left is to let the container cut the connection.
            throw failure;
        }
        if (refusal.problem().status() == 503) {
            // An outage concerns every request; its own line in the log says more than a stack each would.
            log.debug("answered {}", refusal.problem().code(), failure);
        } else if (refusal.problem().status() >= 500) {
            log.error("answered {}: {}", refusal.problem().code(), refusal.detail(), failure);
        }
        HttpHeaders more = failure instanceof ErrorResponse known ? known.getHeaders() : HttpHeaders.EMPTY;
        return ProblemAnswer.of(refusal, request, more);
    }
}
