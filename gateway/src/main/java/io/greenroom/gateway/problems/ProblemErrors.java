package io.greenroom.gateway.problems;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what failed before or after the controllers, in a filter or in the container. */
@RestController
@Hidden
class ProblemErrors implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<ProblemBody> answer(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        ProblemException refusal = Refusals.ofStatus(status instanceof Integer code ? code : 404);
        HttpHeaders headers = new HttpHeaders();
        refusal.problem().retryAfter().ifPresent(pause -> headers.set(HttpHeaders.RETRY_AFTER, pause));
        return ResponseEntity.status(refusal.problem().status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemBody.of(refusal));
    }
}
