package io.greenroom.gateway.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * RFC 9457 problem details as this API sends them.
 *
 * @param type always {@code about:blank} until the catalogue has pages of its own
 * @param errors left out when the problem is not about fields
 */
public record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldProblem> errors) {

    static ProblemBody of(ProblemException refusal) {
        Problem problem = refusal.problem();
        return new ProblemBody(
                "about:blank", problem.title(), problem.status(), refusal.detail(), problem.code(), refusal.errors());
    }
}
