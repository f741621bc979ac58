package io.greenroom.events;

/**
 * An audio stream as it was probed.
 *
 * @param codec as ffprobe names it
 * @param sampleRate in hertz
 * @param channels how many
 */
public record AudioStream(String codec, int sampleRate, int channels) {}
