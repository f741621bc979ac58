package io.greenroom.gateway.problems;

import io.greenroom.media.StoreException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.MimeType;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in our words what the framework found wrong with a request. */
final class Refusals {
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    /** What the framework's own refusals mean here; an answer of theirs that is not listed is our fault. */
    private static final Map<Integer, ProblemException> BY_STATUS = Map.ofEntries(
            Map.entry(400, Problem.MALFORMED_REQUEST.because("The request is not well formed.")),
            Map.entry(404, Problem.NOT_FOUND.because("The API has no such address.")),
            Map.entry(405, Problem.METHOD_NOT_ALLOWED.because("The header Allow names what this address takes.")),
            Map.entry(406, Problem.NOT_ACCEPTABLE.because("The header Accept leaves nothing to answer in.")),
            Map.entry(408, Problem.REQUEST_TIMEOUT.because("The request did not come in time.")),
            Map.entry(413, Problem.BODY_TOO_LARGE.because("The body is larger than this address takes.")),
            Map.entry(414, Problem.ADDRESS_TOO_LONG.because("An address has at most 8 KiB.")),
            Map.entry(
                    415,
                    Problem.UNSUPPORTED_CONTENT_TYPE.because(
                            "Send application/json, or multipart/form-data to upload.")),
            Map.entry(431, Problem.HEADERS_TOO_LARGE.because("Headers have at most 16 KiB together.")),
            Map.entry(503, Problem.UNAVAILABLE.because("Try again in a moment.")));

    private Refusals() {}

    static ProblemException of(Throwable failure) {
        if (failure instanceof ProblemException refusal) {
            return refusal;
        }
        if (failure instanceof HttpMessageNotReadableException unreadable) {
            return unreadable(unreadable);
        }
        if (failure instanceof BindException invalid) {
            return invalid(
                    invalid.getFieldErrors().stream().map(Refusals::field).toList());
        }
        if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
            return mismatch(mismatch);
        }
        if (failure instanceof MissingServletRequestParameterException missing) {
            return invalid(List.of(new FieldProblem(missing.getParameterName(), "required", "is required")));
        }
        if (failure instanceof InvalidParameterException) {
            return Problem.MALFORMED_REQUEST.because("The query of the address is not well formed.");
        }
        if (failure instanceof HttpMediaTypeNotAcceptableException refused
                && !refused.getSupportedMediaTypes().isEmpty()) {
            return notAcceptable(refused.getSupportedMediaTypes());
        }
        if (failure instanceof ErrorResponse known) {
            return ofStatus(known.getStatusCode().value());
        }
        if (Outages.ofDatabase(failure)) {
            return Problem.DATABASE_UNAVAILABLE
                    .because("The database does not answer; try again in a moment.")
                    .causedBy(failure);
        }
        if (failure instanceof StoreException) {
            return Problem.STORE_UNAVAILABLE
                    .because("The object store does not answer; try again in a moment.")
                    .causedBy(failure);
        }
        return Problem.INTERNAL_ERROR
                .because("The log of the gateway tells more; trying again may help.")
                .causedBy(failure);
    }

    static ProblemException ofStatus(int status) {
        ProblemException known = BY_STATUS.get(status);
        if (known != null) {
            return known;
        }
        return status < 500
                ? Problem.MALFORMED_REQUEST.because("The request is not well formed.")
                : Problem.INTERNAL_ERROR.because("The log of the gateway tells more; trying again may help.");
    }

    private static ProblemException unreadable(HttpMessageNotReadableException unreadable) {
        Throwable cause = unreadable.getCause();
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return invalid(List.of(new FieldProblem(path(unknown), "unknown", "is no field of this request")));
        }
        if (cause instanceof DatabindException wrongShape
                && !wrongShape.getPath().isEmpty()) {
            return invalid(List.of(new FieldProblem(path(wrongShape), "type", "has the wrong type")));
        }
        String detail =
                cause == null ? "A JSON body is required." : "The body is not the JSON object that is expected.";
        return Problem.MALFORMED_REQUEST.because(detail);
    }

    private static String path(DatabindException wrongShape) {
        return wrongShape.getPath().stream().map(Refusals::step).collect(Collectors.joining("."));
    }

    static String step(JacksonException.Reference step) {
        String name = step.getPropertyName();
        return name == null ? String.valueOf(step.getIndex()) : name;
    }

    private static ProblemException mismatch(MethodArgumentTypeMismatchException mismatch) {
        MethodParameter parameter = mismatch.getParameter();
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            return Problem.NOT_FOUND.because("There is nothing with this id.");
        }
        return invalid(List.of(new FieldProblem(mismatch.getName(), "type", "cannot be read")));
    }

    /** @param types what the framework could write, families of types among them */
    private static ProblemException notAcceptable(List<MediaType> types) {
        String names = types.stream()
                .filter(MimeType::isConcrete)
                .map(type -> type.getType() + "/" + type.getSubtype())
                .distinct()
                .collect(Collectors.joining(", "));
        return Problem.NOT_ACCEPTABLE.because("This address answers in " + names + ".");
    }

    private static ProblemException invalid(List<FieldProblem> errors) {
        String fields = errors.stream().map(FieldProblem::field).distinct().collect(Collectors.joining(", "));
        return Problem.VALIDATION_FAILED.because("Check " + fields + ".", errors);
    }

    private static FieldProblem field(FieldError error) {
        return field(
                error.getField(),
                Objects.requireNonNullElse(error.getCode(), "invalid"),
                Objects.requireNonNullElse(error.getDefaultMessage(), "is not valid"));
    }

    /** @param constraint the name of its annotation */
    static FieldProblem field(String name, String constraint, String message) {
        String word =
                constraint.equals("NotBlank") || constraint.equals("NotNull") ? "required" : snakeCase(constraint);
        return new FieldProblem(snakeCase(name), word, message);
    }

    static String snakeCase(String camelCase) {
        return WORD_START.matcher(camelCase).replaceAll("_").toLowerCase(Locale.ROOT);
    }
}
