package io.greenroom.events;

/**
 * A video stream as it was probed.
 *
 * @param codec as ffprobe names it
 * @param width in pixels, as stored
 * @param height in pixels, as stored
 * @param framesPerSecond average
 * @param rotation degrees clockwise to show it upright: 0, 90, 180 or 270
 */
public record VideoStream(String codec, int width, int height, double framesPerSecond, int rotation) {}
