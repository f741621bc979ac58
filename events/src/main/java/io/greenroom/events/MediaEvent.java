package io.greenroom.events;

/** What the thumbnail worker made of a request. */
public sealed interface MediaEvent extends Message permits ThumbnailReady, ThumbnailFailed, MediaProbed {}
