package io.greenroom.gateway.problems;

/**
 * A JSON body of a request in which a field that there is none of is refused as {@code validation_failed}. For requests
 * that would do something else, and more, without what a misspelt field was meant to say.
 */
public interface ExactFields {}
