package io.greenroom.gateway.files;

/**
 * An object of the store as it is sent to a caller.
 *
 * @param key the object's
 * @param bytes its size
 * @param tag tells its content from any other's: a digest, or a key that is never used twice
 * @param contentType fixed by us, never guessed from the content again
 * @param name what it is called when saved
 */
public record Media(String key, long bytes, String tag, String contentType, String name) {}
