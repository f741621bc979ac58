package io.greenroom.gateway.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * RFC 9457 problem details as this API sends them.
 *
 * @param type the page that explains the code, relative to the gateway
 * @param title what is the matter, the same each time; in Chinese for those who prefer it (Accept-Language)
 * @param detail what was wrong this time, in English
 * @param remedy what to do about it, in the language of the title
 * @param errors left out when the problem is not about fields
 */
public record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String remedy,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldProblem> errors) {

    static ProblemBody of(ProblemException refusal, Language language) {
        Problem problem = refusal.problem();
        ProblemWords words = problem.words(language);
        return new ProblemBody(
                problem.type(),
                words.title(),
                problem.status(),
                refusal.detail(),
                problem.code(),
                words.remedy(),
                refusal.errors());
    }
}
