package io.greenroom.media;

import java.time.Instant;

/**
 * One row of a listing.
 *
 * @param key the object's key in the bucket
 * @param bytes size of the content
 * @param lastModified by the store's clock
 */
public record ListedObject(String key, long bytes, Instant lastModified) {}
