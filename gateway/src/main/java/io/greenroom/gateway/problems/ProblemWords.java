package io.greenroom.gateway.problems;

/**
 * A problem in one language.
 *
 * @param title what is the matter, the same each time; no full stop
 * @param remedy what the caller can do about it: whole sentences
 */
public record ProblemWords(String title, String remedy) {}
