package io.greenroom.media;

import java.time.Instant;

/**
 * What the store knows about an object without reading it.
 *
 * @param bytes size of the content
 * @param contentType as given when it was put
 * @param lastModified by the store's clock
 */
public record ObjectStat(long bytes, String contentType, Instant lastModified) {}
