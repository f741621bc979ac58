package io.greenroom.gateway.description;

import io.greenroom.gateway.idempotency.OnceOnly;
import io.greenroom.gateway.paging.PageQuery;
import io.greenroom.gateway.problems.Language;
import io.greenroom.gateway.problems.Problem;
import io.greenroom.gateway.problems.ProblemWords;
import io.greenroom.gateway.problems.Refuses;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * Names for each operation the codes that it may refuse with, by status: what follows from its shape, and what its
 * {@link Refuses} says.
 */
@Component
class DescribedRefusals implements OperationCustomizer {

    /** Whatever is asked. */
    private static final Set<Problem> ALWAYS = EnumSet.of(
            Problem.MALFORMED_REQUEST,
            Problem.KEY_IN_QUERY,
            Problem.NOT_ACCEPTABLE,
            Problem.ADDRESS_TOO_LONG,
            Problem.HEADERS_TOO_LARGE,
            Problem.RATE_LIMITED,
            Problem.INTERNAL_ERROR,
            Problem.UNAVAILABLE,
            Problem.DATABASE_UNAVAILABLE,
            Problem.STORE_UNAVAILABLE);

    private static final Set<Problem> WITH_A_KEY = EnumSet.of(Problem.UNAUTHORIZED, Problem.FORBIDDEN);
    private static final Set<Problem> WITH_A_BODY = EnumSet.of(
            Problem.REQUEST_TIMEOUT,
            Problem.BODY_TOO_LARGE,
            Problem.UNSUPPORTED_CONTENT_TYPE,
            Problem.VALIDATION_FAILED);

    private static final Set<Problem> ONCE_ONLY =
            EnumSet.of(Problem.IDEMPOTENCY_KEY_REUSED, Problem.IDEMPOTENCY_IN_FLIGHT);

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Map<Integer, List<Problem>> byStatus = problems(operation, method.getMethod()).stream()
                .collect(Collectors.groupingBy(Problem::status, TreeMap::new, Collectors.toList()));
        byStatus.forEach((status, problems) ->
                operation.getResponses().addApiResponse(String.valueOf(status), response(problems)));
        return operation;
    }

    /** One for each row of the catalogue, to be referred to. */
    static void addExamples(Components components) {
        for (Problem problem : Problem.values()) {
            components.addExamples(
                    problem.code(),
                    new Example().summary(words(problem).title()).value(body(problem)));
        }
    }

    private static Set<Problem> problems(Operation operation, Method method) {
        Set<Problem> problems = EnumSet.copyOf(ALWAYS);
        boolean open =
                operation.getSecurity() != null && operation.getSecurity().isEmpty();
        if (!open) {
            problems.addAll(WITH_A_KEY);
            if (writes(method)) {
                problems.add(Problem.ORIGIN_REFUSED);
            }
        }
        if (has(method, PathVariable.class)) {
            problems.add(Problem.NOT_FOUND);
        }
        if (has(method, RequestBody.class)) {
            problems.addAll(WITH_A_BODY);
        }
        boolean list = Arrays.asList(method.getParameterTypes()).contains(PageQuery.class);
        if (list || has(method, RequestParam.class)) {
            problems.add(Problem.VALIDATION_FAILED);
        }
        if (isOnceOnly(method)) {
            problems.addAll(ONCE_ONLY);
        }
        if (RangedAnswers.isRanged(operation, method)) {
            problems.add(Problem.RANGE_NOT_SATISFIABLE);
        }
        Refuses own = method.getAnnotation(Refuses.class);
        if (own != null) {
            problems.addAll(List.of(own.value()));
        }
        return problems;
    }

    private static boolean has(Method method, Class<? extends Annotation> annotation) {
        return Arrays.stream(method.getParameters()).anyMatch(parameter -> parameter.isAnnotationPresent(annotation));
    }

    private static boolean isOnceOnly(Method method) {
        return Arrays.stream(method.getParameters())
                .map(parameter -> parameter.getAnnotation(RequestHeader.class))
                .anyMatch(header -> header != null && header.name().equals(OnceOnly.HEADER));
    }

    private static boolean writes(Method method) {
        return method.getAnnotation(GetMapping.class) == null;
    }

    private static ApiResponse response(List<Problem> problems) {
        MediaType problem = new MediaType().schema(new Schema<>().$ref("#/components/schemas/ProblemBody"));
        problems.forEach(
                each -> problem.addExamples(each.code(), new Example().$ref("#/components/examples/" + each.code())));
        String codes = problems.stream()
                .map(each -> "`" + each.code() + "`: " + words(each).title())
                .collect(Collectors.joining("; "));
        return new ApiResponse()
                .description(codes)
                .content(new Content().addMediaType("application/problem+json", problem));
    }

    private static Map<String, Object> body(Problem problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", problem.type());
        body.put("title", words(problem).title());
        body.put("status", problem.status());
        body.put("detail", words(problem).title() + ".");
        body.put("code", problem.code());
        body.put("remedy", words(problem).remedy());
        return body;
    }

    private static ProblemWords words(Problem problem) {
        return problem.words(Language.ENGLISH);
    }
}
