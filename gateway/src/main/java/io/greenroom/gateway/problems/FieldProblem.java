package io.greenroom.gateway.problems;

/**
 * What is wrong with one field of a request.
 *
 * @param field in the words of the request, snake_case, with dots where it is nested
 * @param code stable word, {@code required}, {@code size}, {@code type}, ...
 * @param message a sentence for a person
 */
public record FieldProblem(String field, String code, String message) {}
