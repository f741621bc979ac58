package io.greenroom.media;

/**
 * A part of an object that the store has got.
 *
 * @param number its place among the others, 1 to 10,000; not every number need be used
 * @param etag what the store called it: told again when the parts are joined, and compared with nothing
 */
public record SentPart(int number, String etag) {}
