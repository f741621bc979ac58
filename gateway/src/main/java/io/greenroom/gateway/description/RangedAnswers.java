package io.greenroom.gateway.description;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Says of stored media that they are sent in ranges too, and not at all to whoever has them already. */
@Component
class RangedAnswers implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        ApiResponse whole = operation.getResponses().get("200");
        if (whole != null && isRanged(operation, method.getMethod())) {
            operation
                    .getResponses()
                    .addApiResponse(
                            "206",
                            new ApiResponse()
                                    .description("The part that the header Range asks for")
                                    .content(whole.getContent()))
                    .addApiResponse(
                            "302",
                            new ApiResponse().description("Where the operator has the store answer downloads itself"))
                    .addApiResponse(
                            "304",
                            new ApiResponse().description("What If-None-Match names is what is stored: no body"));
        }
        return operation;
    }

    /** Whether it streams bytes from the store: then it reads the request's headers by itself. */
    static boolean isRanged(Operation operation, Method method) {
        ApiResponse whole = operation.getResponses().get("200");
        return Arrays.asList(method.getParameterTypes()).contains(HttpServletRequest.class)
                && whole != null
                && whole.getContent() != null
                && whole.getContent().entrySet().stream()
                        .anyMatch(type -> !type.getKey().startsWith("application/") && isBinary(type.getValue()));
    }

    private static boolean isBinary(MediaType type) {
        return type.getSchema() != null && "binary".equals(type.getSchema().getFormat());
    }
}
