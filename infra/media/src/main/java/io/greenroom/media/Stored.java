package io.greenroom.media;

/**
 * What was stored or fetched, measured on the way.
 *
 * @param key the object's key in the bucket
 * @param bytes size of the content
 * @param sha256 digest of the content, lower-case hex
 */
public record Stored(String key, long bytes, String sha256) {}
