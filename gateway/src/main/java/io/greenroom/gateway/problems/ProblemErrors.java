package io.greenroom.gateway.problems;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
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
        return ProblemAnswer.of(refusal, request, HttpHeaders.EMPTY);
    }
}
